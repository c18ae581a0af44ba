import { isLuhnValid } from '../checksum/luhn.js'
import type { Edit } from './edit.js'

/** Asks whether a unit is a digit, or a letter that is drawn like one. */
export function isLookAlike(unit: number): boolean {
  return unit < 0x80 && lookAlikes[unit] === 1
}

/**
 * What to write so that “O”, “o”, “l”, “I”, “|” and “S” are digits in `[start, end)`, a run of groups that hold
 * nothing else: “4lll O000 …”. Nothing, if the letters are too many to be a disguise.
 */
export function lookAlikeDigits(text: string, start: number, end: number): readonly Edit[] {
  const edits: Edit[] = []
  const lengths: number[] = []
  let digits = 0
  let litres = 0
  for (const match of text.slice(start, end).matchAll(groups)) {
    const group = match[0]
    lengths.push(group.length)
    const letters = group.replace(digit, '').length
    digits += group.length - letters
    const groupStart = start + match.index
    if (letters === 0 || (letters === group.length && !isDisguise(text, group, groupStart, start, end))) continue
    if (litre.test(group) && group.length < cardLengthMin && !isBesideDash(text, groupStart, group.length)) litres++
    for (let index = 0; index < group.length; index++) {
      const at = groupStart + index
      const twin = digitFor(text.charCodeAt(at))
      if (twin !== undefined && twin !== group.charAt(index)) edits.push({ start: at, end: at + 1, text: twin })
    }
  }
  if (digits === 0) return []
  const isPrinted = printedShapes.has(lengths.join('-'))
  if (edits.some(isFive) && !isPrinted) return []
  const total = digits + edits.length
  const isCardLength = total >= cardLengthMin && total <= cardLengthMax
  // The digits of a card in one piece are as many letters as digits at times; its check tells.
  if (isCardLength && lengths.length === 1) return digits >= 4 && isLuhnValid(written(text, start, end)) ? edits : []
  // In groups a single true digit gives the others away.
  if (isCardLength && lengths.length >= 4) return litres >= lengths.length - 1 ? [] : edits
  return total >= 7 && (isPrinted ? digits >= 3 : digits >= edits.length) && litres < edits.length ? edits : []
}

const cardLengthMin = 13
const cardLengthMax = 19

/** “S” begins the names of models and sizes, so that it is a digit only in numbers that are printed so. */
function isFive(edit: Edit): boolean {
  return edit.text === '5'
}

/** A social security number, a phone number, a card. */
const printedShapes: ReadonlySet<string> = new Set(['3-2-4', '3-3-4', '1-3-3-4', '4-4-4-4'])

/** Nobody measures with a dash: “977l” after one is the end of a number. */
function isBesideDash(text: string, start: number, length: number): boolean {
  return text.charAt(start - 1) === '-' || text.charAt(start + length) === '-'
}

function isBetweenDashes(text: string, start: number, length: number): boolean {
  return text.charAt(start - 1) === '-' && text.charAt(start + length) === '-'
}

function written(text: string, start: number, end: number): string {
  return Array.from(text.slice(start, end), (sign) => digitFor(sign.charCodeAt(0)) ?? '').join('')
}

const groups = /[\dOoIlS|]+/g
const digit = /\d/g
/** “5l”, as of milk. */
const litre = /^\d+l$/
/** Words that have only such letters. */
const words = new Set([
  'oil', 'lol', 'loll', 'ill', 'loo', 'lo', 'olio', 'lolo', 'lolol', 'iii', 'ii', 'oo', 'ooo', 'lil', 'sos', 'sis', 'oss', 'iss', 'loss', 'solo', 'silo', 'soil', 'sill', 'ssl',
])

/** A group of letters alone counts as digits only between others, or when it is as long as four of a card. */
function isDisguise(text: string, group: string, at: number, start: number, end: number): boolean {
  if (group.length === 1) return at === start && text.charAt(start - 1) === '+'
  if (group.length === 2) return isBetweenDashes(text, at, 2)
  if (words.has(group.toLowerCase())) return false
  return group.length >= 4 || (group.length === 3 && at > start && at + group.length < end)
}

function digitFor(unit: number): string | undefined {
  return unit < 0x80 ? twins[unit] : undefined
}

const twins: readonly (string | undefined)[] = Array.from({ length: 0x80 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  if (sign >= '0' && sign <= '9') return sign
  return 'Oo'.includes(sign) ? '0' : 'Il|'.includes(sign) ? '1' : sign === 'S' ? '5' : undefined
})
const lookAlikes = Uint8Array.from(twins, (twin) => (twin === undefined ? 0 : 1))
