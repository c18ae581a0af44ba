import { endOfDay, startOfDay } from '../lib/days.js'
import { limits } from '../lib/limits.js'
import type { Policy, Purpose } from '../policy/policy.js'
import { namesOnly } from '../words/learned/limits.js'
import { readWords } from '../words/plain.js'
import { parseAnswer, type Answer } from './parse-answer.js'
import { withPurpose, type AskedState, type ConsentRecord, type PurposeState } from './consent-record.js'
import type { PromptAnswer } from './prompt.js'
import { hasSaidNo, isAge, mayProcess, standingOf, type Ground } from './standing.js'

/**
 * What consent says to a turn:
 * - `pass`: every required purpose may be processed; `record` is there when something of it has changed.
 * - `ask`: `purpose` must be asked for; the turn is parked unless it was the answer to something.
 * - `granted`: this turn was a yes to `purpose`; `next` is asked for before anything goes on; `rest` is a turn.
 * - `refused`: this turn was a no; after one to a required purpose what is parked is destroyed.
 * - `withdrawn`: an old button took back an earlier yes.
 * - `missing`: the person has said no to `purpose` before, and is not asked again.
 * - `settled`: there is nothing to ask, or the button was an old one: nothing changes.
 */
export type ConsentVerdict =
  | { readonly kind: 'pass'; readonly record?: ConsentRecord }
  | { readonly kind: 'ask'; readonly purpose: Purpose; readonly isReminder: boolean; readonly park: boolean }
  | { readonly kind: 'granted'; readonly purpose: Purpose; readonly record: ConsentRecord; readonly next: Purpose | undefined; readonly rest: string }
  | { readonly kind: 'refused' | 'withdrawn'; readonly purpose: Purpose; readonly record: ConsentRecord }
  | { readonly kind: 'missing'; readonly purpose: Purpose }
  | { readonly kind: 'settled' }

export interface ConsentQuestion extends Ground {
  /** Asked before the purposes of the policy: whether the person is old enough, where a law wants to know. */
  readonly first?: Purpose | undefined
  /** Where this is said. An optional purpose is answered in words where it was asked for, and at once. */
  readonly conversation?: string
  /** What the person typed, if anything. */
  readonly text: string | undefined
  /** A button of ours that the person pressed, if any. */
  readonly button: PromptAnswer | undefined
  /** The person asks to be asked. */
  readonly wantsToBeAsked: boolean
}

/** Decides by a person's record, the policy, the law and what they say now. Pure. */
export function decideConsent(question: ConsentQuestion): ConsentVerdict {
  const { policy, record, button, wantsToBeAsked, nowMs } = question
  const purpose = nextPurpose(question)
  if (purpose === undefined) return decideOptional(question)
  const asked = openQuestion(policy, record.purposes[purpose.id], nowMs)
  const answer = asked === undefined ? undefined : readAnswer(question, purpose, asked)
  if (answer?.kind === 'yes') return grant(question, purpose, answer.rest)
  if (answer?.kind === 'no') return refuse(question, purpose)
  const barred = asked === undefined && !wantsToBeAsked ? required(question).find((each) => hasSaidNo(question, each)) : undefined
  if (barred !== undefined) return { kind: 'missing', purpose: barred }
  return { kind: 'ask', purpose, isReminder: asked !== undefined, park: button === undefined && !wantsToBeAsked }
}

/** Nothing stands in the way of the turn; it may be the answer to a purpose without which everything else works. */
function decideOptional(question: ConsentQuestion): ConsentVerdict {
  const { policy, record, button, text, nowMs, wantsToBeAsked, conversation } = question
  const optional = policy.purposes.filter((purpose) => !purpose.required)
  for (const purpose of optional) {
    const asked = openQuestion(policy, record.purposes[purpose.id], nowMs)
    if (asked === undefined || (button === undefined && (asked.awaitsIn === undefined || asked.awaitsIn !== conversation))) continue
    const answer = readAnswer(question, purpose, asked)
    if (answer.kind === 'yes') return grant(question, purpose, answer.rest)
    if (answer.kind === 'no') return refuse(question, purpose)
    // Whatever else is said goes on, and a later yes may be one to something else. The button stays.
    if (button === undefined && text !== undefined) return { kind: 'pass', record: withPurpose(record, purpose.id, withoutWaiting(asked)) }
  }
  if (button !== undefined) return takeBack(question, button)
  if (!wantsToBeAsked) return { kind: 'pass' }
  const wanted = optional.find((purpose) => !mayProcess(question, purpose))
  return wanted === undefined ? { kind: 'settled' } : { kind: 'ask', purpose: wanted, isReminder: false, park: false }
}

/** An old button is no yes. A no takes back the yes of whoever presses it, for that is as easy as giving it was. */
function takeBack(question: ConsentQuestion, button: PromptAnswer): ConsentVerdict {
  const { policy, record, nowMs } = question
  const purpose = policy.purposes.find(({ id }) => id === button.purpose)
  if (purpose === undefined || button.answer === 'yes' || standingOf(question, purpose) !== 'granted') return { kind: 'settled' }
  const state = { state: 'withdrawn', notice: policy.notice.version, atMs: endOfDay(nowMs) } as const
  return { kind: 'withdrawn', purpose, record: withPurpose(record, purpose.id, state) }
}

/** The first required purpose that may not be processed. */
function nextPurpose(question: ConsentQuestion): Purpose | undefined {
  return required(question).find((purpose) => !mayProcess(question, purpose))
}

function required({ policy, first }: ConsentQuestion): readonly Purpose[] {
  const purposes = policy.purposes.filter((purpose) => purpose.required)
  return first === undefined ? purposes : [first, ...purposes]
}

/** What was asked under the notice in force and not so long ago that a "yes" may mean something else. */
function openQuestion(policy: Policy, state: PurposeState | undefined, nowMs: number): AskedState | undefined {
  if (state?.state !== 'asked' || state.notice !== policy.notice.version) return undefined
  return nowMs < state.atMs + limits.askedForMs ? state : undefined
}

function withoutWaiting({ awaitsIn: _awaitsIn, ...asked }: AskedState): AskedState {
  return asked
}

/** Somebody else's button, an old one, or one that was pressed before is no answer; the question stands. */
function readAnswer({ policy, button, text }: ConsentQuestion, purpose: Purpose, asked: AskedState): Answer {
  if (button === undefined) return forPurpose(policy, purpose, parseAnswer(text ?? ''))
  const isOurs =
    button.purpose === purpose.id && button.notice === policy.notice.version && button.nonceDigest === asked.nonceDigest
  if (!isOurs) return { kind: 'unclear' }
  return button.answer === 'yes' ? { kind: 'yes', rest: '' } : { kind: 'no' }
}

/**
 * "Only for support" is a yes to that purpose and to no other, "all but marketing" one to any other, and so is "yes,
 * support". What names no purpose, or several, is doubtful, and so is whatever says more than their names: "only marketing is
 * a problem" is no yes to marketing.
 */
function forPurpose(policy: Policy, purpose: Purpose, answer: Answer): Answer {
  if (answer.kind === 'yes' && answer.rest.length <= namingLengthMax && namedIn(policy, wordsOf(answer.rest)).length > 0) {
    return forPurpose(policy, purpose, { kind: 'only', what: wordsOf(answer.rest) })
  }
  if (answer.kind !== 'only') return answer
  const meant = namedIn(policy, answer.what)
  const left = namedIn(policy, answer.except ?? [])
  const isPlain = namesOnly(answer.what, meant.flatMap(nameWords)) && namesOnly(answer.except ?? [], left.flatMap(nameWords))
  const isMeant = isPlain && (answer.what.length > 0 ? meant.length === 1 && meant[0]?.id === purpose.id : left.length > 0)
  const isLeft = left.some(({ id }) => id === purpose.id)
  if (isLeft) return meant.some(({ id }) => id === purpose.id) ? { kind: 'unclear' } : { kind: 'no' }
  return isMeant ? { kind: 'yes', rest: '' } : { kind: 'unclear' }
}

/** A longer rest says something of its own. */
const namingLengthMax = 40

/** The purposes that words name, by their ids and descriptions. */
function namedIn({ purposes }: Policy, named: readonly string[]): readonly Purpose[] {
  return purposes.filter((purpose) => {
    const words = new Set(nameWords(purpose))
    return named.some((word) => word.length > 3 && words.has(word))
  })
}

function nameWords({ id, description }: Purpose): readonly string[] {
  return wordsOf(`${id.replace(/[._-]/g, ' ')} ${description}`)
}

function wordsOf(text: string): readonly string[] {
  return readWords(text).map(({ word }) => word)
}

function grant(question: ConsentQuestion, purpose: Purpose, rest: string): ConsentVerdict {
  const { policy, record, nowMs } = question
  const inSpite = record.signalled === true ? { inSpite: true as const } : {}
  const granted = withPurpose(record, purpose.id, { state: 'granted', notice: policy.notice.version, atMs: startOfDay(nowMs), ...inSpite })
  return { kind: 'granted', purpose, record: granted, next: purpose.required ? nextPurpose({ ...question, record: granted }) : undefined, rest }
}

function refuse({ policy, record, nowMs }: ConsentQuestion, purpose: Purpose): ConsentVerdict {
  const refused = withPurpose(record, purpose.id, { state: 'refused', notice: policy.notice.version, atMs: endOfDay(nowMs) })
  return { kind: 'refused', purpose, record: refused }
}

/**
 * The record of a person who takes back everything: consents are withdrawn, and what rests on an interest or a task is
 * objected to. Their age stays as they said it.
 */
export function withdrawAll(record: ConsentRecord, policy: Policy, nowMs: number): ConsentRecord {
  const notice = policy.notice.version
  const known = new Map(policy.purposes.map((purpose) => [purpose.id, purpose]))
  const ids = new Set([...Object.keys(record.purposes).filter((id) => !isAge({ id, description: '', required: true })), ...known.keys()])
  let withdrawn = record
  for (const id of ids) {
    const basis = known.get(id)?.lawfulBasis ?? 'consent'
    if (record.purposes[id]?.state === 'objected' || ['contract', 'legal-obligation', 'vital-interests'].includes(basis)) continue
    withdrawn = withPurpose(withdrawn, id, { state: basis === 'consent' ? 'withdrawn' : 'objected', notice, atMs: endOfDay(nowMs) })
  }
  return withdrawn
}
