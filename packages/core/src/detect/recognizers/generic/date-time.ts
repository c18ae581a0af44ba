import type { Found, Recognizer } from '../../recognizer.js'
import type { Scan, Word } from '../../scan.js'

/** Dates and times of day. A month's name counts only beside a day or a year. */
export const dateTime: Recognizer = {
  name: 'date-time',
  types: ['DATE_TIME'],
  source: 'https://www.rfc-editor.org/rfc/rfc3339',
  needs: ['digit'],
  contextWords: ['date', 'born', 'birthday', 'dob', 'on', 'at', 'until', 'since'],
  find,
  examples: {
    matches: [
      { text: 'due 2026-11-23.', found: ['2026-11-23'] },
      { text: '2026-11-23T10:30:00Z', found: ['2026-11-23T10:30:00Z'] },
      { text: 'born 23/11/1980', found: ['23/11/1980'] },
      { text: '23.11.26', found: ['23.11.26'] },
      { text: 'on March 5th, 2026 then', found: ['March 5th, 2026'] },
      { text: 'am 3. Oktober 2026', found: ['3. Oktober 2026'] },
      { text: 'el 5 de mayo de 2026', found: ['5 de mayo de 2026'] },
      { text: 'at 10:30 pm', found: ['10:30 pm'] },
      { text: 'until 5pm', found: ['5pm'] },
    ],
    nearMisses: ['you may go', 'version 1.2.3', '2026-13-45', '99/99/2026', '25:99', 'ratio 3:2', '192.0.2.1'],
  },
}

const patterns: readonly RegExp[] = [
  /(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d)/g,
  /(?<![\d/])\d{4}\/(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])(?![\d/])/g,
  /(?<![\d/])(?:0?[1-9]|[12]\d|3[01])\/(?:0?[1-9]|[12]\d|3[01])\/(?:\d{4}|\d{2})(?![\d/])/g,
  /(?<![\d.])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})(?!\.?\d)/g,
  /(?<![\d-])(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|[12]\d|3[01])-(?:\d{4}|\d{2})(?!-?\d)/g,
  /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m(?![a-z])\.?)?(?![\d:])/gi,
  /(?<![\d:.])(?:0?[1-9]|1[0-2]) ?[ap]\.?m(?![a-z])/gi,
]

const months: ReadonlySet<string> = new Set(
  ('january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct ' +
    'nov dec januar februar märz maerz mai juni juli oktober dezember janvier février fevrier mars avril juin juillet août aout ' +
    'septembre octobre novembre décembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre ' +
    'diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho ' +
    'setembro outubro novembro dezembro januari februari maart mei augustus').split(' '),
)

function* find({ text, words }: Scan): Iterable<Found> {
  for (const pattern of patterns) {
    for (const { 0: match, index: start } of text.matchAll(pattern)) {
      yield { start, end: start + match.length, type: 'DATE_TIME', score: 0.6 }
    }
  }
  for (const [index, word] of words.entries()) {
    if (!months.has(word.text.toLowerCase())) continue
    const first = dayBefore(text, words, index)
    const last = numbersAfter(text, words, index)
    if (first < index || last > index) {
      yield { start: words[first]?.start ?? word.start, end: words[last]?.end ?? word.end, type: 'DATE_TIME', score: 0.6 }
    }
  }
}

const day = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er)?$/i
const year = /^(?:19|20)\d\d$/
const particle = /^(?:of|de)$/i
const shortGap = /^[ .,-]{1,2}$/

/** The index of a day right before the month, or the month's own. */
function dayBefore(text: string, words: readonly Word[], month: number): number {
  const before = particle.test(words[month - 1]?.text ?? '') ? month - 2 : month - 1
  return day.test(words[before]?.text ?? '') && isNear(text, words, before) ? before : month
}

/** The index of the last of a day and a year right after the month, or the month's own. */
function numbersAfter(text: string, words: readonly Word[], month: number): number {
  let last = month
  if (day.test(words[last + 1]?.text ?? '') && isNear(text, words, last)) last++
  const next = particle.test(words[last + 1]?.text ?? '') ? last + 2 : last + 1
  return year.test(words[next]?.text ?? '') && isNear(text, words, next - 1) ? next : last
}

function isNear(text: string, words: readonly Word[], index: number): boolean {
  return shortGap.test(text.slice(words[index]?.end, words[index + 1]?.start))
}
