import { contextBonus, hasContext } from './context.js'
import { namesRecognizer, nameTypes, tagNames } from './names/tag-names.js'
import { normalise, type Copy } from './normalise.js'
import type { Evidence, Found, Recognizer } from './recognizer.js'
import { recognizers } from './recognizers/registry.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import { Scan } from './scan.js'
import { entityTypes, type EntityType, type Span } from './span.js'

/**
 * Finds sensitive values. The spans are sorted, do not overlap and have offsets into `text` itself. Pure,
 * and linear in the length of the text; the caller bounds that length (`limits.leafLengthMax`).
 * @example
 * detect('mail jay@example.org') // [{ start: 5, end: 20, type: 'EMAIL_ADDRESS', … }]
 */
export function detect(text: string, options: DetectOptions = {}): readonly Span[] {
  const types = options.types === undefined ? allTypes : new Set(options.types)
  const copy = normalise(text)
  const scan = new Scan(copy, options.phoneRegion)
  const spans: Span[] = []
  for (const recognizer of recognizers) {
    if (!recognizer.types.some((type) => types.has(type))) continue
    if (!recognizer.needs.some((sign) => hasEvidence[sign](copy.text))) continue
    const contextWords = contextWordsOf(recognizer)
    for (const found of recognizer.find(scan)) {
      const score = scoreInContext(copy, found, contextWords)
      if (score >= scoreMin && types.has(found.type)) spans.push(toSpan(copy, { ...found, score }, recognizer.name))
    }
  }
  if (options.names !== false && nameTypes.some((type) => types.has(type))) {
    for (const found of tagNames(copy.text)) if (types.has(found.type)) spans.push(toSpan(copy, found, namesRecognizer))
  }
  return resolveOverlaps(spans, text)
}

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
   * Whether to look for persons, places and organisations. The first time costs the loading of
   * the tagger's model.
   * @default true
   */
  readonly names?: boolean
}

/** Finds below it are dropped. A find that is weak by itself passes it with a context word. */
const scoreMin = 0.5

const allTypes: ReadonlySet<EntityType> = new Set(entityTypes)

/** The prefilter: native searches, many times faster than any recognizer. */
const hasEvidence: { readonly [sign in Evidence]: (text: string) => boolean } = {
  '@': (text) => text.includes('@'),
  ':': (text) => text.includes(':'),
  '=': (text) => text.includes('='),
  digit: (text) => /\d/.test(text),
}

function scoreInContext(copy: Copy, found: Found, words: ReadonlySet<string>): number {
  // Context cannot change what is sure already, or what is hopeless.
  if (found.score >= scoreMin || found.score + contextBonus < scoreMin) return found.score
  return hasContext(copy.text, found, words) ? Math.min(1, found.score + contextBonus) : found.score
}

function toSpan(copy: Copy, found: Found, recognizer: string): Span {
  const { start, end } = copy.toOriginal(found.start, found.end)
  return { start, end, type: found.type, score: found.score, recognizer }
}

const contextWordsByRecognizer = new Map(recognizers.map((recognizer) => [recognizer.name, new Set(recognizer.contextWords)]))
const noWords: ReadonlySet<string> = new Set()

function contextWordsOf(recognizer: Recognizer): ReadonlySet<string> {
  return contextWordsByRecognizer.get(recognizer.name) ?? noWords
}
