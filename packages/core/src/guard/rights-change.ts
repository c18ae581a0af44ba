import { withdrawable } from '../consent/standing.js'
import { say } from '../disclosure/disclosure.js'
import type { Purpose } from '../policy/policy.js'
import { mentionedPurposes } from '../rights/mentioned-purposes.js'
import type { ActivityLike, Verdict } from '../turn.js'
import { typedText } from './activity-class.js'
import { destroyParked, keepRecord } from './answer-consent.js'
import type { GuardTurn } from './guard-turn.js'
import { objectTo } from './object-to.js'
import { noteRefused } from './refusal.js'
import { deadlineOf, keepOpenRequest, keepRequest, noticeOf, personOf, requestOf, tell, tellWrites } from './rights-requests.js'
import { noteFailure } from './setup.js'

/** Restriction (GDPR Art. 18): what is kept stays, and nothing is processed until the person lifts it. */
export async function restrict(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  const request = await requestOf(turn, 'restriction', { state: 'done' })
  if (turn.isKept && !turn.isRestricted) {
    keepRecord(turn, { ...turn.facts.consent.value, restricted: true })
    await destroyParked(turn)
    turn.journal.event({ type: 'restriction.set', ...turn.names, outcome: 'on' })
    keepRequest(turn, request)
    turn.journal.write(...tellWrites(turn.setup, 'tellRecipients', personOf(turn), request))
  }
  await turn.settle()
  await tell(turn.setup, turn.tenant.id, request.reference)
  return answer(turn, say(turn.policy, 'restrictionOn'))
}

/** Lifts a restriction. */
export async function resume(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  if (turn.isRestricted) {
    const { restricted: _restricted, ...record } = turn.facts.consent.value
    keepRecord(turn, record)
    turn.journal.event({ type: 'restriction.set', ...turn.names, outcome: 'off' })
  }
  await turn.settle()
  return answer(turn, say(turn.policy, 'restrictionOff'))
}

/** What a person whose data is restricted gets: nothing of the turn is passed on, and nothing of it is kept. */
export async function answerRestricted(turn: GuardTurn, isSilent: boolean): Promise<Verdict> {
  turn.stage = 'answered'
  await noteRefused(turn, 'restricted')
  await turn.commit()
  return { kind: 'answer', turn, replies: isSilent ? [] : [say(turn.policy, 'restricted')] }
}

/** Objection (Art. 21): to the purposes that the person names, or to all that an objection ends. */
export async function object(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  const { policy } = turn
  const open = policy.purposes.filter(withdrawable)
  const named = mentionedPurposes(typedText(turn.raw) ?? '', open)
  const meant: readonly Purpose[] = named.length > 0 ? named : open
  await objectTo(turn, meant)
  if (turn.isKept && meant.some(({ required }) => required)) await destroyParked(turn)
  await turn.settle()
  await tell(turn.setup, turn.tenant.id)
  return answer(turn, say(policy, 'objectionDone', { purposes: meant.map(({ description }) => description).join('; ') }))
}

/** Somebody wants a human: the bot's own desk is called, or the request waits for whoever reads the list of requests. */
export async function human(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  const { setup, policy } = turn
  const request = await requestOf(turn, 'human')
  if (turn.subject.version === 0) return humanForStranger(turn, noticeOf(turn.tenant.id, turn.names.subject ?? turn.subject.token, request))
  keepOpenRequest(turn, request)
  turn.journal.write(...tellWrites(setup, 'callHuman', personOf(turn), request))
  await turn.settle()
  await tell(setup, turn.tenant.id, request.reference)
  const isPassedOn = setup.rights.callHuman !== undefined
  return answer(turn, isPassedOn ? say(policy, 'humanRequested') : say(policy, 'requestReceived', { deadline: deadlineOf(turn, request) }))
}

/** Nothing is kept of strangers, so what fails here is not tried again, and the person hears whom to contact. */
async function humanForStranger(turn: GuardTurn, notice: ReturnType<typeof noticeOf>): Promise<Verdict> {
  const { setup, policy } = turn
  await turn.settle()
  try {
    if (setup.rights.callHuman === undefined) return answer(turn, say(policy, 'consentMissing'))
    await setup.rights.callHuman(notice)
    return answer(turn, say(policy, 'humanRequested'))
  } catch (error) {
    noteFailure(setup, error)
    return answer(turn, say(policy, 'consentMissing'))
  }
}

function answer(turn: GuardTurn, reply: ActivityLike): Verdict {
  return { kind: 'answer', turn, replies: [reply] }
}
