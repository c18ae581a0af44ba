import * as v from 'valibot'
import { lawfulBases, rightsKinds, type Regime, type RegimeRule, type RetentionRule } from './duties.js'
import type { Controller, Purpose } from './policy.js'

const word = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore are needed'))
const sentence = v.pipe(v.string(), v.minLength(1, 'at least one character is needed'), v.maxLength(4_000, 'at most 4,000 characters'))
const days = v.pipe(v.number(), v.integer('a whole number of days is needed'), v.minValue(1, 'at least 1 day'), v.maxValue(36_500, 'at most 36,500 days'))
const years = v.pipe(v.number(), v.integer('a whole number of years is needed'), v.minValue(1, 'at least 1 year'), v.maxValue(120, 'at most 120 years'))
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'the two capital letters of a country are needed, as in ISO 3166-1'))
const languageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language tag is needed, as in BCP 47'))
const few = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(100, 'at most 100 entries'))

/** A schema by the type of what it lets through; absent and undefined are one. */
function shapeOf<T>(schema: v.GenericSchema<unknown, unknown>): v.GenericSchema<unknown, T> {
  return schema as v.GenericSchema<unknown, T>
}

export const controllerSchema: v.GenericSchema<unknown, Controller> = shapeOf(
  v.strictObject({ name: sentence, contact: sentence, address: v.optional(sentence), url: v.optional(sentence) }),
)

export const purposeSchema: v.GenericSchema<unknown, Purpose> = shapeOf(
  v.strictObject({
    id: word,
    description: sentence,
    required: v.boolean(),
    lawfulBasis: v.optional(v.picklist(lawfulBases)),
    dataCategories: v.optional(few(sentence)),
    recipients: v.optional(few(sentence)),
    retentionDays: v.optional(days),
    isSale: v.optional(v.boolean()),
    isSensitive: v.optional(v.boolean()),
  }),
)

const disclosureSchema = v.strictObject({
  atStart: v.optional(v.boolean()),
  onAsking: v.optional(v.boolean()),
  afterDays: v.optional(days),
  unskippable: v.optional(v.boolean()),
})

/** A regime as a policy writes it: like one of ours, but for what stands here. */
export type RegimeInput = Partial<Omit<Regime, 'disclosure' | 'deadlineDays'>> & {
  readonly like?: 'gdpr' | 'ccpa' | 'none'
  readonly disclosure?: Partial<Regime['disclosure']>
  readonly deadlineDays?: Partial<Regime['deadlineDays']>
}

export const regimesSchema: v.GenericSchema<unknown, Readonly<Record<string, RegimeInput>>> = shapeOf(
  v.record(
    word,
    v.strictObject({
      like: v.optional(v.picklist(['gdpr', 'ccpa', 'none'])),
      consent: v.optional(v.picklist(['opt-in', 'opt-out'])),
      jurisdiction: v.optional(word),
      disclosure: v.optional(disclosureSchema),
      globalPrivacyControl: v.optional(v.boolean()),
      deadlineDays: v.optional(v.strictObject(v.entriesFromList(rightsKinds, v.optional(days)))),
      minimumAge: v.optional(years),
    }),
  ),
)

export const regimeRulesSchema: v.GenericSchema<unknown, readonly RegimeRule[]> = shapeOf(
  few(
    v.strictObject({ regime: word, channels: v.optional(few(word)), locales: v.optional(few(languageTag)), countries: v.optional(few(country)) }),
  ),
)

export const retentionSchema: v.GenericSchema<unknown, readonly RetentionRule[]> = shapeOf(
  few(
    v.strictObject({
      what: v.picklist(['values', 'state', 'transcripts', 'receipts']),
      types: v.optional(few(word)),
      unlessPurpose: v.optional(word),
      days,
    }),
  ),
)

export const languageSchema: v.GenericSchema<string> = languageTag
