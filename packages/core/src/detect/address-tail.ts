import type { Word } from './scan.js'

/**
 * Answers the index of the last word of an address whose street ends at word `index`: what follows of flat,
 * post code, town and state. Looks at a bounded number of words.
 */
export function endOfPlace(text: string, words: readonly Word[], index: number): number {
  const afterUnit = endOfUnit(text, words, index)
  return endAtPostcode(text, words, afterUnit) ?? endOfTown(text, words, afterUnit)
}

const units: ReadonlySet<string> = new Set('apt apartment suite ste unit flat floor fl room rm'.split(' '))
const unitNumber = /^(?:\d{1,5}[a-z]?|[a-z]\d{0,4})$/i
const gap = /^(?:[,.]{0,2}[ \n]|,|[ ,.]{0,2}# ?|,? ?\n ?,? ?)$/
const townGap = /^(?:\.?, ?|,?\n| )$/
/** Five digits (US, DE, FR, ES, IT, …), four before two letters (NL) or a town (AT, BE, CH), or a code of the United Kingdom. */
const fiveDigits = /^\d{5}$/
const fourDigits = /^\d{4}$/
const outward = /^[a-z]{1,2}\d[a-z\d]?$/i
const inward = /^\d[a-z]{2}$/i
const wordsToPostcodeMax = 5

function endOfUnit(text: string, words: readonly Word[], index: number): number {
  if (!follows(text, words, index, gap)) return index
  const [name, number] = [words[index + 1]?.text ?? '', words[index + 2]?.text ?? '']
  if (units.has(name.toLowerCase()) && unitNumber.test(number)) return index + 2
  const isHashed = text.slice(words[index]?.end, words[index + 1]?.start).includes('#')
  return isHashed && unitNumber.test(name) ? index + 1 : index
}

function endAtPostcode(text: string, words: readonly Word[], index: number): number | undefined {
  for (let at = index + 1; at <= index + wordsToPostcodeMax && follows(text, words, at - 1, gap); at++) {
    const word = words[at]?.text ?? ''
    const next = follows(text, words, at, gap) ? (words[at + 1]?.text ?? '') : ''
    if (outward.test(word) && inward.test(next)) return at + 1
    if (fiveDigits.test(word)) return at === index + 1 ? endOfTownAfter(text, words, at) : endOfZip(text, words, at)
    if (fourDigits.test(word) && at === index + 1) {
      if (/^[A-Z]{2}$/.test(next)) return endOfTownAfter(text, words, at + 1)
      return isCapital(next) ? endOfTownAfter(text, words, at) : undefined
    }
    if (/\d/.test(word)) return undefined
  }
  return undefined
}

/** ZIP+4. */
function endOfZip(text: string, words: readonly Word[], index: number): number {
  const isPlusFour = text.charAt(words[index]?.end ?? -1) === '-' && fourDigits.test(words[index + 1]?.text ?? '')
  return isPlusFour && follows(text, words, index, /^-$/) ? index + 1 : index
}

/** `10115 Berlin`: capitalised words after the code. */
function endOfTownAfter(text: string, words: readonly Word[], index: number): number {
  let last = index
  while (last < index + 3 && follows(text, words, last, /^[ -]$/) && isCapital(words[last + 1]?.text ?? '')) last++
  return last
}

/** `, Springfield, IL`: no code, but capitalised words after a comma. */
function endOfTown(text: string, words: readonly Word[], index: number): number {
  let last = index
  let isAfterComma = false
  while (last < index + 4 && follows(text, words, last, townGap) && isCapital(words[last + 1]?.text ?? '')) {
    isAfterComma ||= text.slice(words[last]?.end, words[last + 1]?.start).includes(',')
    if (!isAfterComma) break
    last++
  }
  return last
}

function follows(text: string, words: readonly Word[], index: number, allowed: RegExp): boolean {
  const [word, next] = [words[index], words[index + 1]]
  return word !== undefined && next !== undefined && next.start - word.end <= 4 && allowed.test(text.slice(word.end, next.start))
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}
