import type { Format, FormatRecognizer, Found } from '../recognizer.js'
import { isAlphanumericAt, isDigitAt, type Scan } from '../scan.js'
import { Automaton } from './automaton.js'

/** What one recognizer's formats found. */
export interface FormatFound extends Found {
  readonly recognizer: FormatRecognizer
}

/** Compiles the formats of all recognizers, to be searched for in one pass. */
export function compileFormats(recognizers: readonly FormatRecognizer[]): (scan: Scan) => readonly FormatFound[] {
  const formats = recognizers.flatMap((recognizer) => {
    const words = new Set(recognizer.contextWords)
    return recognizer.formats.map((format) => ({ recognizer, format, words }))
  })
  const automaton = new Automaton(formats.map(({ format }) => format.form))
  const ends: End[] = []
  const onEnd = (end: number, forms: readonly number[]): void => void ends.push({ end, forms })
  return (scan) => {
    const { text } = scan
    const finds: FormatFound[] = []
    for (const start of startsNearDigits(scan, automaton.leadMax)) {
      ends.length = 0
      automaton.read(text, start, onEnd)
      // The longest match of a recognizer is what was written; a shorter one only begins like it.
      const done = new Set<FormatRecognizer>()
      for (let index = ends.length - 1; index >= 0; index--) {
        const { end, forms } = ends[index] as End
        if (isAlphanumericAt(text, end)) continue
        for (const form of forms) {
          const { recognizer, format, words } = formats[form] as Entry
          const penalty = done.has(recognizer) ? undefined : penaltyOfPlace(text, { start, end }, words)
          if (penalty === undefined) continue
          const found = judge(text, { start, end }, recognizer, format)
          if (found.score === 0 && !scan.isExplained) continue
          done.add(recognizer)
          finds.push({ ...found, score: Math.max(0, found.score - penalty), recognizer })
        }
      }
    }
    return finds
  }
}

interface Entry {
  readonly recognizer: FormatRecognizer
  readonly format: Format
  readonly words: ReadonlySet<string>
}

interface End {
  readonly end: number
  readonly forms: readonly number[]
}

function judge(text: string, { start, end }: { start: number; end: number }, recognizer: FormatRecognizer, format: Format): Found {
  const written = text.slice(start, end)
  const isValid = recognizer.isValid?.(written.replaceAll(betweenSigns, '').toUpperCase(), written) ?? true
  const score = isValid ? format.score : (format.scoreInvalid ?? 0)
  return { start, end, type: recognizer.type, score, form: format.form, isValid }
}

const betweenSigns = /[^0-9A-Za-z]+/g

/**
 * What a value loses by where it stands. One that hangs on a word by a dash, as in `ORD-5550142`, is rather a piece
 * of that code, unless the word is its own: `SSN-219099999`. Undefined where no value can stand: in the middle
 * of a number or of a word.
 */
function penaltyOfPlace(text: string, { start, end }: { start: number; end: number }, words: ReadonlySet<string>): number | undefined {
  const joint = text.charAt(start - 1)
  const isGlued = isAlphanumericAt(text, start - 1)
  if (isGlued || (joints.includes(joint) && isAlphanumericAt(text, start - 2))) {
    const before = isGlued ? start - 1 : start - 2
    if (isDigitAt(text, before)) return undefined
    if (!words.has(wordUpTo(text, before))) return isGlued ? undefined : gluedPenalty
  }
  if (!joints.includes(text.charAt(end)) || !isAlphanumericAt(text, end + 1) || end >= text.length) return 0
  if (isDigitAt(text, end + 1)) return undefined
  return text.charAt(end) === '.' ? 0 : gluedPenalty
}

const joints = '-_/.'
const gluedPenalty = 0.3

function wordUpTo(text: string, last: number): string {
  let start = last
  while (start > 0 && last - start < wordLengthMax && isAlphanumericAt(text, start - 1) && !isDigitAt(text, start - 1)) start--
  return text.slice(start, last + 1).toLowerCase()
}

const wordLengthMax = 24

/** Where a value may begin: at a digit after none, and at the beginnings of words shortly before it, each once, in order. */
function* startsNearDigits(scan: Scan, leadMax: number): Iterable<number> {
  const { text } = scan
  let from = 0
  for (const { start, end } of scan.groups) {
    const floor = Math.max(from, start - leadMax)
    let isInWord = isAlphanumericAt(text, floor - 1)
    for (let at = floor; at < start; at++) {
      const isWord = isAlphanumericAt(text, at)
      if (isWord && !isInWord) yield at
      isInWord = isWord
    }
    yield start
    from = end
  }
}
