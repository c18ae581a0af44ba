import { isAlphanumericAt, isDigitAt } from './scan.js'

/** The first number after a word that introduces it, in the same clause. */
export interface IntroducedNumber {
  readonly start: number
  readonly end: number
  /** Without separators. */
  readonly digits: string
  /** The words that stand between, lower case. */
  readonly between: readonly string[]
}

/**
 * Answers the first number after `from`: digit groups with one blank or dash between two of them. Nothing when
 * it hangs on a letter or on another number, or when it stands in the next sentence. Looks at a bounded piece.
 */
export function introducedNumber(text: string, from: number): IntroducedNumber | undefined {
  const stop = Math.min(text.length, from + reach)
  let start = from
  while (start < stop && !isDigitAt(text, start)) {
    if (borders.includes(text.charAt(start)) && !isLineAfterColon(text, start) && !isAbbreviation(text, start)) return undefined
    start++
  }
  if (start >= stop || isAlphanumericAt(text, start - 1) || tails.includes(text.charAt(start - 1))) return undefined
  const number = readNumber(text, start)
  if (number === undefined) return undefined
  return { start, ...number, between: text.slice(from, start).toLowerCase().match(wordPattern) ?? [] }
}

/** Reads digit groups from a digit on; undefined where more than a number stands: a time, an amount, a date. */
export function readNumber(text: string, start: number): { readonly end: number; readonly digits: string } | undefined {
  let digits = ''
  let at = start
  while (digits.length < digitsMax) {
    if (isDigitAt(text, at)) digits += text.charAt(at++)
    else if ((text.charAt(at) === ' ' || text.charAt(at) === '-') && isDigitAt(text, at + 1)) at++
    else break
  }
  if (isAlphanumericAt(text, at)) return undefined
  if (joints.includes(text.charAt(at)) && at < text.length && isDigitAt(text, at + 1)) return undefined
  return '%€$£°'.includes(text.charAt(at)) && at < text.length ? undefined : { end: at, digits }
}

const reach = 48
const digitsMax = 24
const borders = '.?!;\n'
const joints = '.,:/-'
/** Signs before a number that make it something else: an amount, an order, a part of a code. */
const tails = '$€£¥_/.,+'
const wordPattern = /[\p{L}\p{M}]+/gu

/** `no. 123`, `n. 123`. */
function isAbbreviation(text: string, at: number): boolean {
  return text.charAt(at) === '.' && /\b(?:no?|nr|num|núm|acct?)$/i.test(text.slice(Math.max(0, at - 5), at))
}

function isLineAfterColon(text: string, at: number): boolean {
  return text.charAt(at) === '\n' && /[:=][ \t]?$/.test(text.slice(Math.max(0, at - 2), at))
}
