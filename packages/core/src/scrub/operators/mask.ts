import type { MaskRule } from '../../policy/policy.js'
import { exactTypes } from '../canonical-text.js'
import type { Value } from '../scrub.js'

/**
 * Hides signs and keeps the layout: `**** **** **** 1111`, `***@example.org`. Presidio calls it `mask` too. It
 * protects against a glance, not against a search: what is kept, and the length, narrow a guess.
 * @example
 * mask({ type: 'PHONE_NUMBER', text: '+1 415 555 0199' }, { operator: 'mask', keepLast: 4 }) // '+* *** *** 0199'
 */
export function mask({ type, text }: Value, { keepLast = 0, keep, with: sign = '*' }: MaskRule): string {
  const at = keep === 'domain' ? text.lastIndexOf('@') : -1
  if (at > 0) return `${maskSigns(text.slice(0, at), { type, sign, keepLast: 0 })}${text.slice(at)}`
  return maskSigns(text, { type, sign, keepLast })
}

function maskSigns(text: string, { type, sign, keepLast }: { readonly type: Value['type']; readonly sign: string; readonly keepLast: number }): string {
  const signs = Array.from(text)
  // In a secret every sign counts, so its separators are hidden as well.
  const isLayout = (each: string): boolean => !exactTypes.has(type) && layout.has(each)
  const hidden = signs.filter((each) => !isLayout(each)).length
  // Half of a short value would be most of it to a guesser; of a shorter one than that nothing is kept.
  let toHide = hidden - Math.min(keepLast, Math.floor(hidden / 2))
  return signs.map((each) => (isLayout(each) || toHide-- <= 0 ? each : sign)).join('')
}

/** What groups the signs of a number, name or address, and tells nothing by itself. */
const layout: ReadonlySet<string> = new Set(' \u00a0\u202f-./,:()+@')
