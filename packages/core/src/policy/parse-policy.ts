import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parseDocument } from 'yaml'
import { entityTypes, type EntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { limits } from '../lib/limits.js'
import { defaultPolicy } from './default-policy.js'
import type { EntityRule, Policy } from './policy.js'

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
  const parsed = typeof input === 'string' ? parseText(input) : { value: input }
  if ('mistake' in parsed) return { mistakes: [parsed.mistake] }
  const result = v.safeParse(policySchema, parsed.value)
  if (!result.success) return { mistakes: result.issues.map(toMistake) }
  const policy = complete(result.output)
  const mistakes = checkMeaning(policy)
  return mistakes.length > 0 ? { mistakes } : { policy, mistakes }
}

const word = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dot, dash and underscore are needed'))
const sentence = v.pipe(v.string(), v.minLength(1, 'at least one character is needed'), v.maxLength(4_000, 'at most 4,000 characters'))
const days = v.pipe(v.number(), v.integer('a whole number of days is needed'), v.minValue(1, 'at least 1 day'), v.maxValue(36_500, 'at most 36,500 days'))
const operator = v.picklist(['keep', 'redact', 'token', 'refuse'])
const outboundOperator = v.picklist(['keep', 'redact'])
const bothDirections = v.strictObject({ inbound: v.optional(operator), outbound: v.optional(outboundOperator) })
/** A word alone is the inbound operator. Chosen by what stands there, so that a mistake inside is named inside. */
const entityRule = v.lazy((input): typeof operator | typeof bothDirections => (isRecord(input) ? bothDirections : operator))
const settingNames = ['scrub', 'consent', 'disclosure', 'restore'] as const
const settings = v.strictObject(v.entriesFromList(settingNames, v.optional(v.boolean())))
const texts = v.strictObject(
  v.entriesFromList(Object.keys(defaultPolicy.texts) as (keyof Policy['texts'])[], v.optional(sentence)),
)

const policySchema = v.strictObject({
  version: v.literal(1),
  controller: v.optional(v.strictObject({ name: sentence, contact: sentence })),
  notice: v.optional(v.strictObject({ version: word, text: sentence })),
  purposes: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: word, description: sentence, required: v.boolean() })),
      v.maxLength(limits.purposesMax, `at most ${limits.purposesMax} purposes`),
    ),
  ),
  entities: v.optional(v.strictObject(v.entriesFromList(entityTypes, v.optional(entityRule)))),
  settings: v.optional(settings),
  locks: v.optional(v.array(v.picklist(settingNames))),
  onFailure: v.optional(v.picklist(['refuse', 'redact-all'])),
  killSwitch: v.optional(v.picklist(['close', 'pass'])),
  consent: v.optional(v.strictObject({ coolDownDays: v.optional(days), validityDays: v.optional(days) })),
  oneToOneChannels: v.optional(v.array(word)),
  texts: v.optional(texts),
})

type PolicyInput = v.InferOutput<typeof policySchema>

function complete(input: PolicyInput): Policy {
  return {
    ...defaultPolicy,
    ...withoutUndefined(input),
    version: 1,
    entities: completeEntities(input.entities ?? {}),
    settings: { ...defaultPolicy.settings, ...withoutUndefined(input.settings ?? {}) },
    consent: { ...defaultPolicy.consent, ...withoutUndefined(input.consent ?? {}) },
    texts: { ...defaultPolicy.texts, ...withoutUndefined(input.texts ?? {}) },
  }
}

function completeEntities(input: NonNullable<PolicyInput['entities']>): Record<EntityType, EntityRule> {
  const rules: Record<EntityType, EntityRule> = { ...defaultPolicy.entities }
  for (const type of entityTypes) {
    const rule = input[type]
    const given = typeof rule === 'string' ? { inbound: rule } : withoutUndefined(rule ?? {})
    rules[type] = { ...rules[type], ...given }
  }
  return rules
}

/** Mistakes that a shape cannot show. */
function checkMeaning(policy: Policy): PolicyMistake[] {
  const mistakes: PolicyMistake[] = []
  policy.purposes.forEach((purpose, index) => {
    if (policy.purposes.findIndex((other) => other.id === purpose.id) !== index) {
      mistakes.push({ path: `purposes[${index}].id`, reason: 'another purpose has the same id' })
    }
  })
  // The bot and a conversation may switch on what no lock keeps off.
  const mayAsk = policy.settings.consent || !policy.locks.includes('consent')
  if (mayAsk && !policy.purposes.some((purpose) => purpose.required)) {
    mistakes.push({ path: 'purposes', reason: 'consent is on, or not locked, so at least one purpose must be required' })
  }
  return mistakes
}

function parseText(text: string): { readonly value: unknown } | { readonly mistake: PolicyMistake } {
  if (Buffer.byteLength(text) > limits.policyBytesMax) {
    return { mistake: { path: '', reason: `at most ${limits.policyBytesMax} bytes` } }
  }
  const mistake = (error: unknown): { readonly mistake: PolicyMistake } => ({
    mistake: { path: linePath(error), reason: 'it is neither YAML nor JSON' },
  })
  try {
    // JSON is YAML. The library prints its warnings, and quotes the file in them.
    const document = parseDocument(text, { logLevel: 'error' })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem !== undefined) return mistake(problem)
    // maxAliasCount keeps a small file from growing into a huge object.
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value }
  } catch (error) {
    return mistake(error)
  }
}

function linePath(error: unknown): string {
  const position = (error as { linePos?: readonly { line: number }[] }).linePos?.[0]
  return position === undefined ? '' : `line ${position.line}`
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
  if (issue.expected === 'never') return { path, reason: 'there is no such key' }
  const reason = issue.received === 'undefined' ? 'it is missing' : `expected ${issue.expected ?? 'something else'}`
  return { path, reason }
}

/** A key that is no plain word may be a value in the wrong place, or change the terminal that shows it. */
function safeKey(key: unknown): string {
  return typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : '(a key)'
}

function withoutUndefined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never
}
