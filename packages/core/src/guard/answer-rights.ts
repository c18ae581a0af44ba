import { withdrawAll } from '../consent/decide-consent.js'
import { say } from '../disclosure/disclosure.js'
import { summariseAccess } from '../rights/access.js'
import { decideRights, type RightsRequest } from '../rights/decide-rights.js'
import { eraseSubject } from '../rights/erasure.js'
import { subjectKeyId } from '../vault/vault.js'
import type { ActivityLike, Verdict } from '../turn.js'
import { typedText } from './activity-class.js'
import { destroyParked, keepRecord } from './answer-consent.js'
import { answerAsked } from './disclose.js'
import { countKept, forgetKept, forgetNamed } from './forget-kept.js'
import type { GuardTurn } from './guard-turn.js'
import { limitSensitive, optOutOfSale } from './object-to.js'
import { handOutReceipts } from './receipt-files.js'
import { attest } from './receipts.js'

type AnsweredRequest = Exclude<RightsRequest, 'ask-consent'>

/** Requests that end the turn in a way of their own. */
const ownAnswers = {
  'are-you-human': answerAsked,
  'opt-out-sale': optOutOfSale,
  'limit-sensitive': limitSensitive,
  receipt: handOutReceipts,
}

/** Answers what a person asks of the guard itself; the bot never sees it. */
export async function answerRight(turn: GuardTurn, request: AnsweredRequest): Promise<Verdict> {
  if (isOwn(request)) return ownAnswers[request](turn)
  turn.stage = 'answered'
  if (turn.subject.version === 0) return answerStranger(turn, request)
  const reply = await { withdraw, access, erase }[request](turn)
  await turn.commit()
  return { kind: 'answer', turn, replies: [reply] }
}

type OwnRequest = keyof typeof ownAnswers

function isOwn(request: AnsweredRequest): request is OwnRequest {
  return Object.hasOwn(ownAnswers, request)
}

/** Of a stranger nothing is kept, so there is nothing to change, and nothing is written for as many as may come. */
async function answerStranger(turn: GuardTurn, request: Exclude<AnsweredRequest, OwnRequest>): Promise<Verdict> {
  await turn.claim?.release()
  const texts = { withdraw: 'consentWithdrawn', access: 'accessSummary', erase: 'erasureDone' } as const
  return { kind: 'answer', turn, replies: [say(turn.policy, texts[request], { summary: 'nothing' })] }
}

/** Completes an erasure that was interrupted, before anything else of this person. */
export async function completeErasure(turn: GuardTurn): Promise<void> {
  await eraseNow(turn)
  // The request itself, sent again, is done with this commit: afterwards it is a stranger's, of whom nothing is remembered.
  if (decideRights(typedText(turn.raw)) === 'erase') await turn.commit()
  else await turn.journal.commit(turn.setup.store, turn.setup.spool)
  await turn.refresh()
}

async function withdraw(turn: GuardTurn): Promise<ActivityLike> {
  const { policy } = turn
  const { clock } = turn.setup
  await attest(turn, { state: 'withdrawn', purposes: policy.purposes, method: 'typed' })
  keepRecord(turn, withdrawAll(turn.facts.consent.value, policy, clock.nowMs()))
  await destroyParked(turn)
  return say(policy, 'consentWithdrawn')
}

async function access(turn: GuardTurn): Promise<ActivityLike> {
  const totals = await summariseAccess(turn.setup.store, turn.tenant.id, turn.subject.token)
  turn.journal.event({ type: 'access.answered', ...turn.names, counts: Object.fromEntries(totals) })
  const kept = Object.entries(await countKept({ setup: turn.setup, tenant: turn.tenant.id, subject: turn.subject.token })).filter(([, count]) => count > 0)
  const summary = [...totals, ...kept].map(([type, count]) => `${count} × ${type}`).join(', ')
  return say(turn.policy, 'accessSummary', { summary: summary === '' ? 'nothing' : summary })
}

async function erase(turn: GuardTurn): Promise<ActivityLike> {
  const subjectKey = turn.tenant.subjectKey(turn.ids)
  const { token, version } = turn.subject
  if (subjectKey !== undefined && version > 0) {
    // Marked first and durably, so that an erasure which is interrupted here is completed by the next turn.
    const value = JSON.stringify({ token, isErasing: true })
    await turn.setup.store.commit({
      durability: 'durable',
      writes: [{ op: 'put', key: subjectKey, value, owner: token, expect: version }],
    })
    await eraseNow(turn)
  }
  return say(turn.policy, 'erasureDone')
}

async function eraseNow(turn: GuardTurn): Promise<void> {
  const { setup } = turn
  const { store } = setup
  const { keys } = turn.opened
  const [tenant, subject] = [turn.tenant.id, turn.subject.token]
  // The key first: what is sealed under it is gone also where nobody can reach it any more.
  await keys.destroy(subjectKeyId(tenant, subject))
  const counts = await forgetKept({ setup, tenant, subject })
  await forgetNamed(turn)
  const writes = await eraseSubject({ store, keys, tenant, subject })
  turn.journal.write(...writes)
  turn.journal.event({ type: 'erasure.completed', ...turn.names, ...(Object.keys(counts).length === 0 ? {} : { counts }) })
}
