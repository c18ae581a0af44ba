import { detect } from '../detect/detect.js'
import type { EntityType } from '../detect/span.js'
import { say } from '../disclosure/disclosure.js'
import type { Verdict } from '../turn.js'
import { typedText } from './activity-class.js'
import type { GuardTurn } from './guard-turn.js'
import { keepOpenRequest, keepRequest, personOf, requestOf, tell, tellWrites } from './rights-requests.js'

/**
 * "Correct my email to …": another value behind the same placeholder, wherever that stands. Without one value that is meant
 * beyond doubt the person is asked, and the request waits.
 */
export async function correct(turn: GuardTurn): Promise<Verdict> {
  const { setup, tenant, policy } = turn
  const change = await findChange(turn, typedText(turn.raw) ?? '')
  const writes = change === undefined ? [] : await turn.opened.vault.correct(turn.scope, change)
  if (change === undefined || writes.length === 0) {
    keepOpenRequest(turn, await requestOf(turn, 'rectification'))
    await turn.commit()
    return { kind: 'answer', turn, replies: [say(policy, 'correctionAsked')] }
  }
  const request = await requestOf(turn, 'rectification', { state: 'done' })
  turn.journal.write(...writes)
  turn.journal.event({ type: 'value.corrected', ...turn.names, counts: { [change.type]: 1 } })
  keepRequest(turn, request)
  turn.journal.write(...tellWrites(setup, 'tellRecipients', personOf(turn), request))
  await turn.commit()
  await tell(setup, tenant.id, request.reference)
  return { kind: 'answer', turn, replies: [say(policy, 'correctionDone')] }
}

interface Change {
  readonly type: EntityType
  readonly number: number
  readonly text: string
}

/** One new value, for the only one of its type here; or two, of which one is known and the other is not. */
async function findChange(turn: GuardTurn, text: string): Promise<Change | undefined> {
  const operatorOf = turn.operators('inbound')
  const { vault } = turn.opened
  const said = detect(text, turn.detecting).filter(({ type }) => operatorOf(type).operator === 'token')
  const values = said.map(({ type, start, end }) => ({ type, text: text.slice(start, end) }))
  const numbers = await vault.find(turn.scope, values)
  const news = values.filter((_value, index) => numbers[index] === undefined)
  const [first, ...more] = news
  if (first === undefined || more.length > 0) return undefined
  const known = numbers.filter((number) => number !== undefined)
  if (values.length === 1) return (await vault.count(turn.scope, first.type)) === 1 ? { ...first, number: 1 } : undefined
  const isSameType = values.every(({ type }) => type === first.type)
  return isSameType && known.length === 1 && known[0] !== undefined ? { ...first, number: known[0] } : undefined
}
