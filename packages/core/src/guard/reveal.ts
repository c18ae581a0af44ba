import type { AuditEvent } from '../audit/record.js'
import { mayProcess } from '../consent/standing.js'
import type { EntityType } from '../detect/span.js'
import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { OperatorRule, Policy } from '../policy/policy.js'
import { operate } from '../scrub/operators/operate.js'
import { fillPlaceholders, locatePlaceholders } from '../scrub/placeholder.js'
import type { OpenTurn, RevealOptions } from '../turn.js'
import { Journal } from '../turns/journal.js'
import { GuardTurn, untouchedTurn } from './guard-turn.js'
import { needsPerson, operatorContext } from './operate.js'
import type { Setup } from './setup.js'

/**
 * Gives the bot values of the person of its turn in clear. Consent and policy are read fresh, and what is
 * revealed is in the log, durably, before the bot has it. Where the guard changes nothing, nothing was hidden.
 */
export async function reveal(setup: Setup, open: OpenTurn | undefined, text: string, options: RevealOptions): Promise<string> {
  if (changesNothing(setup, open)) return text
  const turn = openOf(open)
  const { purpose, unknown = 'refuse' } = options ?? {}
  checkPurpose(setup.policy, purpose)
  if (typeof text !== 'string') throw new ScrubjayError('ERR_INPUT', { at: 'text' })
  if (text.length > limits.leafLengthMax) throw new ScrubjayError('ERR_LIMIT_TEXT', { at: 'text' })
  const { typeWords } = setup
  const wanted = locatePlaceholders(text, typeWords)
  if (wanted.length === 0) return fillPlaceholders(text, new Map(), typeWords)

  const asking = await readAgain(turn)
  checkConsent(asking, purpose)
  const values = await asking.opened.vault.open(asking.scope, [...new Set(wanted.flatMap(({ names }) => names))])
  const found = wanted.map(({ names }) => names.find((name) => values.has(name)))
  if (unknown === 'refuse' && found.includes(undefined)) throw new ScrubjayError('ERR_PLACEHOLDER_UNKNOWN')

  const revealed = await operateOn(asking, values, [...new Set(found)].filter((name) => name !== undefined), purpose)
  const counts: Record<string, number> = {}
  for (const name of revealed.keys()) counts[typeOf(name)] = (counts[typeOf(name)] ?? 0) + 1
  if (revealed.size > 0) await logNow(asking, { type: 'value.revealed', ...asking.names, purpose, counts })
  return fillPlaceholders(text, revealed, typeWords)
}

/** The values by their names, each as the policy wants it seen for this purpose. */
async function operateOn(turn: GuardTurn, values: ReadonlyMap<string, string>, names: readonly string[], purpose: string): Promise<Map<string, string>> {
  const operatorOf = operatorsFor(turn, purpose)
  for (const name of names) checkType(operatorOf, typeOf(name))
  const context = await operatorContext(turn, names.some((name) => needsPerson(operatorOf(typeOf(name)))))
  return new Map(names.map((name) => {
    const value = { type: typeOf(name), text: values.get(name) ?? '' }
    return [name, operate(value, operatorOf(value.type), context)]
  }))
}

function typeOf(name: string): EntityType {
  return name.replace(/_\d+$/, '') as EntityType
}

/** The kill switch let the turn through, or the guard only observes: the bot sees everything in clear already. */
export function changesNothing(setup: Setup, open: OpenTurn | undefined): boolean {
  return setup.mode === 'observe' || open === untouchedTurn || (open instanceof GuardTurn && open.stage === 'observed')
}

/** The turn that a bot is running in. */
export function openOf(open: OpenTurn | undefined): GuardTurn {
  if (open instanceof GuardTurn && open.stage === 'open' && open.facts.subject !== undefined) return open
  throw new ScrubjayError('ERR_TURN_NONE')
}

/** A purpose is one that people can be asked for. */
export function checkPurpose(policy: Policy, purpose: string): void {
  if (!policy.purposes.some(({ id }) => id === purpose)) throw new ScrubjayError('ERR_PURPOSE_UNKNOWN', { at: 'purpose' })
}

/** Whether the person of a turn agrees to a purpose, as far as the turn knows. An objection holds also where nobody is asked. */
export function agreesTo({ setup, facts, settings, ground, isRestricted }: GuardTurn, id: string): boolean {
  const purpose = setup.policy.purposes.find((each) => each.id === id)
  if (purpose === undefined || isRestricted || facts.consent.value.purposes[id]?.state === 'objected') return false
  return !settings.consent || mayProcess(ground, purpose)
}

export function checkConsent(turn: GuardTurn, purpose: string): void {
  if (!agreesTo(turn, purpose)) throw new ScrubjayError('ERR_CONSENT_MISSING', { at: 'purpose' })
}

/** How the policy wants values seen by a bot that wants them for a purpose; what is sealed may then be seen in clear. */
export function operatorsFor({ setup, ids }: GuardTurn, purpose: string): OperatorOf {
  const operatorOf = setup.operators.at({ direction: 'inbound', channel: ids.channel, destination: 'bot', purpose })
  return (type) => (operatorOf(type).operator === 'token' ? { operator: 'keep' } : operatorOf(type))
}

/** Whether anything of a value is left to be seen. */
export function isVisible({ operator }: OperatorRule): boolean {
  return operator !== 'redact' && operator !== 'refuse'
}

export function checkType(operatorOf: OperatorOf, type: EntityType): void {
  if (!isVisible(operatorOf(type))) throw new ScrubjayError('ERR_REVEAL_REFUSED', { at: type })
}

/** Committed by itself: with the turn's own journal it would make a turn done that nobody has answered yet. */
export async function logNow({ tenant, settings, setup: { clock, store, spool } }: GuardTurn, event: AuditEvent): Promise<void> {
  const journal = new Journal(tenant, clock)
  journal.isDetailed = settings.auditDetail
  journal.event(event)
  await journal.commit(store, spool)
}

/** What holds now; a turn may take long, and another instance may have heard a withdrawal. */
export async function readAgain({ setup, opened, tenant, ids, raw }: GuardTurn): Promise<GuardTurn> {
  const now = new GuardTurn({ setup, opened, tenant, ids, raw, isOutbound: true })
  await now.refresh()
  if (now.facts.killed) throw new ScrubjayError('ERR_GUARD_KILLED')
  if (now.subject.isErasing) throw new ScrubjayError('ERR_PLACEHOLDER_UNKNOWN')
  return now
}
