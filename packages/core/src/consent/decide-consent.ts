import type { Policy, Purpose } from '../policy/policy.js'
import { parseAnswer } from './parse-answer.js'
import { withPurpose, type ConsentRecord, type PurposeState } from './consent-record.js'
import type { PromptAnswer } from './prompt.js'

/**
 * What consent says to a turn:
 * - `pass`: every required purpose is granted under the notice in force.
 * - `ask`: `purpose` must be asked for; the turn is parked unless it was the answer to something.
 * - `granted`: this turn was a yes to `purpose`; `next` is asked for before anything goes on; `rest` is a turn.
 * - `refused`: this turn was a no; what is parked is destroyed.
 * - `missing`: the person has refused or withdrawn before, and is not asked again.
 */
export type ConsentVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'ask'; readonly purpose: Purpose; readonly isReminder: boolean; readonly park: boolean }
  | { readonly kind: 'granted'; readonly purpose: Purpose; readonly record: ConsentRecord; readonly next: Purpose | undefined; readonly rest: string }
  | { readonly kind: 'refused'; readonly purpose: Purpose; readonly record: ConsentRecord }
  | { readonly kind: 'missing' }

export interface ConsentQuestion {
  readonly policy: Policy
  readonly record: ConsentRecord
  /** What the person typed, if anything. */
  readonly text: string | undefined
  /** A button of ours that the person pressed, if any. */
  readonly button: PromptAnswer | undefined
  /** The person asks to be asked. */
  readonly wantsToBeAsked: boolean
  readonly nowMs: number
}

/** Decides by a person's record, the policy and what they say now. Pure. */
export function decideConsent(question: ConsentQuestion): ConsentVerdict {
  const { policy, record, nowMs } = question
  const purpose = nextPurpose(policy, record, nowMs)
  if (purpose === undefined) return { kind: 'pass' }
  const state = record.purposes[purpose.id]
  const isAsked = state?.state === 'asked' && state.notice === policy.notice.version
  if (question.button !== undefined) return answerByButton(question, purpose, isAsked ? state : undefined)
  if (isAsked) return answerByText(question, purpose)
  const isAnswered = state !== undefined && state.notice === policy.notice.version && !isCooledDown(state, policy, nowMs)
  if (isAnswered && !question.wantsToBeAsked) return { kind: 'missing' }
  return { kind: 'ask', purpose, isReminder: false, park: !question.wantsToBeAsked }
}

/** The first required purpose that is not granted under the notice in force, or has expired. */
function nextPurpose(policy: Policy, record: ConsentRecord, nowMs: number): Purpose | undefined {
  return policy.purposes.find((purpose) => purpose.required && !isGranted(policy, record.purposes[purpose.id], nowMs))
}

function isGranted(policy: Policy, state: PurposeState | undefined, nowMs: number): boolean {
  if (state?.state !== 'granted' || state.notice !== policy.notice.version) return false
  return nowMs < state.atMs + policy.consent.validityDays * dayMs
}

/** An expired yes and a no whose time is over are asked for again; a withdrawal only when the person wants it. */
function isCooledDown(state: PurposeState, policy: Policy, nowMs: number): boolean {
  if (state.state === 'granted') return true
  return state.state === 'refused' && nowMs >= state.atMs + policy.consent.coolDownDays * dayMs
}

const dayMs = 24 * 3_600_000

function answerByText(question: ConsentQuestion, purpose: Purpose): ConsentVerdict {
  const answer = parseAnswer(question.text ?? '')
  if (answer.kind === 'yes') return grant(question, purpose, answer.rest)
  if (answer.kind === 'no') return refuse(question, purpose)
  return { kind: 'ask', purpose, isReminder: true, park: !question.wantsToBeAsked }
}

/** Somebody else's button, an old one, or one that was pressed before is no answer; the question stands. */
function answerByButton(question: ConsentQuestion, purpose: Purpose, asked: PurposeState | undefined): ConsentVerdict {
  const { button, policy } = question
  const isOurs =
    asked?.state === 'asked' &&
    button?.purpose === purpose.id &&
    button.notice === policy.notice.version &&
    button.nonceDigest === asked.nonceDigest
  if (!isOurs) return { kind: 'ask', purpose, isReminder: asked !== undefined, park: false }
  return button.answer === 'yes' ? grant(question, purpose, '') : refuse(question, purpose)
}

function grant({ policy, record, nowMs }: ConsentQuestion, purpose: Purpose, rest: string): ConsentVerdict {
  const granted = withPurpose(record, purpose.id, { state: 'granted', notice: policy.notice.version, atMs: nowMs })
  return { kind: 'granted', purpose, record: granted, next: nextPurpose(policy, granted, nowMs), rest }
}

function refuse({ policy, record, nowMs }: ConsentQuestion, purpose: Purpose): ConsentVerdict {
  const refused = withPurpose(record, purpose.id, { state: 'refused', notice: policy.notice.version, atMs: nowMs })
  return { kind: 'refused', purpose, record: refused }
}

/** The record of a person who withdraws everything that was asked or granted. */
export function withdrawAll(record: ConsentRecord, policy: Policy, nowMs: number): ConsentRecord {
  const required = policy.purposes.map((purpose) => purpose.id)
  const ids = new Set([...Object.keys(record.purposes), ...required])
  let withdrawn = record
  for (const id of ids) withdrawn = withPurpose(withdrawn, id, { state: 'withdrawn', notice: policy.notice.version, atMs: nowMs })
  return withdrawn
}
