import type { EntityType } from './entity-types.js'
import type { Copy } from './normalise.js'
import { findTokens, type Token } from './tokens.js'
import type { Trigger, TriggerIndex } from './triggers.js'

/** What recognizers read: the normalised text, and the numbers and words in it, found once for all of them. */
export class Scan {
  readonly text: string
  readonly phoneRegion: string | undefined
  /** Finds that are passed over are wanted too, for `explain`. */
  readonly isExplained: boolean
  readonly #expected: ReadonlySet<EntityType> | undefined
  readonly #triggerIndex: TriggerIndex | undefined
  #groups: readonly Group[] | undefined
  #runs: readonly NumberRun[] | undefined
  #words: readonly Word[] | undefined
  #tokens: readonly Token[] | undefined
  #triggers: ReadonlyMap<string, readonly Trigger[]> | undefined

  constructor(copy: Copy, options: ScanOptions = {}) {
    this.text = copy.text
    this.phoneRegion = options.phoneRegion
    this.isExplained = options.isExplained ?? false
    this.#expected = options.expected
    this.#triggerIndex = options.triggers
  }

  /** Asks whether the bot has just asked for a value of this type, so that a bare answer may be one. */
  isExpected(type: EntityType): boolean {
    return this.#expected?.has(type) === true
  }

  /** Asks whether the bot has just asked for anything that is sensitive. */
  get isAnyExpected(): boolean {
    return this.#expected !== undefined && this.#expected.size > 0
  }

  /** Where the triggers of a recognizer stand, in the order of the text. */
  triggersOf(recognizer: string): readonly Trigger[] {
    return this.triggers.get(recognizer) ?? []
  }

  /** The triggers of all recognizers, by the names of those that have any here. */
  get triggers(): ReadonlyMap<string, readonly Trigger[]> {
    return (this.#triggers ??= this.#triggerIndex?.find(this.text) ?? new Map())
  }

  /** Digits without anything between them, in the order of the text. */
  get groups(): readonly Group[] {
    return (this.#groups ??= findGroups(this.text))
  }

  /** Digit groups with little between them, in the order of the text. */
  get runs(): readonly NumberRun[] {
    return (this.#runs ??= joinGroups(this.text, this.groups))
  }

  /** Runs of letters, digits, `_` and `-` that are too long for a word, in the order of the text. */
  get tokens(): readonly Token[] {
    return (this.#tokens ??= findTokens(this.text))
  }

  /** Letters and digits without anything between them, in the order of the text. */
  get words(): readonly Word[] {
    return (this.#words ??= findWords(this.text))
  }
}

export interface ScanOptions {
  readonly phoneRegion?: string | undefined
  readonly isExplained?: boolean
  readonly triggers?: TriggerIndex
  readonly expected?: ReadonlySet<EntityType>
}

/** Digit groups that may be one number: at most three separators stand between two of them. */
export interface NumberRun {
  readonly groups: readonly Group[]
}

export interface Group {
  readonly start: number
  readonly end: number
}

export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The whole words in `[from, to)` of a text; one that is cut at the beginning is left out. */
export function wordsIn(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = []
  const last = Math.min(to, text.length)
  let at = from
  if (from > 0 && isAlphanumericAt(text, from - 1)) while (at < last && isWordAt(text, at)) at++
  while (at < last) {
    const start = at
    while (at < last && isWordAt(text, at)) at++
    if (at > start) words.push({ start, end: at, text: text.slice(start, at) })
    else at++
  }
  return words
}

function isWordAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0x80 ? wordSign.test(text.charAt(index)) : alphanumerics[unit] === 1
}

/** Matches a sticky pattern at one place; answers the end of the match, or -1. */
export function matchAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.test(text) ? pattern.lastIndex : -1
}

/**
 * Asks whether a letter or ASCII digit stands there with which a value beside it would be one word. The letters of
 * scripts that put no blanks between words are none: `番号は123です` holds a number of three digits.
 */
export function isAlphanumericAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  // Beyond the text it is NaN, which is no index of the table either.
  return unit >= 0x80 ? letter.test(text.charAt(index)) : alphanumerics[unit] === 1
}

export function isDigitAt(text: string, index: number): boolean {
  return isDigit(text.charCodeAt(index))
}

const letter = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])\p{L}/u
const separators = ' \t\n.-()/_,|*'
const wordSign = /[\p{L}\p{M}\p{N}]/u

const alphanumerics = Uint8Array.from({ length: 128 }, (_, unit) => (/[0-9A-Za-z]/.test(String.fromCharCode(unit)) ? 1 : 0))

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function findGroups(text: string): readonly Group[] {
  const groups: Group[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue
    const start = at
    while (isDigit(text.charCodeAt(at + 1))) at++
    groups.push({ start, end: at + 1 })
  }
  return groups
}

function joinGroups(text: string, all: readonly Group[]): readonly NumberRun[] {
  const runs: NumberRun[] = []
  let groups: Group[] = []
  for (const group of all) {
    const last = groups.at(-1)
    if (last !== undefined && !areJoined(text, last.end, group.start)) {
      runs.push({ groups })
      groups = []
    }
    groups.push(group)
  }
  if (groups.length > 0) runs.push({ groups })
  return runs
}

function areJoined(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false
  for (let at = from; at < to; at++) if (!separators.includes(text.charAt(at))) return false
  return true
}

function findWords(text: string): readonly Word[] {
  return wordsIn(text, 0, text.length)
}
