import { wordsBefore } from '../context.js'
import { isAlphanumericAt, matchAt } from '../scan.js'
import type { Trigger } from '../triggers.js'
import { countedWords, doubtfulMonths, plainMonths, shortWeekdays, timePrepositions, weakMonths, weekdays } from './calendar-words.js'
import type { DatePiece } from './date-pieces.js'

/** Dates with the name of a month, and days of the week. `triggers` are these names, in the order of the text. */
export function* wordedPieces(text: string, triggers: readonly Trigger[]): Iterable<DatePiece> {
  for (const trigger of triggers) {
    const piece = weekdays.has(trigger.word) || shortWeekdays.has(trigger.word) ? weekdayAt(text, trigger) : monthAt(text, trigger)
    if (piece !== undefined) yield piece
  }
}

const reach = 40

/** A day, or from one to another, right before the month. */
const dayBefore =
  /(?<![\p{L}\d.,:/$€£#-])(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|\.)? ?(?:-|to|and|bis|und|al|au|a|e|y|et|tot|en) ?)?(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ère|er|[ºª°.])?|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)(?: of | day of | de | d'| |-|\/)?$/iu
const dayAfter =
  /(?:\.? {1,2}|\. ?|-|, )?(?:the )?(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?(?![\p{L}\d%:]|[.,/]\d)|(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|thirtieth|(?:thir|four|fif|six|seven|eigh|nine)teenth)(?!\p{L}))/iuy
const yearAfter = /(?:\.?,? ?(?:of |de |del |d')?|[-/. ])(?:(?:19|20)\d\d|'\d\d)(?![\p{L}\d%]|[.,:]\d)/iuy
const shortYearAfter = /[-/]\d\d(?![\d/:-])/y
const nextWord = / (\p{L}{1,40})/uy
/** The server's own notation of access logs: `23/Nov/2026:10:00:00`. */
const serverTime = /[/]\d{4}:\d\d:\d\d/y

function monthAt(text: string, { start, end, word }: Trigger): DatePiece | undefined {
  if (matchAt(serverTime, text, end) !== -1) return undefined
  const before = dayBefore.exec(text.slice(Math.max(0, start - reach), start))
  const hasDayBefore = before !== null && !isCounted(text, end, before[0])
  const first = hasDayBefore ? start - before[0].length : start
  let last = hasDayBefore ? end : dayEnd(text, { start, end, word })
  const hasDay = hasDayBefore || last > end
  const withYear = matchAt(yearAfter, text, last)
  const withShortYear = hasDay ? matchAt(shortYearAfter, text, last) : -1
  const hasYear = withYear !== -1 || withShortYear !== -1
  if (withYear !== -1) last = withYear
  else if (withShortYear !== -1) last = withShortYear
  if (weakMonths.has(word) && !(hasDayBefore && (hasYear || strongWeak.has(word)))) return undefined
  if (hasDay) return { start: first, end: last, kind: 'day' }
  if (hasYear) return { start, end: last, kind: 'month' }
  return isLoneMonth(text, { start, end, word }) ? { start, end, kind: 'month' } : undefined
}

/** Weak names that a day alone makes a month. */
const strongWeak: ReadonlySet<string> = new Set(['mars', 'mei', 'mrt', 'mär', 'okt', 'dez', 'déc', 'févr', 'avr', 'juil', 'mar'])

function isCounted(text: string, end: number, before: string): boolean {
  // “The second may be …”: an ordinal word is no day before a verb.
  return /^[a-z]/i.test(before) && !/(?: of | de )$/i.test(before) && /^ [a-z]/.test(text.slice(end, end + 2))
}

function dayEnd(text: string, { end, word, start }: Trigger): number {
  const after = matchAt(dayAfter, text, end)
  if (after === -1) return end
  nextWord.lastIndex = after
  const next = (nextWord.exec(text)?.[1] ?? '').toLowerCase()
  // “You may 2 of …”, “march 3 miles”.
  if (countedWords.has(next) || (next === 'of' && text.charAt(start) === word.charAt(0) && verbs.has(word))) return end
  return after
}

const verbs: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'jan', 'sep', 'dec', 'august', 'sept'])

/** `in May`, but not “may I” and not “March on”. */
function isLoneMonth(text: string, { start, end, word }: Trigger): boolean {
  const nearest = wordsBefore(text, start, 1)[0] ?? ''
  if (isAlphanumericAt(text, end) || text.charAt(start - 1) === '-') return false
  const isCapital = text.charAt(start) !== word.charAt(0)
  if (plainMonths.has(word)) return isCapital || timePrepositions.has(nearest)
  if (!doubtfulMonths.has(word) || word.length < 3 || shortNames.has(word) || !loneBefore.has(nearest)) return false
  return isCapital || !verbs.has(word)
}

const shortNames: ReadonlySet<string> = new Set(['jan', 'sep', 'dec', 'jun', 'mai'])
const loneBefore: ReadonlySet<string> = new Set('in since until till early late mid last next im seit ende anfang mitte en em depuis desde hasta sinds'.split(' '))

/** Feasts and firms with the name of a day. */
const namedDays: ReadonlySet<string> = new Set(['black', 'cyber', 'good', 'ash', 'ruby', 'super', 'casual', 'maundy', 'giving', 'tgi', 'plácido', 'santo'])
const dateAhead = /\.?,? ?(?:the |den |der |le |el |il )?(?:\d{1,2}(?!\d)|\p{L}{3,9}\.? \d)/iuy

function weekdayAt(text: string, { start, end, word }: Trigger): DatePiece | undefined {
  if (shortWeekdays.has(word)) {
    // Only beside a date: “so 5 Mai” is none by itself, the pieces are joined later.
    return text.charAt(start) !== word.charAt(0) && matchAt(dateAhead, text, end) !== -1 ? { start, end, kind: 'weekday' } : undefined
  }
  if (text.charAt(start - 1) === '-' || text.charAt(start - 1) === '@' || text.charAt(start - 1) === '#') return undefined
  return namedDays.has(wordsBefore(text, start, 1)[0] ?? '') ? undefined : { start, end, kind: 'weekday' }
}
