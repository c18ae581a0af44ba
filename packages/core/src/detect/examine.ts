import { contextBonus, ContextWords, noContextWords } from './context.js'
import type { EntityType } from './entity-types.js'
import { compileFormats } from './formats/find-formats.js'
import { findKnown } from './known-phrases.js'
import { findNames, namesRecognizer, nameTypes } from './names/find-names.js'
import { normalise, type Copy } from './normalise.js'
import type { AllowedRanges } from './own/allowed-ranges.js'
import type { OwnEntities } from './own/own-entities.js'
import type { Evidence, Found, FormatRecognizer, Recognizer, SearchRecognizer } from './recognizer.js'
import { recognizers } from './recognizers/registry.js'
import { Scan } from './scan.js'
import { TriggerIndex } from './triggers.js'

/** What to look for. */
export interface DetectOptions {
  /** @default all */
  readonly types?: readonly EntityType[]
  /**
   * ISO 3166-1 country whose national numbers count as phones also where they have no mark of one.
   * Costs false alarms on other numbers of that length.
   * @default none
   */
  readonly phoneRegion?: string
  /**
   * Whether to look for persons, places, addresses and organisations; `thorough` asks a general language library for
   * persons as well, and costs about half a millisecond a message. The first time costs the loading of the model.
   * @default true
   */
  readonly names?: boolean | 'thorough'
  /** What the bot has just asked for: it stands for a context word of these types. @default none */
  readonly expected?: readonly EntityType[]
  /** Values that were found earlier in the conversation, by `foldPhrase`; they are found again in any case. @default none */
  readonly known?: ReadonlyMap<string, EntityType>
  /** The organisation's own lists and patterns, compiled. @default none */
  readonly own?: OwnEntities
}

/** Something that a recognizer found, with all that decides about it. Offsets into the normalised text. */
export interface Candidate extends Found {
  readonly recognizer: string
  /** The score by itself; `score` includes the context. */
  readonly ownScore: number
  /** The context words that were found near it. */
  readonly context: readonly string[]
  /** It is on the allow list, so it is no entity. Only when it is to be explained. */
  readonly isAllowed?: true
}

/** Finds below it are dropped. A find that is weak by itself passes it with a context word. */
export const scoreMin = 0.5

/**
 * Everything that recognizers find in a text, in no order, overlaps included; what scores below `scoreMin` only
 * when it is to be explained.
 */
export function examine(text: string, options: DetectOptions, isExplained = false): { readonly copy: Copy; readonly candidates: readonly Candidate[]; readonly scan: Scan } {
  const copy = normalise(text)
  const wanted = options.types === undefined ? undefined : new Set(options.types)
  const expected = options.expected === undefined ? noTypes : new Set(options.expected)
  const scan = new Scan(copy, { phoneRegion: options.phoneRegion, isExplained, triggers: triggerIndex, expected })
  const candidates: Candidate[] = []
  const evidence = evidenceIn(copy.text)
  const add = (found: Found, { name, words = contextWordsByRecognizer.get(name) ?? noContextWords }: Origin): void => {
    if (wanted !== undefined && !wanted.has(found.type)) return
    const candidate = weigh(scan, found, { name, words }, expected.has(found.type))
    if (candidate.score >= scoreMin || isExplained) candidates.push(candidate)
  }
  if (evidence.has('digit')) for (const found of findFormats(scan)) add(found, found.recognizer)
  for (const recognizer of searchRecognizers) {
    if (wanted !== undefined && !recognizer.types.some((type) => wanted.has(type))) continue
    if (!isWorthAsking(recognizer, evidence, scan)) continue
    for (const found of recognizer.find(scan)) add(found, recognizer)
  }
  if (options.known !== undefined && options.known.size > 0) {
    for (const found of findKnown(scan, options.known)) {
      if (wanted?.has(found.type) !== false) candidates.push({ ...found, recognizer: 'conversation', ownScore: found.score, context: [] })
    }
  }
  if (options.names !== false && (wanted === undefined || nameTypes.some((type) => wanted.has(type)))) {
    for (const found of findNames(copy.text, options.names === 'thorough')) {
      if (wanted?.has(found.type) !== false) candidates.push({ ...found, recognizer: namesRecognizer, ownScore: found.score, context: [] })
    }
  }
  if (options.own === undefined) return { copy, candidates, scan }
  const { finds, allowed } = options.own.find(scan)
  for (const found of finds) add(found, { name: found.recognizer, words: found.contextWords })
  return { copy, candidates: withoutAllowed(candidates, allowed, isExplained), scan }
}

/** Who found something, and the words that raise its score. */
interface Origin {
  readonly name: string
  /** @default those of the recognizer */
  readonly words?: ContextWords
}

function withoutAllowed(candidates: readonly Candidate[], allowed: AllowedRanges, isExplained: boolean): readonly Candidate[] {
  if (!isExplained) return candidates.filter((candidate) => !allowed.has(candidate))
  return candidates.map((candidate) => (allowed.has(candidate) ? { ...candidate, isAllowed: true } : candidate))
}

const noTypes: ReadonlySet<EntityType> = new Set()

const isFormat = (recognizer: Recognizer): recognizer is FormatRecognizer => 'formats' in recognizer
const findFormats = compileFormats(recognizers.filter(isFormat))
const searchRecognizers = recognizers.filter((recognizer): recognizer is SearchRecognizer => !isFormat(recognizer))
const triggerIndex = new TriggerIndex(searchRecognizers.map(({ name, triggers = [] }) => ({ owner: name, words: triggers })))
const contextWordsByRecognizer = new Map(recognizers.map(({ name, contextWords }) => [name, new ContextWords(contextWords ?? [])]))

/** The prefilter: native searches, many times faster than any recognizer. */
const isEvident: { readonly [sign in Evidence]: (text: string) => boolean } = {
  '@': (text) => text.includes('@'),
  ':': (text) => text.includes(':'),
  '=': (text) => text.includes('='),
  '.': (text) => text.includes('.'),
  digit: (text) => /\d/.test(text),
}
const signsOfEvidence = Object.keys(isEvident) as readonly Evidence[]

function evidenceIn(text: string): ReadonlySet<Evidence> {
  return new Set(signsOfEvidence.filter((sign) => isEvident[sign](text)))
}

function isWorthAsking({ name, types, needs, triggers }: SearchRecognizer, evidence: ReadonlySet<Evidence>, scan: Scan): boolean {
  if (needs.some((sign) => evidence.has(sign)) || types.some((type) => scan.isExpected(type))) return true
  return triggers !== undefined && scan.triggersOf(name).length > 0
}

function weigh(scan: Scan, found: Found, { name, words: contextWords }: Required<Origin>, isExpected: boolean): Candidate {
  const { score: ownScore } = found
  // Context cannot change what is sure already, or what is hopeless.
  const isOpen = ownScore < scoreMin && ownScore > 0 && ownScore + contextBonus >= scoreMin
  const words = isOpen || scan.isExplained ? scan.surroundings.near(found, contextWords) : []
  const score = isOpen && (isExpected || words.length > 0) ? Math.min(1, ownScore + contextBonus) : ownScore
  return { ...found, recognizer: name, score, ownScore, context: words }
}
