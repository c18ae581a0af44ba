import { isCalendarDate } from '../calendar.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Group, type Scan } from '../scan.js'
import { wordsBefore } from '../context.js'
import { countedWords, timePrepositions } from './calendar-words.js'

/** A piece of a date in the normalised text. */
export interface DatePiece {
  readonly start: number
  readonly end: number
  /** `day`: one certain day. `bare`: digits that are a day only where a date is expected. */
  readonly kind: 'day' | 'month' | 'year' | 'weekday' | 'time' | 'bare'
}

/** Dates of digits, times and years. Looks at a bounded piece of text for each group of digits. */
export function* numericPieces(scan: Scan): Iterable<DatePiece> {
  let from = 0
  for (const { groups } of scan.runs) {
    for (const group of groups) {
      if (group.start < from) continue
      const piece = pieceAt(scan.text, group)
      if (piece === undefined) continue
      from = piece.end
      yield piece
    }
  }
}

function pieceAt(text: string, { start, end }: Group): DatePiece | undefined {
  const length = end - start
  if (length > 8 || isTail(text, start)) return undefined
  if (length === 8) return bareDay(text, start, end)
  if (length === 4) return yearFirst(text, start) ?? lonelyYear(text, start)
  if (length > 2) return undefined
  const next = text.charCodeAt(end)
  return (mayBeDay(next) ? dayFirst(text, start) : undefined) ?? timeAt(text, { start, end }) ?? shortYear(text, start)
}

/** A day is followed by `-`, `.`, `/` or a blank. */
function mayBeDay(next: number): boolean {
  return next === 0x20 || (next >= 0x2d && next <= 0x2f)
}

/** Digits that go on a number, a code or a path: `v1.2`, `3.14`, `a-1`, `/1`. */
function isTail(text: string, start: number): boolean {
  const before = text.charAt(start - 1)
  if (before === '') return false
  if (isAlphanumericAt(text, start - 1)) return text.charAt(start - 1) !== 'T' || !isDigitAt(text, start - 2)
  if (':./-_+,'.includes(before)) return isAlphanumericAt(text, start - 2) || before === '/' || before === '.' || before === '_'
  return '$€£¥#@'.includes(before)
}

const isoDay = /(\d{4})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d-]|[./]\d)/y
const dayMonthYear = /(0?[1-9]|[12]\d|3[01])([-/.]|\. )(0?[1-9]|[12]\d|3[01])\2((?:19|20)\d\d|\d\d)(?![\d%]|[-/.:]\d)/y
const spacedDay = /(0?[1-9]|[12]\d|3[01]) (0?[1-9]|[12]\d|3[01]) ((?:19|20)\d\d)(?![\d-])/y
const monthYear = /(?:0?[1-9]|1[0-2])[/](?:19|20)\d\d(?![\d/])/y
const dayMonthDot = /(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)/y

function yearFirst(text: string, start: number): DatePiece | undefined {
  isoDay.lastIndex = start
  const match = isoDay.exec(text)
  if (match === null || !isCalendarDate(Number(match[1]), Number(match[3]), Number(match[4]))) return undefined
  return isVersionNamed(text, start, match[0]) ? undefined : { start, end: isoDay.lastIndex, kind: 'day' }
}

function dayFirst(text: string, start: number): DatePiece | undefined {
  dayMonthYear.lastIndex = start
  const match = dayMonthYear.exec(text)
  if (match !== null) {
    const end = dayMonthYear.lastIndex
    const [written = '', first = '', separator, second = '', year = ''] = match
    // `1.2.34` is rather a version than a day.
    const isVersion = separator !== '-' && separator !== '/' && year.length === 2 && (first.length < 2 || second.length < 2)
    const isKnown = separator === '/' || separator === '-' ? isDayAndMonth(first, second, year) : isDayThenMonth(first, second, year)
    if (!isKnown || isVersionNamed(text, start, written)) return undefined
    return { start, end, kind: isVersion ? 'bare' : 'day' }
  }
  spacedDay.lastIndex = start
  const spaced = spacedDay.exec(text)
  if (spaced !== null && isDayAndMonth(spaced[1] ?? '', spaced[2] ?? '', spaced[3] ?? '')) return { start, end: spacedDay.lastIndex, kind: 'bare' }
  const endOfMonth = matchAt(monthYear, text, start)
  if (endOfMonth !== -1) return { start, end: endOfMonth, kind: 'month' }
  const endOfDot = matchAt(dayMonthDot, text, start)
  if (endOfDot === -1 || !germanPrepositions.has(wordsBefore(text, start, 1)[0] ?? '')) return undefined
  return { start, end: endOfDot, kind: 'month' }
}

const germanPrepositions: ReadonlySet<string> = new Set(['am', 'vom', 'bis', 'zum', 'seit', 'der', 'den', 'dem'])

/** Either order: the one or the other is the month. */
function isDayAndMonth(first: string, second: string, year: string): boolean {
  return isDayThenMonth(first, second, year) || isDayThenMonth(second, first, year)
}

/** Who writes full stops writes the day first. */
function isDayThenMonth(day: string, month: string, year: string): boolean {
  // The century decides about 29 February only.
  return isCalendarDate(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))
}

const versionWords =
  /(?<!\p{L})(?:versions?|ver|v|releases?|builds?|upgrad(?:e|ed|ing)|updat(?:e|ed|ing)|downgrad(?:e|ed|ing)|install(?:ed)?|firmware|python|node|ios|android|section|chapter)(?!\p{L})/iu
const versionReach = 32

/** Full stops also part the numbers of a version. */
function isVersionNamed(text: string, start: number, written: string): boolean {
  return written.includes('.') && versionWords.test(text.slice(Math.max(0, start - versionReach), start))
}

/** `23111980`, `19801123`. */
function bareDay(text: string, start: number, end: number): DatePiece | undefined {
  if (isAlphanumericAt(text, end) || (':./-_'.includes(text.charAt(end)) && isDigitAt(text, end + 1))) return undefined
  const digits = text.slice(start, end)
  const isYearFirst = /^(?:19|20)/.test(digits) && isCalendarDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
  const isYearLast = /^.{4}(?:19|20)/.test(digits) && isDayAndMonth(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4))
  return isYearFirst || isYearLast ? { start, end, kind: 'bare' } : undefined
}

const clock = /(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m(?![a-z])\.?)?(?: ?(?:Z|UTC|GMT|CES?T|[ECMP][SD]T|uhr|uur)(?![a-z])| ?[+-]\d{2}:?\d{2}(?!\d))?|h[0-5]\d|u[0-5]\d)(?![\d:]|\.\d)/iy
const hourOnly = /(?:0?[1-9]|1[0-2]) ?(?:[ap]\.m\.?|[ap]m|o'clock)(?![a-z])/iy
const hourNamed = /(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)? ?(?:uhr|uur)(?![a-z])/iy
/** What is written like a time and is none: proportions, results, verses. */
const ratioWords: ReadonlySet<string> = new Set(
  'ratio aspect scale score scored won lost odds verse psalm psalms genesis exodus matthew mark luke john acts romans corinthians isaiah'.split(' '),
)

/** `à 15h`, `às 14h`, `alle 15`. */
const hourTold = /(?:[01]?\d|2[0-4])(?:h(?![\p{L}\d])|(?![\p{L}\d%°]|[.,:/-]\d| \p{L}))/iuy
const hourWords: ReadonlySet<string> = new Set(['à', 'às', 'alle', 'ore'])

/** What follows the hour in `timePatterns`: a sign, a letter, or a blank and a letter. */
const hourEnd = /[:.hu]| ?[apou]/iy
const timePatterns = [hourNamed, clock, hourOnly]

function timeAt(text: string, { start, end: endOfDigits }: Group): DatePiece | undefined {
  for (const pattern of matchAt(hourEnd, text, endOfDigits) === -1 ? [] : timePatterns) {
    const end = matchAt(pattern, text, start)
    if (end === -1 || isAlphanumericAt(text, end)) continue
    if (pattern === clock && wordsBefore(text, start, 2).some((word) => ratioWords.has(word))) continue
    return { start, end, kind: 'time' }
  }
  if (text.charAt(start - 1) !== ' ' || !isAlphanumericAt(text, start - 2) || isDigitAt(text, start - 2)) return undefined
  const end = matchAt(hourTold, text, start)
  return end !== -1 && hourWords.has(wordsBefore(text, start, 1)[0] ?? '') ? { start, end, kind: 'time' } : undefined
}

const twoDigits = /\d\d(?![\p{L}\d%]|[.,:/-]\d)/uy

/** `in '87`. */
function shortYear(text: string, start: number): DatePiece | undefined {
  if (!"'’".includes(text.charAt(start - 1) || ' ') || isAlphanumericAt(text, start - 2)) return undefined
  const end = matchAt(twoDigits, text, start)
  const nearest = wordsBefore(text, start, 1)[0] ?? ''
  return end !== -1 && (timePrepositions.has(nearest) || nearest === 'born') ? { start: start - 1, end, kind: 'year' } : undefined
}

const yearShape = /(?:19|20)\d\d(?:s(?![a-z]))?(?![\p{L}\d%°$€£]|[./:-]\d|,\d)/uy
const wordAfter = / (\p{L}{1,40})/uy
const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'of'])
const totals: ReadonlySet<string> = new Set('total sum maximum minimum max min limit average number out up most least excess batch set list'.split(' '))

/** A year where a word tells that it is one: `since 2019`, `the Act of 2001`, `a 2017 film`. */
function lonelyYear(text: string, start: number): DatePiece | undefined {
  const end = matchAt(yearShape, text, start)
  if (end === -1) return undefined
  wordAfter.lastIndex = end
  const next = (wordAfter.exec(text)?.[1] ?? '').toLowerCase()
  if (countedWords.has(next)) return undefined
  const [, second = '', nearest = ''] = ['', '', ...wordsBefore(text, start, 2)].slice(-3)
  if (text.charAt(start - 1) === '(' && text.charAt(end) === ')') return { start, end, kind: 'year' }
  if (text.charAt(start - 1) !== ' ' || !/[\p{L}]/u.test(text.charAt(start - 2))) return undefined
  const isTold = timePrepositions.has(nearest) || (articles.has(nearest) && !totals.has(second) && (nearest === 'of' || next !== '' || end - start > 4))
  return isTold ? { start, end, kind: 'year' } : undefined
}
