import { detect } from '../detect/detect.js'
import { say } from '../disclosure/disclosure.js'
import { limits } from '../lib/limits.js'
import type { Write } from '../ports/store.js'
import type { Verdict } from '../turn.js'
import type { VaultScope, VaultValue } from '../vault/vault.js'
import { typedText } from './activity-class.js'
import type { GuardTurn } from './guard-turn.js'
import { keepOpenRequest, keepRequest, personOf, requestOf, tell, tellWrites } from './rights-requests.js'

/**
 * "Correct my email to …": another value behind the same placeholder, wherever that stands. What this conversation does not
 * have is looked for in others that are this person's alone. Without one value that is meant beyond doubt the person is asked,
 * and the request waits.
 */
export async function correct(turn: GuardTurn): Promise<Verdict> {
  const { setup, tenant, policy } = turn
  const changes = await findChanges(turn, typedText(turn.raw) ?? '')
  const writes: Write[] = []
  for (const { scope, ...change } of changes) writes.push(...(await turn.opened.vault.correct(scope, change)))
  const [first] = changes
  if (first === undefined || writes.length === 0) {
    keepOpenRequest(turn, await requestOf(turn, 'rectification'))
    await turn.commit()
    return { kind: 'answer', turn, replies: [say(policy, 'correctionAsked')] }
  }
  const request = await requestOf(turn, 'rectification', { state: 'done' })
  turn.journal.write(...writes)
  turn.journal.event({ type: 'value.corrected', ...turn.names, counts: { [first.type]: changes.length } })
  keepRequest(turn, request)
  turn.journal.write(...tellWrites(setup, 'tellRecipients', personOf(turn), request))
  await turn.commit()
  await tell(setup, tenant.id, request.reference)
  return { kind: 'answer', turn, replies: [say(policy, 'correctionDone')] }
}

/** Another text behind a number, in one conversation of the person. */
interface Change extends VaultValue {
  readonly scope: VaultScope
  readonly number: number
}

/** One new value, for the only one of its type here; or two, of which one is known and the other is not. */
async function findChanges(turn: GuardTurn, text: string): Promise<readonly Change[]> {
  const operatorOf = turn.operators('inbound')
  const { vault } = turn.opened
  const { scope } = turn
  const said = detect(text, turn.detecting).filter(({ type }) => operatorOf(type).operator === 'token')
  const values = said.map(({ type, start, end }) => ({ type, text: text.slice(start, end) }))
  const [first, second, ...more] = values
  if (first === undefined || more.length > 0 || (second !== undefined && second.type !== first.type)) return []
  const [one, two] = await vault.find(scope, values)
  if (second === undefined) {
    if (one !== undefined) return []
    const count = await vault.count(scope, first.type)
    return count === 0 ? findOnlyElsewhere(turn, first) : count === 1 ? [{ ...first, scope, number: 1 }] : []
  }
  if (one === undefined && two === undefined) return findSaidElsewhere(turn, [first, second])
  if (one !== undefined && two !== undefined) return []
  return one === undefined ? [{ ...first, scope, number: two ?? 0 }] : [{ ...second, scope, number: one }]
}

/** The only value of a type that the person has anywhere else, in each conversation in which they gave it. */
async function findOnlyElsewhere(turn: GuardTurn, value: VaultValue): Promise<readonly Change[]> {
  const { vault } = turn.opened
  const found = new Set<string>()
  const changes: Change[] = []
  for (const scope of await listElsewhere(turn)) {
    const count = await vault.count(scope, value.type)
    if (count > 1) return []
    // Retention may have removed it; its number stays counted.
    const old = count === 0 ? undefined : (await vault.open(scope, [`${value.type}_1`])).get(`${value.type}_1`)
    if (old === undefined) continue
    found.add(old)
    changes.push({ ...value, scope, number: 1 })
  }
  return found.size === 1 && !found.has(value.text) ? changes : []
}

/** Of two values that were said the one that the person has elsewhere, in each conversation in which they gave it. */
async function findSaidElsewhere(turn: GuardTurn, [first, second]: readonly [VaultValue, VaultValue]): Promise<readonly Change[]> {
  const forFirst: Change[] = []
  const forSecond: Change[] = []
  for (const scope of await listElsewhere(turn)) {
    const [one, two] = await turn.opened.vault.find(scope, [first, second])
    if (one !== undefined) forFirst.push({ ...second, scope, number: one })
    if (two !== undefined) forSecond.push({ ...first, scope, number: two })
  }
  // With both known nobody can tell which is right.
  return forSecond.length === 0 ? forFirst : forFirst.length === 0 ? forSecond : []
}

/** Other conversations in which this person alone has ever spoken; none from within a group, and none of more than can be looked through. */
async function listElsewhere({ setup, tenant, subject, scope, facts }: GuardTurn): Promise<readonly VaultScope[]> {
  if (facts.conversation.isGroup) return []
  const rows = await setup.store.list({ tenant: tenant.id, kind: 'conversation', owner: subject.token, limit: limits.correctedConversationsMax + 1 })
  if (rows.length > limits.correctedConversationsMax) return []
  const tokens = rows.map(({ value }) => (JSON.parse(value) as { readonly token: string }).token)
  return tokens.filter((token) => token !== scope.conversation).map((conversation) => ({ ...scope, conversation }))
}
