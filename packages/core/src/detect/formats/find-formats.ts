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
        const place = placeOf(text, start, end)
        if (place === undefined) continue
        const written = text.slice(start, end)
        const signs = written.replaceAll(betweenSigns, '').toUpperCase()
        for (const form of forms) {
          const { recognizer, format, words } = formats[form] as Entry
          if (done.has(recognizer)) continue
          const penalty = penaltyOf(place, words)
          if (penalty === undefined) continue
          const isValid = recognizer.isValid?.(signs, written) ?? true
          const score = isValid ? format.score : (format.scoreInvalid ?? 0)
          if (score === 0 && !scan.isExplained) continue
          done.add(recognizer)
          finds.push({ start, end, type: recognizer.type, form: format.form, isValid, score: Math.max(0, score - penalty), recognizer })
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

const betweenSigns = /[^0-9A-Za-z]+/g

/** Where a value stands: the word that it hangs on, and what it loses for what follows. */
interface Place {
  /** The word right before it, or before a sign that joins the two; lower case. */
  readonly word: string | undefined
  /** What it loses if that word is not its own; undefined where it then is none. */
  readonly wordPenalty: number | undefined
  readonly penalty: number
}

/** Undefined where no value can stand: in the middle of a number or of a code. */
function placeOf(text: string, start: number, end: number): Place | undefined {
  const penalty = penaltyOfEnd(text, end)
  if (penalty === undefined) return undefined
  const isGlued = isAlphanumericAt(text, start - 1)
  if (!isGlued && !(joints.includes(text.charAt(start - 1)) && isAlphanumericAt(text, start - 2))) return { word: undefined, wordPenalty: 0, penalty }
  const before = isGlued ? start - 1 : start - 2
  if (isDigitAt(text, before)) return undefined
  return { word: wordUpTo(text, before), wordPenalty: isGlued ? undefined : gluedPenalty, penalty }
}

function penaltyOfEnd(text: string, end: number): number | undefined {
  if (!joints.includes(text.charAt(end)) || !isAlphanumericAt(text, end + 1) || end >= text.length) return 0
  if (isDigitAt(text, end + 1)) return undefined
  return text.charAt(end) === '.' ? 0 : gluedPenalty
}

/**
 * What a value loses by where it stands. One that hangs on a word by a dash, as in `ORD-5550142`, is rather a piece
 * of that code, unless the word is its own: `SSN-219099999`.
 */
function penaltyOf({ word, wordPenalty, penalty }: Place, words: ReadonlySet<string>): number | undefined {
  if (word === undefined || words.has(word)) return penalty
  return wordPenalty
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
