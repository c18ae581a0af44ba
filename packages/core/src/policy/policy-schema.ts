import * as v from 'valibot'
import type { OwnPattern } from '../detect/own/own-entities.js'
import { isPhoneRegion } from '../detect/phone-lengths.js'
import { entityTypes, isBuiltInEntityType, isOwnEntityType } from '../detect/span.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import { attachmentsSchema, type completeAttachments } from './attachment-schema.js'
import { defaultPolicy } from './default-policy.js'
import { controllerSchema, languageSchema, purposeSchema, regimeRulesSchema, regimesSchema, retentionSchema, type RegimeInput } from './duties-schema.js'
import { operatorChoice, rulesSchema } from './operator-schema.js'
import type { DetectRule, Policy } from './policy.js'

const word = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore are needed'))
const sentence = v.pipe(v.string(), v.minLength(1, 'at least one character is needed'), v.maxLength(4_000, 'at most 4,000 characters'))
const days = v.pipe(v.number(), v.integer('a whole number of days is needed'), v.minValue(1, 'at least 1 day'), v.maxValue(36_500, 'at most 36,500 days'))
const bothDirections = v.strictObject({ inbound: v.optional(operatorChoice), outbound: v.optional(operatorChoice) })
/** A word alone is the inbound operator. Chosen by what stands there, so that a mistake inside is named inside. */
const entityRule = v.lazy((input): typeof operatorChoice | typeof bothDirections => (isRecord(input) ? bothDirections : operatorChoice))
export const settingNames = ['scrub', 'consent', 'disclosure', 'restore', 'auditDetail', 'thorough'] as const
const settings = v.strictObject(v.entriesFromList(settingNames, v.optional(v.boolean())))
const texts = v.strictObject(
  v.entriesFromList(Object.keys(defaultPolicy.texts) as (keyof Policy['texts'])[], v.optional(sentence)),
)
const translation = v.strictObject({ notice: v.optional(sentence), texts: v.optional(texts), purposes: v.optional(v.record(word, sentence)) })
const translations = v.record(languageSchema, translation) as unknown as v.GenericSchema<unknown, Policy['translations']>

const phrases = listOf(v.string(), limits.ownPhrasesMax)
const patternRule = v.strictObject({ pattern: v.string(), context: v.optional(phrases), score: v.optional(v.number()) })
/** A text alone is the pattern. */
const onePattern = v.lazy((input) => (typeof input === 'string' ? v.string() : patternRule))
const ownPatterns = v.lazy((input) => (Array.isArray(input) ? listOf(onePattern, limits.ownPatternsMax) : onePattern))
const phoneRegion = v.pipe(v.string(), v.check(isPhoneRegion, 'the two capital letters of a country with phones are needed, as in ISO 3166-1'))

/** A list that is too long is one mistake, and is not looked into. */
function listOf<Item extends v.GenericSchema>(item: Item, lengthMax: number) {
  const tooLong = v.pipe(v.array(v.unknown()), v.check(() => false, `at most ${lengthMax} entries`), v.transform((): never[] => []))
  return v.lazy((input): v.ArraySchema<Item, undefined> | typeof tooLong => (Array.isArray(input) && input.length > lengthMax ? tooLong : v.array(item)))
}

/** A policy may give rules to the types that it makes, and to no others. */
export function policySchema(types: OwnTypes): v.GenericSchema<unknown, PolicyInput> {
  const allTypes = [...entityTypes, ...types.deny, ...types.patterns]
  return v.strictObject({
    // Editors of JSON files look for it; it says nothing to us.
    $schema: v.optional(v.string()),
    version: v.literal(1),
    controller: v.optional(controllerSchema),
    notice: v.optional(v.strictObject({ version: word, text: sentence })),
    language: v.optional(languageSchema),
    translations: v.optional(translations),
    regimes: v.optional(regimesSchema),
    regimeRules: v.optional(regimeRulesSchema),
    purposes: v.optional(
      v.pipe(
        v.array(purposeSchema),
        v.maxLength(limits.purposesMax, `at most ${limits.purposesMax} purposes`),
      ),
    ),
    entities: v.optional(v.strictObject(v.entriesFromList(allTypes, v.optional(entityRule)))),
    rules: v.optional(rulesSchema(allTypes)),
    detect: v.optional(
      v.strictObject({
        names: v.optional(v.union([v.boolean(), v.literal('thorough')])),
        phoneRegion: v.optional(phoneRegion),
        allow: v.optional(phrases),
        deny: v.optional(v.strictObject(v.entriesFromList(types.deny, v.optional(phrases)))),
        patterns: v.optional(v.strictObject(v.entriesFromList(types.patterns, v.optional(ownPatterns)))),
      }),
    ),
    attachments: v.optional(attachmentsSchema),
    settings: v.optional(settings),
    locks: v.optional(v.array(v.picklist(settingNames))),
    onFailure: v.optional(v.picklist(['refuse', 'redact-all'])),
    killSwitch: v.optional(v.picklist(['close', 'pass'])),
    consent: v.optional(v.strictObject({ coolDownDays: v.optional(days), validityDays: v.optional(days) })),
    oneToOneChannels: v.optional(v.array(word)),
    groups: v.optional(v.strictObject({ restore: v.optional(v.picklist(['nothing', 'speaker'])) })),
    retention: v.optional(retentionSchema),
    roles: v.optional(v.record(word, v.strictObject({ settings: v.array(v.picklist(settingNames)) }))),
    forgeableChannels: v.optional(v.array(word)),
    texts: v.optional(texts),
  }) as unknown as v.GenericSchema<unknown, PolicyInput>
}

/** A policy as a file writes it: most of it may be left out, and some of it said in a word. */
export type PolicyInput = Partial<Omit<Policy, keyof GivenSections>> & { readonly version: 1; readonly $schema?: string } & Partial<GivenSections>

interface GivenSections {
  readonly version: 1
  readonly regimes: Readonly<Record<string, RegimeInput>>
  readonly entities: Readonly<Record<string, unknown>>
  readonly rules: unknown
  readonly detect: Partial<Omit<DetectRule, 'patterns'>> & { readonly patterns?: Readonly<Record<string, GivenPatterns>> }
  readonly attachments: Parameters<typeof completeAttachments>[0]
  readonly settings: Partial<Policy['settings']>
  readonly groups: Partial<Policy['groups']>
  readonly consent: Partial<Policy['consent']>
  readonly texts: Partial<Policy['texts']>
}

type GivenPatterns = string | OwnPattern | readonly (string | OwnPattern)[]

/** The types that a policy names under `deny` and under `patterns`; what is no name of a type is left out. */
export interface OwnTypes {
  readonly deny: readonly string[]
  readonly patterns: readonly string[]
}

export function ownTypesIn(value: unknown): OwnTypes {
  const detect = isRecord(value) && isRecord(value['detect']) ? value['detect'] : {}
  const typesOf = (section: unknown): readonly string[] =>
    isRecord(section) ? Object.keys(section).filter((name) => isBuiltInEntityType(name) || isOwnEntityType(name)) : []
  return { deny: typesOf(detect['deny']), patterns: typesOf(detect['patterns']) }
}
