import { scoreMin } from '../candidates.js'
import type { ContextWords, Surroundings } from '../context.js'
import type { Format, FormatRecognizer, Found } from '../recognizer.js'
import { isAlphanumericAt, isDigitAt, type Scan } from '../scan.js'
import { Automaton, type End } from './automaton.js'

/** What one recognizer's formats found. */
export interface FormatFound extends Found {
  readonly recognizer: FormatRecognizer
}

/** Compiles the formats of all recognizers, to be searched for in one pass. */
export function compileFormats(recognizers: readonly FormatRecognizer[], wordsOf: WordsOf): (scan: Scan, surroundings: Surroundings) => readonly FormatFound[] {
  const finder = new FormatFinder(recognizers, wordsOf)
  return (scan, surroundings) => finder.find(scan, surroundings)
}

/** The context words of a recognizer. */
type WordsOf = (recognizer: FormatRecognizer) => ContextWords

class FormatFinder {
  readonly #formats: readonly Entry[]
  readonly #automaton: Automaton
  readonly #context: ContextOfWeak
  readonly #ends: End[] = []
  /** At which of the starts so far each recognizer has found something last. */
  readonly #foundAt: Float64Array
  #start = 0

  constructor(recognizers: readonly FormatRecognizer[], wordsOf: WordsOf) {
    const entries: Entry[] = []
    for (const [owner, recognizer] of recognizers.entries()) {
      const words = wordsOf(recognizer).all
      for (const format of recognizer.formats) entries.push({ recognizer, owner, format, words })
    }
    this.#formats = entries
    this.#automaton = new Automaton(this.#formats.map(({ format }) => format.form))
    this.#context = new ContextOfWeak(recognizers, wordsOf)
    this.#foundAt = new Float64Array(recognizers.length)
  }

  find(scan: Scan, surroundings: Surroundings): readonly FormatFound[] {
    const { text } = scan
    const finds: FormatFound[] = []
    const ends = this.#ends
    let from = 0
    this.#context.read(scan, surroundings)
    for (const { start, end } of scan.groups) {
      // Where a value may begin: at a digit after none, and at the beginnings of words shortly before it, each once.
      const floor = Math.max(from, start - this.#automaton.leadMax)
      let isInWord = isAlphanumericAt(text, floor - 1)
      for (let at = floor; at <= start; at++) {
        const isWord = isAlphanumericAt(text, at)
        if (at < start && (!isWord || isInWord)) {
          isInWord = isWord
          continue
        }
        isInWord = true
        if (ends.length > 0) ends.length = 0
        this.#automaton.read(text, at, ends)
        if (ends.length > 0) this.#judgeAll(scan, at, finds)
      }
      from = end
    }
    return finds
  }

  /** The longest match of a recognizer is what was written; a shorter one only begins like it. */
  #judgeAll(scan: Scan, start: number, finds: FormatFound[]): void {
    this.#start++
    for (let index = this.#ends.length - 1; index >= 0; index--) {
      const { end, forms } = this.#ends[index] as End
      const place = isAlphanumericAt(scan.text, end) ? undefined : placeOf(scan.text, start, end)
      if (place !== undefined) this.#judge(scan, forms, { place, start, end }, finds)
    }
  }

  #judge(scan: Scan, forms: readonly number[], { place, start, end }: { readonly place: Place; readonly start: number; readonly end: number }, finds: FormatFound[]): void {
    let written = ''
    let signs = ''
    for (const form of forms) {
      const { recognizer, owner, format, words } = this.#formats[form] as Entry
      if (this.#foundAt[owner] === this.#start || this.#context.isHopeless(owner)) continue
      const penalty = penaltyOf(place, words)
      if (penalty === undefined) continue
      if (written === '' && recognizer.isValid !== undefined) {
        written = scan.text.slice(start, end)
        signs = signsOf(written)
      }
      const isValid = recognizer.isValid?.(signs, written) ?? true
      const score = isValid ? format.score : (format.scoreInvalid ?? 0)
      if (score === 0 && !scan.isExplained) continue
      this.#foundAt[owner] = this.#start
      finds.push({ start, end, type: recognizer.type, form: format.form, isValid, score: Math.max(0, score - penalty), recognizer })
    }
  }
}

/**
 * Which recognizers find nothing in a text, whatever stands in it: those of which no format is sure enough by itself,
 * and none of whose context words is there. Most national numbers are such, and most texts; to judge them all the
 * same would be most of the work.
 */
class ContextOfWeak {
  readonly #isWeak: Uint8Array
  readonly #isUnspaced: Uint8Array
  readonly #ownersByWord = new Map<string, number[]>()
  /** In which of the texts so far a context word of each recognizer stood last. */
  readonly #metAt: Float64Array
  #text = 0
  #isOff = false
  #isAscii = true

  constructor(recognizers: readonly FormatRecognizer[], wordsOf: WordsOf) {
    this.#isWeak = Uint8Array.from(recognizers, ({ formats }) => (formats.every(({ score, scoreInvalid = 0 }) => score < scoreMin && scoreInvalid < scoreMin) ? 1 : 0))
    this.#isUnspaced = Uint8Array.from(recognizers, (recognizer) => Math.min(1, wordsOf(recognizer).unspaced.length))
    this.#metAt = new Float64Array(recognizers.length)
    for (const [owner, { contextWords }] of recognizers.entries()) {
      for (const word of contextWords) {
        const owners = this.#ownersByWord.get(word)
        if (owners === undefined) this.#ownersByWord.set(word, [owner])
        else owners.push(owner)
      }
    }
  }

  /** Reads the next text. */
  read(scan: Scan, surroundings: Surroundings): void {
    this.#text++
    this.#isOff = scan.isExplained || scan.isAnyExpected
    if (this.#isOff) return
    this.#isAscii = !notAscii.test(scan.text)
    for (const { word } of surroundings.all) {
      for (const owner of this.#ownersByWord.get(word) ?? []) this.#metAt[owner] = this.#text
    }
  }

  isHopeless(owner: number): boolean {
    if (this.#isOff || this.#isWeak[owner] === 0 || this.#metAt[owner] === this.#text) return false
    return this.#isAscii || this.#isUnspaced[owner] === 0
  }
}

const notAscii = /[^\0-\x7f]/

interface Entry {
  readonly recognizer: FormatRecognizer
  /** The recognizer's index. */
  readonly owner: number
  readonly format: Format
  readonly words: ReadonlySet<string>
}

/** Without separators, upper case. */
function signsOf(written: string): string {
  return (betweenSigns.test(written) ? written.replaceAll(betweenAllSigns, '') : written).toUpperCase()
}

const betweenSigns = /[^0-9A-Za-z]/
const betweenAllSigns = /[^0-9A-Za-z]+/g

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
  if (!isGlued && !(isJointAt(text, start - 1) && isAlphanumericAt(text, start - 2))) return penalty === 0 ? freePlace : { word: undefined, wordPenalty: 0, penalty }
  const before = isGlued ? start - 1 : start - 2
  if (isDigitAt(text, before)) return undefined
  return { word: wordUpTo(text, before), wordPenalty: isGlued ? undefined : gluedPenalty, penalty }
}

function penaltyOfEnd(text: string, end: number): number | undefined {
  if (!isJointAt(text, end) || !isAlphanumericAt(text, end + 1)) return 0
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

/** Where nearly every value stands. */
const freePlace: Place = { word: undefined, wordPenalty: 0, penalty: 0 }
const gluedPenalty = 0.3

/** Asks whether a sign stands there that joins the pieces of a code: `-`, `.`, `/` or `_`. */
function isJointAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return (unit >= 0x2d && unit <= 0x2f) || unit === 0x5f
}

function wordUpTo(text: string, last: number): string {
  let start = last
  while (start > 0 && last - start < wordLengthMax && isAlphanumericAt(text, start - 1) && !isDigitAt(text, start - 1)) start--
  return text.slice(start, last + 1).toLowerCase()
}

const wordLengthMax = 24
