import type { OperatorOf } from '../policy/choose-operator.js'
import { decrypt } from '../scrub/operators/encrypt.js'
import { operate, type Operate, type OperatorContext } from '../scrub/operators/operate.js'
import { hasMade, type ScannedLeaf, type Value } from '../scrub/scrub.js'
import { ScrubjayError } from '../errors.js'
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
  const key = await opened.keys.ensure(subjectKeyId(tenant.id, turn.subject.token))
  return { ...keys, subject: { key, scope: turn.scope, random: setup.random } }
}

/**
 * Opens what the operator `encrypt` made of a value of the turn's person in its conversation.
 * @throws `ERR_ENVELOPE` for any other text, and once the person is erased.
 */
export async function openEncrypted(turn: GuardTurn, envelope: string): Promise<Value> {
  const key = turn.facts.subject === undefined ? undefined : await turn.opened.keys.find(subjectKeyId(turn.tenant.id, turn.subject.token))
  if (key === undefined) throw new ScrubjayError('ERR_ENVELOPE')
  return decrypt(envelope, { key, scope: turn.scope })
}

export function needsPerson(rule: OperatorRule): boolean {
  return rule.operator === 'encrypt' || rule.operator === 'surrogate' || (rule.operator === 'generalise' && (rule.dates ?? 'shift') === 'shift')
}
