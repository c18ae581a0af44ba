import { TriggerIndex, type Trigger } from './triggers.js'

/** What a context word adds to a find's score. */
export const contextBonus = 0.35

/** The words that raise the score of a recognizer's finds, all in lower case. */
export class ContextWords {
  readonly all: ReadonlySet<string>
  /** Those of scripts that put no blanks around words: they stand within runs of letters. */
  readonly unspaced: readonly string[]

  constructor(words: Iterable<string>) {
    this.all = new Set(words)
    this.unspaced = [...this.all].filter((word) => thaiOrLater.test(word) && unspaced.test(word))
  }

  /** Asks whether one of them is among the words of a question. */
  areAskedFor(question: ReadonlySet<string>): boolean {
    return [...this.all].some((word) => question.has(word))
  }
}

export const noContextWords: ContextWords = new ContextWords([])

/** Finds the words of all lists in one pass over a text; few words of ordinary text are in any. */
export class ContextIndex {
  readonly #words: TriggerIndex

  constructor(lists: Iterable<ContextWords>) {
    const words = new Set<string>()
    for (const { all } of lists) for (const word of all) words.add(word)
    this.#words = new TriggerIndex([{ owner, words }], 'letters')
  }

  find(text: string): readonly Trigger[] {
    return this.#words.find(text).get(owner) ?? []
  }
}

const owner = 'context'

/** The context words of one text and where they stand, found once for all finds in it. */
export class Surroundings {
  readonly #text: string
  readonly #index: ContextIndex
  #words: readonly Trigger[] | undefined

  constructor(text: string, index: ContextIndex) {
    this.#text = text
    this.#index = index
  }

  /** Those of `words` that stand near `[start, end)`, in the order of the text. */
  near({ start, end }: { readonly start: number; readonly end: number }, words: ContextWords): readonly string[] {
    const found = this.#spacedNear(start, end, words.all)
    if (words.unspaced.length === 0) return found
    const pieces = [this.#text.slice(Math.max(0, start - reachBefore), start), this.#text.slice(end, end + reachAfter)]
    const within = words.unspaced.filter((word) => !found.includes(word) && pieces.some((piece) => piece.includes(word)))
    return [...found, ...within]
  }

  /** All of them that blanks or signs set apart, in the order of the text. */
  get all(): readonly Trigger[] {
    return (this.#words ??= this.#index.find(this.#text))
  }

  #spacedNear(start: number, end: number, words: ReadonlySet<string>): readonly string[] {
    const { all } = this
    let found: string[] | undefined
    for (let index = firstFrom(all, start - reachBefore); index < all.length; index++) {
      const word = all[index] as Trigger
      if (word.start >= end + reachAfter) break
      if ((word.end > start && word.start < end) || !words.has(word.word)) continue
      if (found === undefined) found = [word.word]
      else found.push(word.word)
    }
    return found ?? none
  }
}

const none: readonly string[] = []

/** The index of the first word that begins at `at` or later. */
function firstFrom(words: readonly Trigger[], at: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** The last `count` words before `index`, lower case, nearest last; none from before another number or sentence. */
export function wordsBefore(text: string, index: number, count: number): readonly string[] {
  const words: string[] = []
  const first = Math.max(0, index - reachBefore)
  for (let at = index - 1; at >= first && words.length < count; at--) {
    const kind = kindOf(text, at)
    if (kind === border) break
    if (kind === between) continue
    const end = at + 1
    while (kind === letter && at > first && kindOf(text, at - 1) === letter) at--
    words.push(text.slice(at, end).toLowerCase())
  }
  return words.reverse()
}

const between = 0
const letter = 1
/** A sign that is a word by itself. */
const hash = 2
/** A full stop is none: it also ends “no.”. */
const border = 3

function kindOf(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  if (unit < 0x80) return kinds[unit] ?? between
  return letterOrMark.test(text.charAt(index)) ? letter : between
}

const letterOrMark = /[\p{L}\p{M}]/u
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  if (/[A-Za-z]/.test(sign)) return letter
  if (/[\d\n?!;]/.test(sign)) return border
  return sign === '#' ? hash : between
})

/** No script that puts no blanks between words comes before Thai; to ask for the scripts themselves is slow. */
const thaiOrLater = /[\u0e00-\uffff]/
const reachBefore = 48
const reachAfter = 24
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
const wordPattern = /[\p{L}\p{M}]+|#/gu

/** The words of a text, lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(wordPattern) ?? []
}
