import type { Edit } from './edit.js'

/** Asks whether a unit is a digit, or a letter that is drawn like one. */
export function isLookAlike(unit: number): boolean {
  return unit < 0x80 && lookAlikes[unit] === 1
}

/**
 * What to write so that “O”, “o”, “l”, “I” and “|” are digits in `[start, end)`, a run of groups that hold
 * nothing else: “4lll O000 …”. Nothing, if the letters are too many to be a disguise.
 */
export function lookAlikeDigits(text: string, start: number, end: number): readonly Edit[] {
  const edits: Edit[] = []
  let digits = 0
  let litres = 0
  let count = 0
  for (const match of text.slice(start, end).matchAll(groups)) {
    const group = match[0]
    count++
    const letters = group.replace(digit, '').length
    digits += group.length - letters
    if (letters === 0 || (letters === group.length && !isDisguise(text, group, start + match.index, start, end))) continue
    if (litre.test(group)) litres++
    for (let index = 0; index < group.length; index++) {
      const at = start + match.index + index
      const twin = digitFor(text.charCodeAt(at))
      if (twin !== undefined && twin !== group.charAt(index)) edits.push({ start: at, end: at + 1, text: twin })
    }
  }
  if (digits === 0) return []
  const total = digits + edits.length
  // The digits of a card, in groups: then a single true digit gives the others away.
  const isCard = total >= 13 && total <= 19 && count >= 4
  if (isCard) return litres >= count - 1 ? [] : edits
  return total >= 7 && digits >= edits.length && litres < edits.length ? edits : []
}

const groups = /[\dOoIl|]+/g
const digit = /\d/g
/** “5l”, as of milk. */
const litre = /^\d+l$/
/** Words that have only such letters. */
const words = new Set(['oil', 'lol', 'loll', 'ill', 'loo', 'lo', 'olio', 'lolo', 'lolol', 'iii', 'ii', 'oo', 'ooo', 'lil'])

/** A group of letters alone counts as digits only between others, or when it is as long as four of a card. */
function isDisguise(text: string, group: string, at: number, start: number, end: number): boolean {
  if (group.length === 1) return at === start && text.charAt(start - 1) === '+'
  if (words.has(group.toLowerCase())) return false
  return group.length >= 4 || (group.length === 3 && at > start && at + group.length < end)
}

function digitFor(unit: number): string | undefined {
  return unit < 0x80 ? twins[unit] : undefined
}

const twins: readonly (string | undefined)[] = Array.from({ length: 0x80 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  if (sign >= '0' && sign <= '9') return sign
  return 'Oo'.includes(sign) ? '0' : 'Il|'.includes(sign) ? '1' : undefined
})
const lookAlikes = Uint8Array.from(twins, (twin) => (twin === undefined ? 0 : 1))
