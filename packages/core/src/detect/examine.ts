import { contextBonus, contextNear, wordsOf } from './context.js'
import type { EntityType } from './entity-types.js'
import { compileFormats } from './formats/find-formats.js'
import { findKnown } from './known-phrases.js'
import { namesRecognizer, nameTypes, tagNames } from './names/tag-names.js'
import { normalise, type Copy } from './normalise.js'
import { typesOf, type Evidence, type Found, type FormatRecognizer, type Recognizer, type SearchRecognizer } from './recognizer.js'
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
   * Whether to look for persons, places and organisations. The first time costs the loading of the model.
   * @default true
   */
  readonly names?: boolean
  /** What the bot has just asked for: it stands for a context word of these types. @default none */
  readonly expected?: readonly EntityType[]
  /** Values that were found earlier in the conversation, by `foldPhrase`; they are found again in any case. @default none */
  readonly known?: ReadonlyMap<string, EntityType>
}

/** Something that a recognizer found, with all that decides about it. Offsets into the normalised text. */
export interface Candidate extends Found {
  readonly recognizer: string
  /** The score by itself; `score` includes the context. */
  readonly ownScore: number
  /** The context words that were found near it. */
  readonly context: readonly string[]
}

/** Finds below it are dropped. A find that is weak by itself passes it with a context word. */
export const scoreMin = 0.5

/**
 * Everything that recognizers find in a text, in no order, overlaps included; what scores below `scoreMin` only
 * when it is to be explained.
 */
export function examine(text: string, options: DetectOptions, isExplained = false): { readonly copy: Copy; readonly candidates: readonly Candidate[]; readonly scan: Scan } {
  const copy = normalise(text)
  const scan = new Scan(copy, { phoneRegion: options.phoneRegion, isExplained, triggers: triggerIndex })
  const wanted = options.types === undefined ? undefined : new Set(options.types)
  const expected = options.expected === undefined ? noTypes : new Set(options.expected)
  const candidates: Candidate[] = []
  const evidence = evidenceIn(copy.text)
  const add = (found: Found, recognizer: Recognizer): void => {
    if (wanted !== undefined && !wanted.has(found.type)) return
    const candidate = weigh(scan, found, recognizer, expected.has(found.type))
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
    for (const found of tagNames(copy.text)) {
      if (wanted?.has(found.type) !== false) candidates.push({ ...found, recognizer: namesRecognizer, ownScore: found.score, context: [] })
    }
  }
  return { copy, candidates, scan }
}

const noTypes: ReadonlySet<EntityType> = new Set()

const isFormat = (recognizer: Recognizer): recognizer is FormatRecognizer => 'formats' in recognizer
const findFormats = compileFormats(recognizers.filter(isFormat))
const searchRecognizers = recognizers.filter((recognizer): recognizer is SearchRecognizer => !isFormat(recognizer))
const triggerIndex = new TriggerIndex(searchRecognizers.map(({ name, triggers = [] }) => ({ owner: name, words: triggers })))
const contextWordsByRecognizer = new Map(recognizers.map(({ name, contextWords }) => [name, new Set(contextWords)]))

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

function isWorthAsking({ name, needs, triggers }: SearchRecognizer, evidence: ReadonlySet<Evidence>, scan: Scan): boolean {
  if (needs.some((sign) => evidence.has(sign))) return true
  return triggers !== undefined && scan.triggersOf(name).length > 0
}

function weigh({ text, isExplained }: Scan, found: Found, { name }: Recognizer, isExpected: boolean): Candidate {
  const { score: ownScore } = found
  // Context cannot change what is sure already, or what is hopeless.
  const isOpen = ownScore < scoreMin && ownScore > 0 && ownScore + contextBonus >= scoreMin
  const words = isOpen || isExplained ? contextNear(text, found, contextWordsByRecognizer.get(name) ?? new Set()) : []
  const score = isOpen && (isExpected || words.length > 0) ? Math.min(1, ownScore + contextBonus) : ownScore
  return { ...found, recognizer: name, score, ownScore, context: words }
}

/** The types that a question of the bot asks for, by the context words of their recognizers. */
export function typesAskedFor(question: string): readonly EntityType[] {
  const all = wordsOf(normalise(question).text)
  const words = new Set(all.filter((word) => !unspecificWords.has(word)))
  const asked = recognizers.filter(({ contextWords }) => contextWords.some((word) => words.has(word)))
  const named = nameTypes.filter((type) => nameQuestions[type]?.some((word) => words.has(word)))
  return [...new Set([...asked.flatMap(typesOf), ...named])]
}

/** A card has a number as well as a phone; near a number these words help, in a question they say nothing. */
const unspecificWords: ReadonlySet<string> = new Set('number numbers nummer número numero numéro nº no nr code id'.split(' '))

/** Words with which a bot asks for what has no recognizer of its own. */
const nameQuestions: { readonly [type in EntityType]?: readonly string[] } = {
  PERSON: 'name names who nombre nombres nom prénom nome sobrenome name vorname nachname naam achternaam cognome apellido apellidos'.split(' '),
  LOCATION: 'city town country where ciudad país ville pays stadt land cidade città paese plaats ort'.split(' '),
  STREET_ADDRESS: 'address street adresse dirección anschrift endereço indirizzo adres straße'.split(' '),
  ORGANIZATION: 'company employer organization organisation empresa entreprise firma unternehmen azienda bedrijf werkgever'.split(' '),
}
