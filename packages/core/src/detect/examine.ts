import { Candidates, type Candidate } from './candidates.js'
import { ContextIndex, ContextWords, noContextWords, Surroundings } from './context.js'
import type { EntityType } from './entity-types.js'
import { compileFormats } from './formats/find-formats.js'
import { findKnown } from './known-phrases.js'
import { findNames, namesRecognizer, nameTypes } from './names/find-names.js'
import { normalise, type Copy } from './normalise.js'
import type { AllowedRanges } from './own/allowed-ranges.js'
import type { OwnEntities } from './own/own-entities.js'
import type { Evidence, FormatRecognizer, Recognizer, SearchRecognizer } from './recognizer.js'
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

/**
 * Everything that recognizers find in a text, in no order, overlaps included; what scores below `scoreMin` only
 * when it is to be explained.
 */
export function examine(text: string, options: DetectOptions, isExplained = false): { readonly copy: Copy; readonly candidates: readonly Candidate[]; readonly scan: Scan } {
  const copy = normalise(text)
  const wanted = options.types === undefined ? undefined : new Set(options.types)
  const expected = options.expected === undefined ? noTypes : new Set(options.expected)
  const scan = new Scan(copy, { phoneRegion: options.phoneRegion, isExplained, triggers: triggerIndex, expected })
  const candidates = new Candidates({ wanted, expected, isExplained })
  const surroundings = new Surroundings(copy.text, contextIndex)
  const evidence = evidenceIn(copy.text)
  if ((evidence & evidenceBits.digit) !== 0) for (const found of findFormats(scan, surroundings)) candidates.weigh(found, found.recognizer.name, { surroundings, words: wordsOf(found.recognizer.name) })
  for (const searcher of searchers) {
    const { find, name, words } = searcher
    if (!isWorthAsking(searcher, evidence, scan, expected) || (wanted !== undefined && !searcher.types.some((type) => wanted.has(type)))) continue
    for (const found of find(scan)) candidates.weigh(found, name, { surroundings, words })
  }
  if (options.known !== undefined && options.known.size > 0) {
    for (const found of findKnown(scan, options.known)) candidates.add(found, 'conversation')
  }
  if (options.names !== false && (wanted === undefined || nameTypes.some((type) => wanted.has(type)))) {
    for (const found of findNames(copy.text, options.names === 'thorough')) candidates.add(found, namesRecognizer)
  }
  if (options.own === undefined) return { copy, candidates: candidates.all, scan }
  const { finds, allowed, surroundings: own } = options.own.find(scan)
  for (const found of finds) candidates.weigh(found, found.recognizer, { surroundings: own, words: found.contextWords })
  return { copy, candidates: withoutAllowed(candidates.all, allowed, isExplained), scan }
}

function withoutAllowed(candidates: readonly Candidate[], allowed: AllowedRanges, isExplained: boolean): readonly Candidate[] {
  if (!isExplained) return candidates.filter(({ found }) => !allowed.has(found))
  return candidates.map((candidate) => (allowed.has(candidate.found) ? { ...candidate, isAllowed: true } : candidate))
}

const noTypes: ReadonlySet<EntityType> = new Set()

const isFormat = (recognizer: Recognizer): recognizer is FormatRecognizer => 'formats' in recognizer
const isSearch = (recognizer: Recognizer): recognizer is SearchRecognizer => !isFormat(recognizer)
const contextWords = new Map(recognizers.map((recognizer) => [recognizer.name, new ContextWords(recognizer.contextWords)]))
const findFormats = compileFormats(recognizers.filter(isFormat), ({ name }) => wordsOf(name))
const contextIndex = new ContextIndex(contextWords.values())

function wordsOf(recognizer: string): ContextWords {
  return contextWords.get(recognizer) ?? noContextWords
}

/** Which signs a text holds, as a set of bits. */
const evidenceBits: { readonly [sign in Evidence]: number } = { '@': 1, ':': 2, '=': 4, '.': 8, digit: 16 }

/** The prefilter: native searches, many times faster than any recognizer. */
function evidenceIn(text: string): number {
  return (
    (text.includes('@') ? evidenceBits['@'] : 0) |
    (text.includes(':') ? evidenceBits[':'] : 0) |
    (text.includes('=') ? evidenceBits['='] : 0) |
    (text.includes('.') ? evidenceBits['.'] : 0) |
    (/\d/.test(text) ? evidenceBits.digit : 0)
  )
}

/** A recognizer that searches by itself, and what is asked of it for every text. */
interface Searcher extends SearchRecognizer {
  readonly words: ContextWords
  readonly needed: number
}

const searchers: readonly Searcher[] = recognizers.filter(isSearch).map((recognizer) => ({
  ...recognizer,
  words: wordsOf(recognizer.name),
  needed: recognizer.needs.reduce((bits, sign) => bits | evidenceBits[sign], 0),
}))
const triggerIndex = new TriggerIndex(searchers.map(({ name, triggers = [] }) => ({ owner: name, words: triggers })))

function isWorthAsking({ name, types, needed, triggers }: Searcher, evidence: number, scan: Scan, expected: ReadonlySet<EntityType>): boolean {
  if ((needed & evidence) !== 0 || (expected.size > 0 && types.some((type) => expected.has(type)))) return true
  return triggers !== undefined && scan.triggers.has(name)
}
