/** What a context word adds to a find's score. */
export const contextBonus = 0.35

/** The words that raise the score of a recognizer's finds, all in lower case. */
export class ContextWords {
  readonly #all: ReadonlySet<string>
  /** Those of scripts that put no blanks around words: they stand within runs of letters. */
  readonly unspaced: readonly string[]

  constructor(words: Iterable<string>) {
    this.#all = new Set(words)
    this.unspaced = [...this.#all].filter((word) => unspaced.test(word))
  }

  has(word: string): boolean {
    return this.#all.has(word)
  }

  /** Asks whether one of them is among the words of a question. */
  areAskedFor(question: ReadonlySet<string>): boolean {
    return [...this.#all].some((word) => question.has(word))
  }
}

export const noContextWords: ContextWords = new ContextWords([])

/** The words of one text and where they stand, found once for all finds in it. */
export class Surroundings {
  readonly #text: string
  readonly #words: readonly { readonly start: number; readonly end: number; readonly word: string }[]
  readonly #isUnspaced: boolean

  constructor(text: string) {
    this.#text = text
    this.#words = [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, word: word.toLowerCase() }))
    this.#isUnspaced = unspaced.test(text)
  }

  /** Those of `words` that stand near `[start, end)`, in the order of the text. */
  near({ start, end }: { readonly start: number; readonly end: number }, words: ContextWords): readonly string[] {
    const found: string[] = []
    for (let index = this.#firstFrom(start - reachBefore); index < this.#words.length; index++) {
      const word = this.#words[index] as { start: number; end: number; word: string }
      if (word.start >= end + reachAfter) break
      if ((word.end <= start || word.start >= end) && words.has(word.word)) found.push(word.word)
    }
    if (!this.#isUnspaced || words.unspaced.length === 0) return found
    const pieces = [this.#text.slice(Math.max(0, start - reachBefore), start), this.#text.slice(end, end + reachAfter)]
    const within = words.unspaced.filter((word) => !found.includes(word) && pieces.some((piece) => piece.includes(word)))
    return [...found, ...within]
  }

  /** The index of the first word that begins at `at` or later. */
  #firstFrom(at: number): number {
    let [low, high] = [0, this.#words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#words[middle]?.start ?? 0) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The last `count` words before `index`, lower case, nearest last; none from before another number or sentence. */
export function wordsBefore(text: string, index: number, count: number): readonly string[] {
  const piece = text.slice(Math.max(0, index - reachBefore), index)
  return splitWords(piece.split(sentenceBorder).at(-1) ?? '').slice(-count)
}

const reachBefore = 48
const reachAfter = 24
// A full stop is none: it also ends “no.”.
const sentenceBorder = /[\d\n?!;]/
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
const wordPattern = /[\p{L}\p{M}]+|#/gu

/** The words of a text, lower case. */
export function wordsOf(text: string): readonly string[] {
  return splitWords(text)
}

function splitWords(piece: string): readonly string[] {
  return piece.toLowerCase().match(wordPattern) ?? []
}
