/** A message as plain words: lower case, without accents, punctuation and drawn-out letters. */
export function plainWords(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/['\u2018\u2019`´]/g, '')
    .replace(/([a-z])\1{2,}/g, '$1')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Plain words as a pattern of phrases is written in: `(a|b) c [d]`, expanded into all that it stands for. */
export function expandPattern(pattern: string): readonly string[] {
  let phrases = ['']
  for (const part of pattern.match(/\([^)]*\)|\[[^\]]*\]|[^\s()[\]]+/g) ?? []) {
    const isGroup = part.startsWith('(') || part.startsWith('[')
    const choices = isGroup ? part.slice(1, -1).split('|') : [part]
    if (part.startsWith('[')) choices.push('')
    phrases = phrases.flatMap((phrase) => choices.map((choice) => `${phrase} ${choice.trim()}`.trim()))
  }
  return phrases
}

/** Phrases of several words, found at a place in a message, the longest first. */
export class Phrases {
  readonly #phrases: ReadonlySet<string>
  readonly #wordsMax: number

  constructor(patterns: Iterable<string>) {
    const phrases = [...patterns].flatMap((list) => list.split(',')).flatMap((pattern) => expandPattern(pattern)).map((phrase) => plainWords(phrase).join(' '))
    this.#phrases = new Set(phrases.filter((phrase) => phrase !== ''))
    this.#wordsMax = Math.max(0, ...[...this.#phrases].map((phrase) => phrase.split(' ').length))
  }

  has(phrase: string): boolean {
    return this.#phrases.has(phrase)
  }

  /** How many words from `at` on are the longest phrase that begins there; 0 for none. */
  lengthAt(words: readonly string[], at: number): number {
    for (let length = Math.min(this.#wordsMax, words.length - at); length > 0; length -= 1) {
      if (this.#phrases.has(words.slice(at, at + length).join(' '))) return length
    }
    return 0
  }

  /** The same for the words that end at `end`. */
  lengthBefore(words: readonly string[], end: number): number {
    for (let length = Math.min(this.#wordsMax, end); length > 0; length -= 1) {
      if (this.#phrases.has(words.slice(end - length, end).join(' '))) return length
    }
    return 0
  }
}
