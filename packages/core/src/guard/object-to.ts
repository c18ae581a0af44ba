import { withPurpose } from '../consent/consent-record.js'
import { say } from '../disclosure/disclosure.js'
import { readPrivacySignal } from '../disclosure/privacy-signal.js'
import { endOfDay } from '../lib/days.js'
import type { Purpose } from '../policy/policy.js'
import type { ActivityLike, Verdict } from '../turn.js'
import { keepRecord } from './answer-consent.js'
import type { GuardTurn } from './guard-turn.js'
import { attest } from './receipts.js'
import { keepRequest, personOf, requestOf, tell, tellWrites } from './rights-requests.js'

/**
 * Honours Global Privacy Control where the law asks for it: an objection to every purpose that sells or shares, recorded
 * before the turn goes on, and said once. Who agreed to such a purpose after that, agreed in spite of the signal
 * (11 CCR 7025(c)); a purpose that is new since then is objected to as well.
 * @returns what the person reads, when something was recorded.
 */
export async function honourSignal(turn: GuardTurn): Promise<ActivityLike | undefined> {
  if (!turn.regime.globalPrivacyControl || !isSent(turn)) return undefined
  const { purposes } = turn.facts.consent.value
  const due = turn.policy.purposes.filter(({ id, isSale }) => {
    const state = purposes[id]
    const isInSpite = state?.state === 'granted' && state.inSpite === true
    return isSale === true && state?.state !== 'objected' && !isInSpite
  })
  if (due.length === 0) return undefined
  await object(turn, due, 'signal')
  await turn.journal.commit(turn.setup.store, turn.setup.spool)
  await tell(turn.setup, turn.tenant.id)
  await turn.refresh()
  return say(turn.policy, 'signalHonoured')
}

/** "Do not sell or share my personal information" (California Civ. Code 1798.120). */
export function optOutOfSale(turn: GuardTurn): Promise<Verdict> {
  return objectBy(turn, ({ isSale }) => isSale === true, 'optOutHonoured')
}

/** "Limit the use of my sensitive personal information" (1798.121). */
export function limitSensitive(turn: GuardTurn): Promise<Verdict> {
  return objectBy(turn, ({ isSensitive }) => isSensitive === true, 'limitHonoured')
}

async function objectBy(turn: GuardTurn, isMeant: (purpose: Purpose) => boolean, text: 'optOutHonoured' | 'limitHonoured'): Promise<Verdict> {
  turn.stage = 'answered'
  await objectTo(turn, turn.policy.purposes.filter(isMeant))
  await turn.settle()
  await tell(turn.setup, turn.tenant.id)
  return { kind: 'answer', turn, replies: [say(turn.policy, text)] }
}

/**
 * Records a typed objection to purposes in the turn's own commit. Where nothing is processed before a yes, a stranger's no is
 * what holds anyway, and nothing is kept of strangers.
 */
export async function objectTo(turn: GuardTurn, meant: readonly Purpose[]): Promise<void> {
  const { purposes } = turn.facts.consent.value
  const due = meant.filter(({ id }) => purposes[id]?.state !== 'objected')
  if (due.length > 0 && turn.isKept) await object(turn, due, 'typed')
}

async function object(turn: GuardTurn, due: readonly Purpose[], method: 'typed' | 'signal'): Promise<void> {
  const atMs = endOfDay(turn.setup.clock.nowMs())
  const notice = turn.policy.notice.version
  let record = turn.facts.consent.value
  for (const { id } of due) record = withPurpose(record, id, { state: 'objected', notice, atMs })
  keepRecord(turn, method === 'signal' ? { ...record, signalled: true } : record)
  for (const purpose of due) await attest(turn, { state: 'objected', purposes: [purpose], method })
  // Recipients hear of it after it is durable. When they cannot, the objection holds here all the same.
  const request = await requestOf(turn, 'objection', { state: 'done', purposes: due.map(({ id }) => id) })
  keepRequest(turn, request)
  turn.journal.write(...tellWrites(turn.setup, 'tellRecipients', personOf(turn), request))
}

/** The bot's own resolver knows best; without its word, what the channel carries. */
function isSent(turn: GuardTurn): boolean {
  return turn.setup.privacySignalOf(turn.raw) ?? readPrivacySignal(turn.raw)
}
