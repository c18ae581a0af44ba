import { plainPhrase, type Word } from './plain.js'

/** A pattern of phrases, `(a|b) c [d]`, expanded into all that it stands for. */
function expandPattern(pattern: string): readonly string[] {
  let phrases = ['']
  for (const part of pattern.match(/\([^()]*\)|\[[^[\]]*\]|[^\s()[\]]+/g) ?? []) {
    const choices = (/^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]).map(plainPhrase)
    if (part.startsWith('[')) choices.push('')
    phrases = phrases.flatMap((phrase) => choices.map((choice) => (phrase === '' ? choice : choice === '' ? phrase : `${phrase} ${choice}`)))
  }
  return phrases.filter((phrase) => phrase !== '')
}

/** The phrases of a list of patterns with commas between. */
function expandList(list: string): readonly string[] {
  return list.split(',').flatMap(expandPattern)
}

/** Phrases of one or several words, found at a place in a message, the longest first. */
export class Phrases {
  readonly #phrases: ReadonlySet<string>
  /** How many words the longest phrase has that begins with a word, or ends with it. */
  readonly #longestFrom = new Map<string, number>()
  readonly #longestTo = new Map<string, number>()

  constructor(lists: Iterable<string>) {
    this.#phrases = new Set([...lists].flatMap(expandList))
    for (const phrase of this.#phrases) {
      const words = phrase.split(' ')
      for (const [longest, word] of [[this.#longestFrom, words[0]], [this.#longestTo, words.at(-1)]] as const) {
        if (word !== undefined) longest.set(word, Math.max(words.length, longest.get(word) ?? 0))
      }
    }
  }

  /** How many words from `at` on are the longest phrase that begins there; 0 for none. */
  lengthAt(words: readonly Word[], at: number): number {
    for (let length = Math.min(this.#longestFrom.get(words[at]?.word ?? '') ?? 0, words.length - at); length > 0; length -= 1) {
      if (this.#phrases.has(joined(words, at, at + length))) return length
    }
    return 0
  }

  /** The same for the words that end before `end`. */
  lengthBefore(words: readonly Word[], end: number): number {
    for (let length = Math.min(this.#longestTo.get(words[end - 1]?.word ?? '') ?? 0, end); length > 0; length -= 1) {
      if (this.#phrases.has(joined(words, end - length, end))) return length
    }
    return 0
  }

  /** Whether one of the phrases stands anywhere. */
  isIn(words: readonly Word[]): boolean {
    return words.some((_word, at) => this.lengthAt(words, at) > 0)
  }
}

function joined(words: readonly Word[], from: number, to: number): string {
  let phrase = words[from]?.word ?? ''
  for (let at = from + 1; at < to; at += 1) phrase += ` ${words[at]?.word ?? ''}`
  return phrase
}
