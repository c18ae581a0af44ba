import { limits } from '../../lib/limits.js'
import { normalise } from '../normalise.js'
import { foldKinds, foldUnit, isWordByItself, wideFolds } from './fold.js'

/**
 * Finds the words and phrases of lists in a text, whole, without case and accents, however many there are: one pass
 * asks of each word by its hash whether a phrase may begin with it.
 */
export class PhraseIndex<Owner> {
  readonly #roots = new Map<string, Node<Owner>>()
  readonly #marks: Uint8Array
  #count = 0

  /** @param size how many phrases there will be; more make it slower, not wrong */
  constructor(size: number) {
    this.#marks = new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(1_024, size * 16))))
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** Adds a phrase that `mistakeInPhrase` has nothing against. */
  add(phrase: string, owner: Owner): void {
    const text = tidy(phrase)
    let at = 0
    let node: Node<Owner> | undefined
    const words = readWords(text)
    for (const word of words) {
      const key = node === undefined ? word.key : `${gapKey(text.slice(at, word.start))}${word.key}`
      const children: Map<string, Node<Owner>> = node === undefined ? this.#roots : (node.children ??= new Map<string, Node<Owner>>())
      const child: Node<Owner> = children.get(key) ?? { ends: undefined, children: undefined }
      children.set(key, child)
      node = child
      at = word.end
    }
    const [first] = words
    if (node === undefined || first === undefined) return
    this.#marks[hashOf(first.key) & (this.#marks.length - 1)] = 1
    const ends = (node.ends ??= [])
    ends.push({ before: text.slice(0, first.start), after: text.slice(at), owner })
    this.#count++
  }

  /** Calls `visit` for each phrase that stands in a normalised text, overlaps included, sorted by their beginning. */
  find(text: string, visit: (found: FoundPhrase<Owner>) => void): void {
    if (this.isEmpty) return
    const marks = this.#marks
    const mask = marks.length - 1
    let [start, hash, wasByItself] = [-1, 0, false]
    for (let at = 0; at <= text.length; at++) {
      // The end of the text is a gap. The same borders as `isBorder`, in one pass: this loop reads every message.
      const unit = at < text.length ? text.charCodeAt(at) : 0
      const fold = foldUnit(unit)
      const isByItself = unit >= 0x0e00 && isWordByItself(unit)
      if (start !== -1 && (fold === foldKinds.gap || (fold !== foldKinds.mark && (isByItself || wasByItself)))) {
        if (marks[hash & mask] === 1) this.#walk(text, { start, end: at }, visit)
        start = -1
      }
      wasByItself = isByItself
      if (fold === foldKinds.gap) continue
      if (start === -1) [start, hash] = [at, 0]
      hash = fold < 0x20 ? addToHash(hash, fold) : (Math.imul(hash, 31) + fold) | 0
    }
  }

  #walk(text: string, first: Range, visit: (found: FoundPhrase<Owner>) => void): void {
    let node = this.#roots.get(foldRange(text, first))
    let { end } = first
    while (node !== undefined) {
      for (const { before, after, owner } of node.ends ?? []) {
        const start = first.start - before.length
        if (text.startsWith(before, start) && start >= 0 && text.startsWith(after, end)) visit({ start, end: end + after.length, owner })
      }
      if (node.children === undefined) return
      const next = nextWord(text, end)
      if (next === undefined) return
      node = node.children.get(`${gapKey(text.slice(end, next.start))}${foldRange(text, next)}`)
      end = next.end
    }
  }
}

/** `[start, end)` of a phrase in the normalised text. */
export interface FoundPhrase<Owner> {
  readonly start: number
  readonly end: number
  readonly owner: Owner
}

/** What keeps a phrase from being looked for, in a few words; undefined if nothing does. */
export function mistakeInPhrase(phrase: string): string | undefined {
  if (phrase.length > limits.ownPhraseLengthMax) return `at most ${limits.ownPhraseLengthMax} characters`
  const text = tidy(phrase)
  const words = readWords(text)
  if (words.length === 0) return 'at least one letter or digit is needed'
  if (words.length > limits.ownPhraseWordsMax) return `at most ${limits.ownPhraseWordsMax} words`
  const isApart = words.some(({ start }, index) => index > 0 && start - (words[index - 1]?.end ?? 0) > gapLengthMax)
  return isApart ? `at most ${gapLengthMax} signs may stand between two words` : undefined
}

/** One text for all ways of writing a phrase that `PhraseIndex` takes for the same. */
export function foldPhrase(phrase: string): string {
  const text = tidy(phrase)
  let at = 0
  let folded = ''
  for (const word of readWords(text)) {
    folded += gapKey(text.slice(at, word.start)) + word.key
    at = word.end
  }
  return folded + text.slice(at)
}

/** A full stop or a comma after a phrase belongs to the sentence that it was copied from. */
function tidy(phrase: string): string {
  const text = normalise(phrase).text.trimStart()
  let end = text.length
  while (end > 0 && ' \t\n.,;:!?'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

interface Node<Owner> {
  /** The phrases that end here, with the signs that must stand around their words. */
  ends: { readonly before: string; readonly after: string; readonly owner: Owner }[] | undefined
  /** By the signs between, and the next word. */
  children: Map<string, Node<Owner>> | undefined
}

interface Range {
  readonly start: number
  readonly end: number
}

interface Word extends Range {
  readonly key: string
}

const gapLengthMax = 3

function readWords(text: string): readonly Word[] {
  const words: Word[] = []
  for (let at = 0; at < text.length; ) {
    if (foldUnit(text.charCodeAt(at)) === foldKinds.gap) {
      at++
      continue
    }
    const start = at++
    while (at < text.length && !isBorder(text, at)) at++
    words.push({ start, end: at, key: foldRange(text, { start, end: at }) })
  }
  return words
}

/** The word after the gap at `from`, unless the gap is too long. Looks no further than the longest phrase. */
function nextWord(text: string, from: number): Range | undefined {
  let start = from
  while (start < text.length && foldUnit(text.charCodeAt(start)) === foldKinds.gap) {
    if (++start - from > gapLengthMax) return undefined
  }
  if (start === text.length) return undefined
  let end = start + 1
  while (end < text.length && !isBorder(text, end)) if (++end - start > limits.ownPhraseLengthMax) return undefined
  return { start, end }
}

/** Whether a word ends before `at`. */
function isBorder(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  const fold = foldUnit(unit)
  if (fold === foldKinds.gap) return true
  return fold !== foldKinds.mark && (isWordByItself(unit) || isWordByItself(text.charCodeAt(at - 1)))
}

/** Blanks and hyphens between words are one and the same; every other sign stands for itself. */
function gapKey(gap: string): string {
  return gap.replace(/[\s\-_]+/g, ' ').replaceAll('’', "'")
}

function foldRange(text: string, { start, end }: Range): string {
  let folded = ''
  for (let at = start; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (unit !== foldKinds.mark) folded += (unit < 0x20 ? wideFolds.get(unit) : undefined) ?? String.fromCharCode(unit)
  }
  return folded
}

function hashOf(key: string): number {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = addToHash(hash, key.charCodeAt(at))
  return hash
}

/** The same for a word and for its folded form. */
function addToHash(hash: number, unit: number): number {
  const wide = unit < 0x20 ? wideFolds.get(unit) : undefined
  if (unit === foldKinds.mark) return hash
  if (wide === undefined) return (Math.imul(hash, 31) + unit) | 0
  return addToHash(addToHash(hash, wide.charCodeAt(0)), wide.charCodeAt(1))
}
