import { withdrawAll } from '../consent/decide-consent.js'
import { say, sayText } from '../disclosure/disclosure.js'
import type { RightsRequest } from '../rights/decide-rights.js'
import type { ActivityLike, Verdict } from '../turn.js'
import { destroyParked, keepRecord } from './answer-consent.js'
import { answerAsked } from './disclose.js'
import type { GuardTurn } from './guard-turn.js'
import { limitSensitive, optOutOfSale } from './object-to.js'
import { handOutReceipts } from './receipt-files.js'
import { attest } from './receipts.js'
import { noteRefused } from './refusal.js'
import { access, handOutExport } from './rights-access.js'
import { human, object, restrict, resume } from './rights-change.js'
import { correct } from './rights-correct.js'
import { erase } from './rights-erase.js'

type AnsweredRequest = Exclude<RightsRequest, 'ask-consent'>

/** Requests that end the turn in a way of their own. */
const ownAnswers = {
  'are-you-human': answerAsked,
  'opt-out-sale': optOutOfSale,
  'limit-sensitive': limitSensitive,
  receipt: handOutReceipts,
  restrict,
  resume,
  object,
  human,
}

/** The same for those of whom something is kept. */
const answersToKnown = { withdraw, access, export: handOutExport, erase, 'confirm-erase': confirmErasure, correct }

/** What shows or changes what is kept, and so only to whom it belongs. A no, and a wish to talk, are heard from anybody. */
const needIdentity: ReadonlySet<AnsweredRequest> = new Set(['access', 'export', 'erase', 'confirm-erase', 'correct', 'restrict', 'resume', 'receipt'])

/**
 * Whether the guard answers a request. Where the law does not want it to say what it is, the bot may; and a bot without
 * `callHuman` may have a desk of its own, so that only the word that the guard's texts tell people to write is ours.
 */
export function isOurs({ regime, setup }: GuardTurn, request: RightsRequest, text: string): boolean {
  if (request === 'are-you-human') return regime.disclosure.onAsking
  return request !== 'human' || setup.rights.callHuman !== undefined || !/\s/.test(text.trim())
}

/** Answers what a person asks of the guard itself; the bot never sees it. */
export async function answerRight(turn: GuardTurn, request: AnsweredRequest): Promise<Verdict> {
  if (turn.isKept) await turn.nameForNow()
  if (needIdentity.has(request) && !turn.isIdentified) return refuseUnidentified(turn)
  if (isOwn(request)) return ownAnswers[request](turn)
  turn.stage = 'answered'
  // A no is kept of whoever is processed without a yes.
  if (turn.subject.version === 0 && !(request === 'withdraw' && turn.isKept)) return answerStranger(turn, request)
  return answersToKnown[request](turn)
}

type OwnRequest = keyof typeof ownAnswers

function isOwn(request: AnsweredRequest): request is OwnRequest {
  return Object.hasOwn(ownAnswers, request)
}

async function refuseUnidentified(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  await noteRefused(turn, 'not-identified')
  await turn.settle()
  return { kind: 'answer', turn, replies: [say(turn.policy, 'rightsNeedIdentity')] }
}

/** Of a stranger nothing is kept, so there is nothing to change, and nothing is written for as many as may come. */
async function answerStranger(turn: GuardTurn, request: Exclude<AnsweredRequest, OwnRequest>): Promise<Verdict> {
  await turn.claim?.release()
  const texts = { withdraw: 'consentWithdrawn', access: 'accessSummary', export: 'accessSummary', erase: 'erasureDone', 'confirm-erase': 'erasureConfirm', correct: 'accessSummary' } as const
  return { kind: 'answer', turn, replies: [say(turn.policy, texts[request], { summary: sayText(turn.policy, 'accessNothing') })] }
}

/** Nothing is erased on a guess: the words that do it are told. */
async function confirmErasure(turn: GuardTurn): Promise<Verdict> {
  await turn.settle()
  return { kind: 'answer', turn, replies: [say(turn.policy, 'erasureConfirm')] }
}

async function withdraw(turn: GuardTurn): Promise<Verdict> {
  const { policy } = turn
  const { clock } = turn.setup
  await attest(turn, { state: 'withdrawn', purposes: policy.purposes, method: 'typed' })
  keepRecord(turn, withdrawAll(turn.facts.consent.value, policy, clock.nowMs()))
  await destroyParked(turn)
  await turn.commit()
  const reply: ActivityLike = say(policy, 'consentWithdrawn')
  return { kind: 'answer', turn, replies: [reply] }
}
