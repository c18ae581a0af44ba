import { limits } from '../../lib/limits.js'
import { ScrubjayError } from '../../errors.js'
import { isBuiltInEntityType, isOwnEntityType, type EntityType } from '../entity-types.js'
import { ContextIndex, ContextWords, noContextWords, Surroundings } from '../context.js'
import { normalise } from '../normalise.js'
import type { Found } from '../recognizer.js'
import type { Scan } from '../scan.js'
import { AllowedRanges } from './allowed-ranges.js'
import { compilePattern, compileSieve, type CompiledPattern } from './own-pattern.js'
import { foldPhrase, mistakeInPhrase, PhraseIndex } from './phrase-index.js'

/** What an organisation knows about its own entities. */
export interface OwnEntitiesOptions {
  /**
   * Words and phrases that are no entity: the organisation's own name, its published address. They are compared
   * whole and without case and accents; one with nine digits or more also however the digits are grouped.
   */
  readonly allow?: readonly string[]
  /** Words and phrases by the type that they are. They are compared whole and without case and accents. */
  readonly deny?: Readonly<Record<string, readonly string[]>>
  /** Patterns by the type of what they find. */
  readonly patterns?: Readonly<Record<string, readonly OwnPattern[]>>
}

/** A pattern for a kind of value. */
export interface OwnPattern {
  /**
   * In the syntax of RE2, compared without case with a text whose digits, dashes and spaces are ASCII and in which
   * nothing is invisible. `\b` at both ends keeps it from finding a piece of something longer.
   */
  readonly pattern: string
  /**
   * Words, one of which near a find raises its score by 0.35.
   * @default none
   */
  readonly context?: readonly string[]
  /**
   * How sure a find is without a context word, 0 to 1; below 0.5 it needs one.
   * @default 0.85, or 0.4 with `context`: only near one of these words
   */
  readonly score?: number
}

/** Own entities, compiled. `detect` takes it as `own`. */
export interface OwnEntities {
  readonly types: readonly EntityType[]
  /** Everything that lists and patterns find, overlaps included, and where what is allowed stands. */
  find(scan: Scan): OwnFinds
  /** The types whose patterns have one of these words as a context word. */
  typesAskedFor(words: ReadonlySet<string>): readonly EntityType[]
}

/** What was found in one text, what is allowed there, and the context words of the patterns. */
export interface OwnFinds {
  readonly finds: readonly OwnFound[]
  readonly allowed: AllowedRanges
  readonly surroundings: Surroundings
}

export interface OwnFound extends Found {
  readonly recognizer: string
  readonly contextWords: ContextWords
}

/** One mistake in own entities: where it stands, `patterns.EMPLOYEE_ID[0].pattern`, and what is wrong. */
export interface OwnEntitiesMistake {
  readonly path: string
  readonly reason: string
}

/** Names of the recognizers that stand in spans. */
export const ownRecognizers = { list: 'own-list', pattern: 'own-pattern' } as const

/**
 * Compiles lists and patterns once, for many texts.
 * @example
 * const own = compileOwnEntities({ patterns: { EMPLOYEE_ID: [{ pattern: String.raw`\bEMP-\d{6}\b` }] } })
 * detect('ask EMP-123456', { own }) // [{ start: 4, end: 14, type: 'EMPLOYEE_ID', … }]
 * @throws `ERR_POLICY_INVALID` naming the first mistake.
 */
export function compileOwnEntities(options: OwnEntitiesOptions): OwnEntities {
  const { own, mistakes } = checkOwnEntities(options)
  const [first] = mistakes
  if (first !== undefined) throw new ScrubjayError('ERR_POLICY_INVALID', { at: first.path, reason: first.reason })
  return own
}

/** The same, with every mistake; where there is one, `own` lacks what is wrong. */
export function checkOwnEntities(options: OwnEntitiesOptions): { readonly own: OwnEntities; readonly mistakes: readonly OwnEntitiesMistake[] } {
  const mistakes: OwnEntitiesMistake[] = []
  checkTypes(options, mistakes)
  const phrases = compilePhrases(options, mistakes)
  const patterns = compilePatterns(options, mistakes)
  const types = new Set([...Object.keys(options.deny ?? {}), ...Object.keys(options.patterns ?? {})].filter(isType))
  return { own: new CompiledEntities([...types], phrases, patterns), mistakes }
}

interface TypedPattern {
  readonly type: EntityType
  readonly program: CompiledPattern
  readonly score: number
  readonly contextWords: ContextWords
}

interface Phrases {
  readonly index: PhraseIndex<EntityType | 'allowed'>
  readonly allowedNumbers: ReadonlySet<string>
}

class CompiledEntities implements OwnEntities {
  readonly types: readonly EntityType[]
  readonly #phrases: Phrases
  readonly #patterns: ReadonlyMap<CompiledPattern, TypedPattern>
  readonly #sieve: (text: string) => readonly CompiledPattern[]
  readonly #contextIndex: ContextIndex

  constructor(types: readonly EntityType[], phrases: Phrases, patterns: readonly TypedPattern[]) {
    this.types = types
    this.#phrases = phrases
    this.#patterns = new Map(patterns.map((pattern) => [pattern.program, pattern]))
    this.#sieve = compileSieve([...this.#patterns.keys()])
    this.#contextIndex = new ContextIndex(patterns.map(({ contextWords }) => contextWords))
  }

  find(scan: Scan): OwnFinds {
    const { index, allowedNumbers } = this.#phrases
    const finds: OwnFound[] = []
    const allowed = new AllowedRanges(scan.text, allowedNumbers)
    index.find(scan.text, ({ start, end, owner }) => {
      if (owner === 'allowed') allowed.add(start, end)
      else finds.push({ start, end, type: owner, score: 1, recognizer: ownRecognizers.list, contextWords: noContextWords })
    })
    for (const program of this.#sieve(scan.text)) {
      const pattern = this.#patterns.get(program)
      if (pattern === undefined) continue
      const { type, score, contextWords } = pattern
      for (const { start, end } of program.find(scan.text)) {
        finds.push({ start, end, type, score, form: program.source, recognizer: ownRecognizers.pattern, contextWords })
      }
    }
    return { finds, allowed, surroundings: new Surroundings(scan.text, this.#contextIndex) }
  }

  typesAskedFor(words: ReadonlySet<string>): readonly EntityType[] {
    const asked = [...this.#patterns.values()].filter(({ contextWords }) => contextWords.areAskedFor(words))
    return [...new Set(asked.map(({ type }) => type))]
  }
}

const scores = { alone: 0.85, withContext: 0.4 }

function isType(name: string): name is EntityType {
  return isBuiltInEntityType(name) || isOwnEntityType(name)
}

function checkTypes({ deny = {}, patterns = {} }: OwnEntitiesOptions, mistakes: OwnEntitiesMistake[]): void {
  for (const [section, names] of [['deny', Object.keys(deny)], ['patterns', Object.keys(patterns)]] as const) {
    if (names.some((name) => !isType(name))) mistakes.push({ path: section, reason: ownTypeRule })
    if (names.length > limits.ownTypesMax) mistakes.push({ path: section, reason: `at most ${limits.ownTypesMax} types` })
  }
}

/** How a kind of one's own is named, for those who got it wrong. */
export const ownTypeRule = 'a type is named by 3 to 40 capital letters, digits and underscores, a letter first and no number after the last underscore'

function compilePhrases({ allow = [], deny = {} }: OwnEntitiesOptions, mistakes: OwnEntitiesMistake[]): Phrases {
  const lists: readonly (readonly [string, EntityType | 'allowed', readonly string[]])[] = [
    ['allow', 'allowed', allow],
    ...Object.entries(deny).flatMap(([type, list]) => (isType(type) ? [[`deny.${type}`, type, list] as const] : [])),
  ]
  const size = lists.reduce((sum, [, , list]) => sum + list.length, 0)
  if (size > limits.ownPhrasesMax) mistakes.push({ path: '', reason: `at most ${limits.ownPhrasesMax} words and phrases in all lists together` })
  const index = new PhraseIndex<EntityType | 'allowed'>(Math.min(size, limits.ownPhrasesMax))
  const denied = new Set<string>()
  for (const [path, owner, list] of lists.toReversed()) {
    for (const [at, phrase] of list.slice(0, limits.ownPhrasesMax).entries()) {
      const reason = mistakeInPhrase(phrase) ?? (owner === 'allowed' && denied.has(foldPhrase(phrase)) ? 'a deny list has it too' : undefined)
      if (reason !== undefined) mistakes.push({ path: `${path}[${at}]`, reason })
      else index.add(phrase, owner)
      if (owner !== 'allowed' && allow.length > 0) denied.add(foldPhrase(phrase))
    }
  }
  return { index, allowedNumbers: new Set(allow.flatMap((phrase) => AllowedRanges.numberOf(normalise(phrase).text) ?? [])) }
}

function compilePatterns({ patterns = {} }: OwnEntitiesOptions, mistakes: OwnEntitiesMistake[]): readonly TypedPattern[] {
  const all = Object.entries(patterns).flatMap(([type, list]) =>
    isType(type) ? list.map((pattern, at) => ({ type, pattern, path: `patterns.${type}[${at}]` })) : [])
  if (all.length > limits.ownPatternsMax) mistakes.push({ path: 'patterns', reason: `at most ${limits.ownPatternsMax} patterns` })
  const compiled = all.slice(0, limits.ownPatternsMax).flatMap(({ type, pattern: { pattern, context = [], score }, path }): TypedPattern[] => {
    const program = compilePattern(pattern)
    if ('mistake' in program) mistakes.push({ path: `${path}.pattern`, reason: program.mistake })
    mistakes.push(...mistakesBeside({ context, score }, path))
    if ('mistake' in program) return []
    const contextWords = new ContextWords(context.map((word) => normalise(word).text.toLowerCase()))
    return [{ type, program, contextWords, score: score ?? (context.length > 0 ? scores.withContext : scores.alone) }]
  })
  const size = compiled.reduce((sum, { program }) => sum + program.size, 0)
  if (size <= limits.ownProgramSizesMax) return compiled
  mistakes.push({ path: 'patterns', reason: `together they have ${size} steps when their repetitions are written out, at most ${limits.ownProgramSizesMax} are allowed` })
  return []
}

function mistakesBeside({ context, score }: { readonly context: readonly string[]; readonly score: number | undefined }, path: string): OwnEntitiesMistake[] {
  const mistakes: OwnEntitiesMistake[] = []
  if (context.length > limits.ownContextWordsMax) mistakes.push({ path: `${path}.context`, reason: `at most ${limits.ownContextWordsMax} words` })
  for (const [at, word] of context.entries()) {
    if (!/^[\p{L}\p{M}]{1,40}$/u.test(word)) mistakes.push({ path: `${path}.context[${at}]`, reason: 'one word of at most 40 letters is needed' })
  }
  if (score === undefined) return mistakes
  if (!(score >= 0.15 && score <= 1)) mistakes.push({ path: `${path}.score`, reason: 'a number from 0.15 to 1 is needed: a context word adds 0.35, and below 0.5 nothing is found' })
  else if (score < 0.5 && context.length === 0) mistakes.push({ path: `${path}.score`, reason: 'below 0.5 nothing is found without context words' })
  return mistakes
}
