import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { checkOwnEntities, ownTypeRule, type OwnPattern } from '../detect/own/own-entities.js'
import { isPhoneRegion } from '../detect/phone-lengths.js'
import { entityTypes, isBuiltInEntityType, isOwnEntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import { attachmentsSchema, completeAttachments } from './attachment-schema.js'
import { defaultPolicy } from './default-policy.js'
import { builtInRegimes, type Regime } from './duties.js'
import { controllerSchema, languageSchema, purposeSchema, regimeRulesSchema, regimesSchema, retentionSchema } from './duties-schema.js'
import { operatorChoice, rulesSchema } from './operator-schema.js'
import { asRule } from './choose-operator.js'
import { parsePolicyText } from './parse-policy-text.js'
import { ruleOfOwnTypes, type DetectRule, type EntityRule, type EntityRules, type Operator, type OperatorChoice, type Policy, type Rule } from './policy.js'

/** One mistake in a policy: where it stands and what is wrong, never what was written there. */
export interface PolicyMistake {
  /** For example `purposes[1].id`; empty for the policy as a whole. */
  readonly path: string
  readonly reason: string
}

/**
 * A policy from a path to a YAML or JSON file, or from an object; without either, the built-in one.
 * @throws `ERR_POLICY_INVALID` naming the first mistake.
 */
export function loadPolicy(source?: string | object): Policy {
  if (source === undefined) return defaultPolicy
  const { policy, mistakes } = checkPolicy(typeof source === 'string' ? readPolicyFile(source) : source)
  if (policy !== undefined) return policy
  const [first] = mistakes
  const more = mistakes.length > 1 ? ` (and ${mistakes.length - 1} more; see npx scrubjay policy check)` : ''
  throw new ScrubjayError('ERR_POLICY_INVALID', { at: first?.path || 'the policy', reason: `${first?.reason ?? ''}${more}` })
}

/** Checks a policy, as an object or as the text of a file, and names every mistake. */
export function checkPolicy(input: unknown): { readonly policy?: Policy; readonly mistakes: readonly PolicyMistake[] } {
  const parsed = typeof input === 'string' ? parsePolicyText(input) : { value: input }
  if ('mistake' in parsed) return { mistakes: [parsed.mistake] }
  const result = v.safeParse(policySchema(ownTypesIn(parsed.value)), parsed.value)
  if (!result.success) return { mistakes: result.issues.map(toMistake) }
  const policy = complete(result.output)
  const mistakes = [...checkMeaning(policy), ...checkDetect(policy, result.output)]
  return mistakes.length > 0 ? { mistakes } : { policy, mistakes }
}

const word = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore are needed'))
const sentence = v.pipe(v.string(), v.minLength(1, 'at least one character is needed'), v.maxLength(4_000, 'at most 4,000 characters'))
const days = v.pipe(v.number(), v.integer('a whole number of days is needed'), v.minValue(1, 'at least 1 day'), v.maxValue(36_500, 'at most 36,500 days'))
const bothDirections = v.strictObject({ inbound: v.optional(operatorChoice), outbound: v.optional(operatorChoice) })
/** A word alone is the inbound operator. Chosen by what stands there, so that a mistake inside is named inside. */
const entityRule = v.lazy((input): typeof operatorChoice | typeof bothDirections => (isRecord(input) ? bothDirections : operatorChoice))
const settingNames = ['scrub', 'consent', 'disclosure', 'restore', 'auditDetail', 'thorough'] as const
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
function policySchema(types: OwnTypes) {
  const allTypes = [...entityTypes, ...types.deny, ...types.patterns]
  return v.strictObject({
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
  })
}

type PolicyInput = v.InferOutput<ReturnType<typeof policySchema>>

/** The types that a policy names under `deny` and under `patterns`; what is no name of a type is left out. */
interface OwnTypes {
  readonly deny: readonly string[]
  readonly patterns: readonly string[]
}

function ownTypesIn(value: unknown): OwnTypes {
  const detect = isRecord(value) && isRecord(value['detect']) ? value['detect'] : {}
  const typesOf = (section: unknown): readonly string[] =>
    isRecord(section) ? Object.keys(section).filter((name) => isBuiltInEntityType(name) || isOwnEntityType(name)) : []
  return { deny: typesOf(detect['deny']), patterns: typesOf(detect['patterns']) }
}

function complete(input: PolicyInput): Policy {
  return {
    ...defaultPolicy,
    ...withoutUndefined(input),
    version: 1,
    entities: completeEntities(input.entities ?? {}),
    regimes: input.regimes === undefined ? defaultPolicy.regimes : completeRegimes(input.regimes),
    rules: (input.rules ?? []) as readonly Rule[],
    detect: completeDetect(input.detect ?? {}),
    attachments: completeAttachments(input.attachments ?? {}),
    settings: { ...defaultPolicy.settings, ...withoutUndefined(input.settings ?? {}) },
    groups: { ...defaultPolicy.groups, ...withoutUndefined(input.groups ?? {}) },
    consent: { ...defaultPolicy.consent, ...withoutUndefined(input.consent ?? {}) },
    texts: { ...defaultPolicy.texts, ...withoutUndefined(input.texts ?? {}) },
  }
}

/** A regime is like the one of its own name, or like the one that it names, or like GDPR. */
function completeRegimes(input: NonNullable<PolicyInput['regimes']>): Policy['regimes'] {
  return Object.fromEntries(
    Object.entries(input).map(([name, { like, ...given }]) => {
      const base = builtInRegimes[like ?? (Object.hasOwn(builtInRegimes, name) ? name : 'gdpr')] as Regime
      const disclosure = { ...base.disclosure, ...withoutUndefined(given.disclosure ?? {}) }
      const deadlineDays = { ...base.deadlineDays, ...withoutUndefined(given.deadlineDays ?? {}) }
      return [name, { ...base, ...withoutUndefined(given), disclosure, deadlineDays }]
    }),
  )
}

function completeEntities(input: NonNullable<PolicyInput['entities']>): EntityRules {
  const rules: Record<string, EntityRule> = { ...defaultPolicy.entities }
  for (const [type, rule] of Object.entries(input)) {
    const given = isRecord(rule) ? withoutUndefined(rule) : { inbound: rule }
    rules[type] = { ...(rules[type] ?? ruleOfOwnTypes), ...(given as Partial<EntityRule>) }
  }
  return rules as EntityRules
}

function completeDetect({ patterns = {}, deny = {}, ...input }: NonNullable<PolicyInput['detect']>): DetectRule {
  const rules = Object.entries(withoutUndefined(patterns)).map(([type, given]): [string, readonly OwnPattern[]] => {
    const list: readonly (string | v.InferOutput<typeof patternRule>)[] = Array.isArray(given) ? given : [given]
    return [type, list.map((rule) => (typeof rule === 'string' ? { pattern: rule } : withoutUndefined(rule) as OwnPattern))]
  })
  return { ...defaultPolicy.detect, ...withoutUndefined(input), deny: withoutUndefined(deny), patterns: Object.fromEntries(rules) }
}

/** Mistakes that a shape cannot show. */
function checkMeaning(policy: Policy): PolicyMistake[] {
  const mistakes: PolicyMistake[] = []
  policy.purposes.forEach((purpose, index) => {
    if (policy.purposes.findIndex((other) => other.id === purpose.id) !== index) {
      mistakes.push({ path: `purposes[${index}].id`, reason: 'another purpose has the same id' })
    }
  })
  const namesPurpose = (purpose: string | undefined): boolean => purpose === undefined || policy.purposes.some(({ id }) => id === purpose)
  policy.rules.forEach((rule, index) => {
    if (rule.purposes?.every(namesPurpose) === false) mistakes.push({ path: `rules[${index}].purposes`, reason: 'there is no such purpose' })
  })
  policy.regimeRules.forEach(({ regime }, index) => {
    if (!Object.hasOwn(policy.regimes, regime)) mistakes.push({ path: `regimeRules[${index}].regime`, reason: 'there is no such regime' })
  })
  policy.retention.forEach((rule, index) => {
    if (!namesPurpose(rule.unlessPurpose)) mistakes.push({ path: `retention[${index}].unlessPurpose`, reason: 'there is no such purpose' })
  })
  if (Object.keys(policy.regimes).length === 0) mistakes.push({ path: 'regimes', reason: 'at least one regime is needed' })
  for (const { path, choice, isOutward } of choicesOf(policy)) {
    const { operator, ...parameters } = asRule(choice)
    if ('purpose' in parameters && !namesPurpose(parameters.purpose)) mistakes.push({ path: `${path()}.purpose`, reason: 'there is no such purpose' })
    if (isOutward && inwardOnly.has(operator)) {
      mistakes.push({ path: path(), reason: `${operator} is for what people say, not for what the bot answers; name the other directions or destinations` })
    }
  }
  // The bot and a conversation may switch on what no lock keeps off.
  const mayAsk = policy.settings.consent || !policy.locks.includes('consent')
  if (mayAsk && !policy.purposes.some((purpose) => purpose.required)) {
    mistakes.push({ path: 'purposes', reason: 'consent is on, or not locked, so at least one purpose must be required' })
  }
  return mistakes
}

/** One choice of an operator, and where it stands. */
interface Choice {
  readonly path: () => string
  readonly choice: OperatorChoice
  /** Whether it is for what the bot says to the person. */
  readonly isOutward: boolean
}

function choicesOf({ entities, rules }: Policy): readonly Choice[] {
  return [
    ...Object.entries(entities).flatMap(([type, { inbound, outbound }]) => [
      { path: () => `entities.${type}.inbound`, choice: inbound, isOutward: false },
      { path: () => `entities.${type}.outbound`, choice: outbound, isOutward: true },
    ]),
    ...rules.map((rule, index) => ({
      path: () => `rules[${index}]`,
      choice: rule,
      isOutward: rule.directions?.includes('outbound') !== false && rule.destinations?.includes('bot') !== false,
    })),
  ]
}

/** Done twice they change a value twice, and a reply is looked at on every station of its way. */
const inwardOnly: ReadonlySet<Operator> = new Set(['encrypt', 'format-preserving', 'surrogate'])

/** Patterns must compile, lists must be worth looking for. */
function checkDetect({ detect }: Policy, input: PolicyInput): PolicyMistake[] {
  return checkOwnEntities(detect).mistakes.map(({ path, reason }) => {
    const [, type = ''] = /^patterns\.(\w+)\[0\]/.exec(path) ?? []
    const given = input.detect?.patterns?.[type]
    // A pattern that does not stand in a list is completed to a list of one; the file has no such place.
    const place = given === undefined || Array.isArray(given) ? path : path.replace(typeof given === 'string' ? '[0].pattern' : '[0]', '')
    return { path: place === '' ? 'detect' : `detect.${place}`, reason }
  })
}

function readPolicyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ScrubjayError('ERR_POLICY_INVALID', { at: path, reason: 'The policy file cannot be read.', cause })
  }
}

/** The library's own messages quote what was received; ours say what is expected. */
function toMistake(issue: v.BaseIssue<unknown>): PolicyMistake {
  const path = (issue.path ?? []).reduce((text, { key }) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${safeKey(key)}`), '')
  if (issue.kind === 'validation') return { path, reason: issue.message }
  if (issue.expected === 'never') return { path, reason: reasonOfUnknownKey(path) }
  const reason = issue.received === 'undefined' ? 'it is missing' : `expected ${issue.expected ?? 'something else'}`
  return { path, reason }
}

function reasonOfUnknownKey(path: string): string {
  if (/^detect\.(?:deny|patterns)\./.test(path)) return ownTypeRule
  return path.startsWith('entities.') ? 'there is no such type; one of your own is made under detect.deny or detect.patterns' : 'there is no such key'
}

/** A key that is no plain word may be a value in the wrong place, or change the terminal that shows it. */
function safeKey(key: unknown): string {
  return typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : '(a key)'
}

function withoutUndefined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}
