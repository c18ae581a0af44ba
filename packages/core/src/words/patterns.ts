import { plainPhrase, type Word } from './plain.js'

/** Patterns of whole messages, `(a|b) c [d]`, each with what it means; they are matched part by part and never spelled out. */
export class Patterns<T> {
  /** By the words that a message may begin with. */
  readonly #byFirst = new Map<string, { readonly parts: readonly Part[]; readonly meaning: T }[]>()
  /** The words that a message may end with: whatever holds none of them is none of these. */
  readonly #last = new Set<string>()

  constructor(lists: Iterable<readonly [list: string, meaning: T]>) {
    for (const [list, meaning] of lists) {
      for (const pattern of list.split(',')) this.#add(pattern, meaning)
    }
  }

  /** Whether a part of these words may match at all; cheap. */
  mayMatch(words: readonly Word[]): boolean {
    return words.some(({ word }) => this.#last.has(word))
  }

  /** What the words from `from` to `to`, all of them, mean. */
  match(words: readonly Word[], from: number, to: number): T | undefined {
    const found = this.#byFirst.get(words[from]?.word ?? '')?.find(({ parts }) => isMatch(parts, words, from, to))
    return found?.meaning
  }

  #add(pattern: string, meaning: T): void {
    const parts = parseParts(pattern)
    if (parts.length === 0) return
    const entry = { parts, meaning }
    for (const first of outerWords(parts, 0)) this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), entry])
    for (const last of outerWords([...parts].reverse(), -1)) this.#last.add(last)
  }
}

/** One place of a pattern: which words may stand there; none at all where it is optional. */
interface Part {
  readonly choices: readonly (readonly string[])[]
  readonly isOptional: boolean
}

function parseParts(pattern: string): readonly Part[] {
  return (pattern.match(/\([^()]*\)|\[[^[\]]*\]|[^\s()[\]]+/g) ?? []).map((part) => ({
    choices: (/^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]).map((choice) => plainPhrase(choice).split(' ')),
    isOptional: part.startsWith('['),
  }))
}

/** The words with which the parts may begin, or end where they are given backwards. */
function outerWords(parts: readonly Part[], at: 0 | -1): readonly string[] {
  const words: string[] = []
  for (const { choices, isOptional } of parts) {
    words.push(...choices.map((choice) => choice.at(at) ?? ''))
    if (!isOptional) break
  }
  return words
}

function isMatch(parts: readonly Part[], words: readonly Word[], from: number, to: number): boolean {
  let places = new Set([from])
  for (const { choices, isOptional } of parts) {
    const next = new Set(isOptional ? places : [])
    for (const place of places) {
      for (const choice of choices) {
        if (place + choice.length <= to && choice.every((word, offset) => words[place + offset]?.word === word)) next.add(place + choice.length)
      }
    }
    if (next.size === 0) return false
    places = next
  }
  return places.has(to)
}
