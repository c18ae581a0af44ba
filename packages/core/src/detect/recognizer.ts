import type { Scan } from './scan.js'
import type { EntityType } from './span.js'

/**
 * Finds one kind of value. A recognizer is one file under `recognizers/<generic or country>/`, named
 * after its `name`; the registry and the reference page are generated from these files.
 */
export interface Recognizer {
  /** The file's name without its ending. */
  readonly name: string
  readonly types: readonly EntityType[]
  /** Where the rule is written down. */
  readonly source: string
  /** The recognizer is asked only about texts that hold one of these. */
  readonly needs: readonly Evidence[]
  /** Lower case. One of them near a find raises its score by `contextBonus`. */
  readonly contextWords: readonly string[]
  /** Linear in the length of the text, whatever the text. Finds may overlap. */
  find(scan: Scan): Iterable<Found>
  readonly examples: {
    readonly matches: readonly Example[]
    /** Texts in which nothing must be found; at least three. */
    readonly nearMisses: readonly string[]
  }
}

/** A sign without which a recognizer has nothing to look for. */
export type Evidence = '@' | ':' | '=' | 'digit'

/** `[start, end)` of the normalised text, and how sure the recognizer is without context, 0 to 1. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly score: number
}

/** A text and the exact pieces that must be found in it. */
export interface Example {
  readonly text: string
  readonly found: readonly string[]
}
