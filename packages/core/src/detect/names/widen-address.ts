import { matchAt } from '../scan.js'

/**
 * Widens an address by what belongs to it whatever stands around: “the corner of” before it, the number of a unit
 * before the number of the house, and a state and a post code behind it.
 */
export function widenAddress(text: string, { start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  const before = text.slice(Math.max(0, start - reach), start)
  const lead = cornerBefore.exec(before) ?? (/\d/.test(text.charAt(start)) ? unitBefore.exec(before) : null)
  const tail = matchAt(stateAndCode, text, end)
  return { start: start - (lead?.[0].length ?? 0), end: tail === -1 ? end : tail }
}

const reach = 24
const cornerBefore = /(?:the )?corner of $/i
const unitBefore = /(?<![\d.,:/-])\d{2,6} $/
/** Two or three letters of a state at the most, then four or five digits, ZIP+4 as well. */
const stateAndCode = /[ ,]{0,2}[ \n]{1,2}(?:[A-Za-z]{2,3}[ ,]{1,2})?\d{4,5}(?:-\d{4})?(?![\p{L}\p{N}])/uy
