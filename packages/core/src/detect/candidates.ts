import { contextBonus, type ContextWords, type Surroundings } from './context.js'
import type { EntityType } from './entity-types.js'
import type { Found } from './recognizer.js'

/** Something that a recognizer found, with all that decides about it. */
export interface Candidate {
  /** Offsets into the normalised text, and the score by itself. */
  readonly found: Found
  readonly recognizer: string
  /** The score with its context. */
  readonly score: number
  /** The context words that were found near it. */
  readonly context: readonly string[]
  /** It is on the allow list, so it is no entity. Only when it is to be explained. */
  readonly isAllowed?: true
}

/** Finds below it are dropped. A find that is weak by itself passes it with a context word. */
export const scoreMin = 0.5

/** Gathers what is found in one text. */
export class Candidates {
  readonly all: Candidate[] = []
  readonly #wanted: ReadonlySet<EntityType> | undefined
  readonly #expected: ReadonlySet<EntityType>
  readonly #isExplained: boolean

  constructor({ wanted, expected, isExplained }: CandidatesOptions) {
    this.#wanted = wanted
    this.#expected = expected
    this.#isExplained = isExplained
  }

  /** Adds a find as it is. */
  add(found: Found, recognizer: string): void {
    if (this.#isWanted(found)) this.all.push({ found, recognizer, score: found.score, context: noWords })
  }

  /** Adds a find by its score and what stands around it; drops what is too weak, unless it is to be explained. */
  weigh(found: Found, recognizer: string, { surroundings, words }: Context): void {
    if (!this.#isWanted(found)) return
    const { score: ownScore } = found
    // Context cannot change what is sure already, or what is hopeless.
    const isOpen = ownScore < scoreMin && ownScore > 0 && ownScore + contextBonus >= scoreMin
    const context = isOpen || this.#isExplained ? surroundings.near(found, words) : noWords
    const score = isOpen && (context.length > 0 || this.#expected.has(found.type)) ? Math.min(1, ownScore + contextBonus) : ownScore
    if (score >= scoreMin || this.#isExplained) this.all.push({ found, recognizer, score, context })
  }

  #isWanted({ type }: Found): boolean {
    return this.#wanted === undefined || this.#wanted.has(type)
  }
}

export interface CandidatesOptions {
  /** The types to keep; all if undefined. */
  readonly wanted: ReadonlySet<EntityType> | undefined
  /** What the bot has just asked for: it stands for a context word of these types. */
  readonly expected: ReadonlySet<EntityType>
  /** Keeps also what is too weak to count. */
  readonly isExplained: boolean
}

/** What may raise the score of a find. */
interface Context {
  readonly surroundings: Surroundings
  readonly words: ContextWords
}

const noWords: readonly string[] = []
