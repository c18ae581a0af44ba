import type { EntityType } from './entity-types.js'
import type { Scan } from './scan.js'

/**
 * Finds one kind of value. A recognizer is one file under `recognizers/<generic or country>/`, named
 * after its `name`; the registry and the reference page are generated from these files.
 */
export type Recognizer = FormatRecognizer | SearchRecognizer

/**
 * A value that is written in a few formats, like most numbers that a state gives out. All formats of all
 * recognizers are compiled into one automaton, so one more costs the message path nothing.
 */
export interface FormatRecognizer extends Common {
  readonly type: EntityType
  /** Of several that fit the same signs the first one counts. */
  readonly formats: readonly Format[]
  /**
   * The rule beyond the format: a checksum, a date, a range. A value that fails it is passed over, or has
   * the format's `scoreInvalid`.
   * @param signs the letters and digits of the value without separators, upper case
   * @param written the value as it stands in the normalised text
   * @default every value of the format is valid
   */
  isValid?(signs: string, written: string): boolean
}

/**
 * How a value is written: `#` a digit, `@` a letter (any case), `*` one of both, `{n}` the sign before it n times,
 * `~` at most three separators or none; every other sign stands for itself, letters in any case. A value begins
 * and ends where no other letter or digit touches it. At least one digit is required.
 * @example { form: '###-##-####', score: 0.85 }
 * @example { form: '@@~#{6}~@', score: 0.6 } // AB 12 34 56 C needs '@@~##~##~##~@'
 */
export interface Format {
  readonly form: string
  /** How sure a valid value is without a context word, 0 to 1; below `scoreMin` it needs one. */
  readonly score: number
  /** The same for a value of the format that fails `isValid`: a typing mistake, or something else. @default 0, passed over */
  readonly scoreInvalid?: number
}

/** A value that only a search of its own finds. */
export interface SearchRecognizer extends Common {
  readonly types: readonly EntityType[]
  /** The recognizer is asked only about texts that hold one of these, and about answers to a question for its types. */
  readonly needs: readonly Evidence[]
  /**
   * Lower-case words, the recognizer is asked also about texts that hold one of these. `scan.triggersOf(name)`
   * answers where they stand: one pass finds the triggers of all recognizers.
   */
  readonly triggers?: readonly string[]
  /** Linear in the length of the text, whatever the text. Finds may overlap. */
  find(scan: Scan): Iterable<Found>
}

interface Common {
  /** The file's name without its ending. */
  readonly name: string
  /** Where the rule is written down: an official or primary document where one exists. */
  readonly source: string
  /**
   * Lower case, in the languages of the country. One of them near a find, or in the question that the bot has
   * just asked, raises its score by `contextBonus`.
   */
  readonly contextWords: readonly string[]
  readonly examples: {
    readonly matches: readonly Example[]
    /** Texts in which nothing must be found; at least three. */
    readonly nearMisses: readonly string[]
  }
}

/** A sign without which a recognizer has nothing to look for. */
export type Evidence = '@' | ':' | '=' | '.' | 'digit'

/** `[start, end)` of the normalised text, and how sure the recognizer is without context, 0 to 1. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly type: EntityType
  readonly score: number
  /** For `explain`: the format that matched. */
  readonly form?: string
  /** For `explain`: whether the rule beyond the format holds. */
  readonly isValid?: boolean
}

/** A text and the exact pieces that must be found in it. */
export interface Example {
  readonly text: string
  readonly found: readonly string[]
}

/** The types that a recognizer can find. */
export function typesOf(recognizer: Recognizer): readonly EntityType[] {
  return 'formats' in recognizer ? [recognizer.type] : recognizer.types
}
