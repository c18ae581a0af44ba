import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { checkOwnEntities, ownTypeRule, type OwnPattern } from '../detect/own/own-entities.js'
import { ScrubjayError } from '../errors.js'
import { isRecord } from '../lib/json.js'
import { completeAttachments } from './attachment-schema.js'
import { defaultPolicy } from './default-policy.js'
import { builtInRegimes, type Regime } from './duties.js'
import { checkMeaning } from './check-meaning.js'
import { parsePolicyText } from './parse-policy-text.js'
import { ownTypesIn, policySchema, type PolicyInput } from './policy-schema.js'
import { ruleOfOwnTypes, type DetectRule, type EntityRule, type EntityRules, type Policy, type Rule } from './policy.js'

/** One mistake in a policy: where it stands and what is wrong, never what was written there. */
export interface PolicyMistake {
  /** For example `purposes[1].id`; empty for the policy as a whole. */
  readonly path: string
  readonly reason: string
  /** Where the text of the file says it; what an object has wrong has no line. */
  readonly line?: number
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
  if (typeof input !== 'string') return checkValue(input)
  const parsed = parsePolicyText(input)
  if ('mistake' in parsed) return { mistakes: [parsed.mistake] }
  const { policy, mistakes } = checkValue(parsed.value)
  return policy === undefined ? { mistakes: parsed.withLines(mistakes) } : { policy, mistakes }
}

function checkValue(value: unknown): { readonly policy?: Policy; readonly mistakes: readonly PolicyMistake[] } {
  const result = v.safeParse(policySchema(ownTypesIn(value)), value)
  if (!result.success) return { mistakes: result.issues.map(toMistake) }
  const policy = complete(result.output)
  const mistakes = [...checkMeaning(policy), ...checkDetect(policy, result.output)]
  return mistakes.length > 0 ? { mistakes } : { policy, mistakes }
}

function complete(input: PolicyInput): Policy {
  const given = Object.entries(withoutUndefined(input)).filter(([name]) => name !== '$schema')
  return {
    ...defaultPolicy,
    ...Object.fromEntries(given),
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
    const list: readonly (string | OwnPattern)[] = typeof given === 'string' || 'pattern' in given ? [given] : given
    return [type, list.map((rule) => (typeof rule === 'string' ? { pattern: rule } : withoutUndefined(rule)))]
  })
  return { ...defaultPolicy.detect, ...withoutUndefined(input), deny: withoutUndefined(deny), patterns: Object.fromEntries(rules) }
}

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
