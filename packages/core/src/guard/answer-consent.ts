import type { ConsentVerdict } from '../consent/decide-consent.js'
import { withPurpose, type ConsentRecord } from '../consent/consent-record.js'
import { createPrompt, parsePromptAnswer, type Prompt, withStop } from '../consent/prompt.js'
import { isAge } from '../consent/standing.js'
import { say, sayText } from '../disclosure/disclosure.js'
import { isScrubjayError, ScrubjayError } from '../errors.js'
import { fieldsOf } from '../lib/activity-fields.js'
import { limits } from '../lib/limits.js'
import { startOfQuarterHour } from '../lib/quarter-hours.js'
import type { Purpose } from '../policy/policy.js'
import type { ActivityLike, Verdict } from '../turn.js'
import { identityWrites } from '../turns/facts.js'
import { destroyWrite } from '../turns/parking.js'
import { keepSeen, noteDisclosure } from './disclose.js'
import type { GuardTurn } from './guard-turn.js'
import { attest, type Answered } from './receipts.js'
import { noteRefused } from './refusal.js'

/** Carries out what consent says to a turn that does not pass: asks, parks, releases, destroys; one durable commit. */
export async function answerConsent(
  turn: GuardTurn,
  verdict: Exclude<ConsentVerdict, { kind: 'pass' }>,
  disclosure: ActivityLike | undefined,
): Promise<Verdict> {
  turn.stage = 'answered'
  await turn.nameForNow()
  if (disclosure !== undefined) noteDisclosure(turn)
  const replies = await replyTo(turn, verdict)
  const isOpenQuestion = verdict.kind === 'ask' && isUnanswered(turn.facts.consent.value)
  await commitWithinBounds(turn, isOpenQuestion ? limits.parkedForMs : undefined)
  return { kind: 'answer', turn, replies: disclosure === undefined ? replies : [disclosure, ...replies] }
}

function replyTo(turn: GuardTurn, verdict: Exclude<ConsentVerdict, { kind: 'pass' }>): Promise<ActivityLike[]> {
  switch (verdict.kind) {
    case 'ask':
      return ask(turn, verdict)
    case 'granted':
      return grant(turn, verdict)
    case 'refused':
      return refuse(turn, verdict)
    case 'withdrawn':
      return withdrawn(turn, verdict)
    case 'missing':
      return missing(turn, verdict)
    case 'settled':
      return settled(turn)
  }
}

async function ask(turn: GuardTurn, verdict: Extract<ConsentVerdict, { kind: 'ask' }>): Promise<ActivityLike[]> {
  if (verdict.park) await park(turn, turn.raw, 'waiting')
  else holdPlace(turn)
  return [prompt(turn, turn.facts.consent.value, verdict.purpose, verdict.isReminder)]
}

async function grant(turn: GuardTurn, verdict: Extract<ConsentVerdict, { kind: 'granted' }>): Promise<ActivityLike[]> {
  const { policy } = turn
  const { journal } = turn
  await note(turn, 'granted', verdict.purpose)
  const rest = restOf(turn.raw, verdict.rest)
  if (verdict.next !== undefined) {
    if (rest !== undefined) await park(turn, rest, 'waiting')
    return [prompt(turn, verdict.record, verdict.next, false)]
  }
  keepRecord(turn, verdict.record)
  const waiting = await turn.opened.parking.list(turn.tenant.id, turn.subject.token)
  for (const parked of waiting) journal.write(await turn.opened.parking.release(parked))
  if (rest !== undefined) await park(turn, rest, 'released')
  const turns = waiting.length + (rest === undefined ? 0 : 1)
  if (turns > 0) journal.event({ type: 'turn.released', ...turn.names, counts: { turns } })
  turn.mayResume = true
  return [withStop(sayText(policy, 'consentGranted'), placeOf(turn))]
}

async function refuse(turn: GuardTurn, verdict: Extract<ConsentVerdict, { kind: 'refused' | 'withdrawn' }>): Promise<ActivityLike[]> {
  const { policy } = turn
  const { purpose } = verdict
  await note(turn, 'refused', purpose)
  keepRecord(turn, verdict.record)
  if (!purpose.required) return [say(policy, 'consentOptionalRefused')]
  await destroyParked(turn)
  return [isAge(purpose) ? say(policy, 'ageTooYoung') : say(policy, 'consentRefused')]
}

/** An old button took back one purpose. */
async function withdrawn(turn: GuardTurn, { purpose, record }: Extract<ConsentVerdict, { kind: 'refused' | 'withdrawn' }>): Promise<ActivityLike[]> {
  await attest(turn, { state: 'withdrawn', purposes: [purpose], method: 'button' })
  keepRecord(turn, record)
  if (purpose.required) await destroyParked(turn)
  return [say(turn.policy, purpose.required ? 'consentWithdrawn' : 'consentOptionalRefused')]
}

async function missing(turn: GuardTurn, { purpose }: Extract<ConsentVerdict, { kind: 'missing' }>): Promise<ActivityLike[]> {
  turn.journal.event({ type: 'turn.refused', ...turn.names, code: isAge(purpose) ? 'too-young' : 'consent-missing' })
  keepSeen(turn)
  return [isAge(purpose) ? say(turn.policy, 'ageTooYoung') : say(turn.policy, 'consentMissing')]
}

/** Whoever asks to be asked, and has agreed to everything, reads that; an old button is not worth a word. */
async function settled(turn: GuardTurn): Promise<ActivityLike[]> {
  if (parsePromptAnswer(turn.raw.value) !== undefined) return []
  return [withStop(sayText(turn.policy, 'consentGranted'), placeOf(turn))]
}

/** Who is not old enough by the bot's own word is not asked, and nothing is kept of them. */
export async function answerTooYoung(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  await noteRefused(turn, 'too-young')
  await turn.settle()
  return { kind: 'answer', turn, replies: [say(turn.policy, 'ageTooYoung')] }
}

/** An age is no consent, and there is no receipt for it. */
async function note(turn: GuardTurn, state: 'granted' | 'refused', purpose: Purpose): Promise<void> {
  await turn.nameForGood()
  if (isAge(purpose)) turn.journal.event({ type: 'age.answered', ...turn.names, purpose: purpose.id, outcome: state === 'granted' ? 'old-enough' : 'too-young' })
  else await attest(turn, answered(turn, state, purpose))
}

/** An answer to the prompt that was shown last. */
function answered(turn: GuardTurn, state: 'granted' | 'refused', purpose: Purpose): Answered {
  const asked = turn.facts.consent.value.purposes[purpose.id]
  const method = parsePromptAnswer(turn.raw.value) === undefined ? 'typed' : 'button'
  return { state, purposes: [purpose], method, promptDigest: asked?.state === 'asked' ? asked.promptDigest : undefined }
}

/** Destroys every parked turn of the person, in the turn's own commit. */
export async function destroyParked(turn: GuardTurn): Promise<void> {
  const parked = await turn.opened.parking.list(turn.tenant.id, turn.subject.token)
  if (parked.length === 0) return
  turn.journal.write(...parked.map(destroyWrite))
  turn.journal.event({ type: 'turn.destroyed', ...turn.names, counts: { turns: parked.length } })
}

/** Keeps an answer, and the person and conversation that it belongs to, from now on. */
export function keepRecord(turn: GuardTurn, record: ConsentRecord): void {
  const key = turn.tenant.consentKey(turn.ids)
  if (key === undefined) return
  // Whoever has answered once is remembered, also while a new question is open.
  const expiresAtMs = isUnanswered(record) && !turn.subject.isKept ? endOfQuestion(turn) : 0
  const { version } = turn.facts.consent
  turn.journal.write(...identityWrites(turn.tenant, turn.ids, turn.facts, expiresAtMs))
  turn.journal.write({ op: 'put', key, value: JSON.stringify(record), owner: turn.subject.token, expiresAtMs, expect: version })
}

/** By the quarter of an hour, for the log tells the moment. */
function endOfQuestion({ setup }: GuardTurn): number {
  return startOfQuarterHour(setup.clock.nowMs()) + limits.askedForMs
}

function isUnanswered(record: ConsentRecord): boolean {
  return Object.values(record.purposes).every((purpose) => purpose.state === 'asked')
}

/** Asks for a purpose, and keeps that it was asked for. In a group the question says whom it is for. */
export function prompt(turn: GuardTurn, record: ConsentRecord, purpose: Purpose, isReminder: boolean): ActivityLike {
  const { policy, raw, facts, journal, names } = turn
  const { random, clock } = turn.setup
  const notice = policy.notice.version
  const whom = facts.conversation.isGroup && typeof raw.from?.name === 'string' && raw.from.name !== '' ? `${raw.from.name}: ` : ''
  const asked: Prompt = createPrompt({
    text: whom + promptText(turn, purpose, isReminder),
    yes: sayText(policy, 'buttonYes'),
    no: sayText(policy, 'buttonNo'),
    purpose,
    notice,
    ...placeOf(turn),
    random,
  })
  const { activity, nonceDigest, promptDigest } = asked
  const awaitsIn = purpose.required ? {} : { awaitsIn: facts.conversation.token }
  keepRecord(turn, withPurpose(record, purpose.id, { state: 'asked', notice, atMs: startOfQuarterHour(clock.nowMs()), nonceDigest, promptDigest, ...awaitsIn }))
  journal.event({ type: 'consent.asked', ...names, purpose: purpose.id, noticeVersion: notice, language: policy.language })
  return activity
}

function promptText({ policy }: GuardTurn, purpose: Purpose, isReminder: boolean): string {
  if (isAge(purpose)) return sayText(policy, 'ageQuestion', { age: purpose.id.replace(/^\D+/, '') })
  const text = purpose.required ? (isReminder ? 'consentReminder' : 'consentPrompt') : 'consentOptional'
  return sayText(policy, text, { purposes: purpose.description })
}

/** Bot Framework names a service for each activity; Botkit's platform adapters name none. */
function placeOf({ ids, raw }: GuardTurn): { readonly channel: string; readonly isNative: boolean } {
  return { channel: ids.channel, isNative: (raw as { readonly serviceUrl?: unknown }).serviceUrl === undefined }
}

async function park(turn: GuardTurn, activity: ActivityLike, state: 'waiting' | 'released'): Promise<void> {
  const place = { tenant: turn.tenant.id, subject: turn.subject.token, conversation: turn.facts.conversation.token }
  const { write, bounds } = await turn.opened.parking.park(place, activity, state, turn.settings)
  turn.journal.write(write)
  turn.journal.bound(...bounds)
  if (state === 'waiting') turn.journal.event({ type: 'turn.parked', ...turn.names })
}

/** Who asks to be asked parks nothing; strangers who do take one of a bounded number of places all the same. */
function holdPlace(turn: GuardTurn): void {
  const key = turn.tenant.consentKey(turn.ids)
  if (key === undefined || !isUnanswered(turn.facts.consent.value)) return
  const expiresAtMs = endOfQuestion(turn)
  turn.journal.write({ op: 'put', key: { ...key, kind: 'asked' }, value: '{}', owner: turn.subject.token, expiresAtMs })
  turn.journal.bound({ tenant: turn.tenant.id, kind: 'asked', countMax: limits.parkedPerStoreMax })
}

/** What else a yes said, as a turn of its own under its own id. */
function restOf(activity: ActivityLike, rest: string): ActivityLike | undefined {
  const { attachments } = activity as { readonly attachments?: readonly unknown[] }
  if (rest === '' && (attachments === undefined || attachments.length === 0)) return undefined
  return { ...fieldsOf(activity), text: rest }
}

async function commitWithinBounds(turn: GuardTurn, rememberForMs: number | undefined): Promise<void> {
  try {
    await turn.commit(rememberForMs)
  } catch (error) {
    if (isScrubjayError(error, 'ERR_STORE_BOUND')) throw new ScrubjayError('ERR_LIMIT_PARKED', { cause: error })
    throw error
  }
}
