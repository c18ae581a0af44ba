import type { OperatorOf } from '../policy/choose-operator.js'
import { decrypt } from '../scrub/operators/encrypt.js'
import { findEnvelopes } from '../scrub/operators/find-envelopes.js'
import { operate, type Operate, type OperatorContext } from '../scrub/operators/operate.js'
import { hasMade, type ScannedLeaf } from '../scrub/scrub.js'
import { isScrubjayError } from '../errors.js'
import { subjectKeyId } from '../vault/vault.js'
import type { GuardTurn } from './guard-turn.js'
import type { OperatorRule } from '../policy/policy.js'

/**
 * The operators that some leaves need, with the keys of the turn; `undefined` where placeholders and redactions do.
 * A key of the person is read, and made if need be, only for an operator that uses it.
 */
export async function prepareOperators(turn: GuardTurn, scanned: readonly ScannedLeaf[], operatorOf: OperatorOf): Promise<Operate | undefined> {
  if (!hasMade(scanned, operatorOf)) return undefined
  const rules = scanned.flatMap(({ spans }) => spans.map(({ type }) => operatorOf(type)))
  const context = await operatorContext(turn, rules.some(needsPerson))
  return (value, rule) => operate(value, rule, context)
}

/** What operators may use on behalf of a turn. */
export async function operatorContext(turn: GuardTurn, withPerson: boolean): Promise<OperatorContext> {
  const { setup, opened, tenant, facts, raw } = turn
  const locale = typeof raw.locale === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(raw.locale) ? { locale: raw.locale } : {}
  const keys = { organisationKey: tenant.operatorKey(), ...locale }
  if (!withPerson || facts.subject === undefined) return keys
  const keyId = subjectKeyId(tenant.id, turn.subject.token)
  // Of somebody who is not kept no key is made, for nothing would lead to it when they ask to be erased.
  const key = turn.subject.isKept ? await opened.keys.ensure(keyId) : undefined
  return key === undefined ? keys : { ...keys, subject: { key, scope: turn.scope, random: setup.random } }
}

/**
 * Opens what the operator `encrypt` made of values of the turn's person in its conversation, where the policy keeps
 * them. Anything else stays as it is, and so does everything once the person is erased.
 */
export async function openEncrypted(turn: GuardTurn, texts: readonly string[], operatorOf: OperatorOf): Promise<readonly string[]> {
  const subject = turn.facts.subject?.token
  if (subject === undefined || texts.every((text) => findEnvelopes(text, subject).length === 0)) return texts
  const key = await turn.opened.keys.find(subjectKeyId(turn.tenant.id, subject))
  if (key === undefined) return texts
  const open = (envelope: string): string => {
    try {
      const { type, text } = decrypt(envelope, { key, scope: turn.scope })
      return operatorOf(type).operator === 'keep' ? text : envelope
    } catch (error) {
      // Another conversation's, or somebody has changed it.
      if (isScrubjayError(error, 'ERR_ENVELOPE')) return envelope
      throw error
    }
  }
  return texts.map((text) => findEnvelopes(text, subject).reduceRight((all, { start, end, envelope }) => all.slice(0, start) + open(envelope) + all.slice(end), text))
}

export function needsPerson(rule: OperatorRule): boolean {
  return rule.operator === 'encrypt' || rule.operator === 'surrogate' || (rule.operator === 'generalise' && (rule.dates ?? 'shift') === 'shift')
}
