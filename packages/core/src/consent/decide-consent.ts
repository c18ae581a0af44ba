import { limits } from '../lib/limits.js'
import type { Policy, Purpose } from '../policy/policy.js'
import { parseAnswer, type Answer } from './parse-answer.js'
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
  const { policy, record, button, wantsToBeAsked, nowMs } = question
  const purpose = nextPurpose(policy, record, nowMs)
  if (purpose === undefined) return { kind: 'pass' }
  const asked = openQuestion(policy, record.purposes[purpose.id], nowMs)
  const answer = asked === undefined ? undefined : readAnswer(question, purpose, asked)
  if (answer?.kind === 'yes') return grant(question, purpose, answer.rest)
  if (answer?.kind === 'no') return refuse(question, purpose)
  if (asked === undefined && !wantsToBeAsked && hasSaidNo(policy, record, nowMs)) return { kind: 'missing' }
  return { kind: 'ask', purpose, isReminder: asked !== undefined, park: button === undefined && !wantsToBeAsked }
}

/** The first required purpose that is not granted under the notice in force, or has expired. */
function nextPurpose(policy: Policy, record: ConsentRecord, nowMs: number): Purpose | undefined {
  return policy.purposes.find((purpose) => purpose.required && !isGranted(policy, record.purposes[purpose.id], nowMs))
}

/** Whether a purpose is granted under the notice in force, and not for too long. */
export function isGranted(policy: Policy, state: PurposeState | undefined, nowMs: number): boolean {
  if (state?.state !== 'granted' || state.notice !== policy.notice.version) return false
  return nowMs < state.atMs + policy.consent.validityDays * dayMs
}

type AskedState = Extract<PurposeState, { state: 'asked' }>

/** What was asked under the notice in force and not so long ago that a "yes" may mean something else. */
function openQuestion(policy: Policy, state: PurposeState | undefined, nowMs: number): AskedState | undefined {
  if (state?.state !== 'asked' || state.notice !== policy.notice.version) return undefined
  return nowMs < state.atMs + limits.askedForMs ? state : undefined
}

/**
 * Whether a required purpose was refused or withdrawn under the notice in force: then asking for another one is
 * of no use. A no whose time is over is asked for again, a withdrawn purpose only when the person wants it.
 * An objection holds under every notice.
 */
function hasSaidNo(policy: Policy, record: ConsentRecord, nowMs: number): boolean {
  const coolDownMs = policy.consent.coolDownDays * dayMs
  return policy.purposes.some(({ id, required }) => {
    const state = record.purposes[id]
    if (required && state?.state === 'objected') return true
    if (!required || state?.notice !== policy.notice.version) return false
    return state.state === 'withdrawn' || (state.state === 'refused' && nowMs < state.atMs + coolDownMs)
  })
}

const dayMs = 24 * 3_600_000

/** Somebody else's button, an old one, or one that was pressed before is no answer; the question stands. */
function readAnswer({ policy, button, text }: ConsentQuestion, purpose: Purpose, asked: AskedState): Answer {
  if (button === undefined) return parseAnswer(text ?? '')
  const isOurs =
    button.purpose === purpose.id && button.notice === policy.notice.version && button.nonceDigest === asked.nonceDigest
  if (!isOurs) return { kind: 'unclear' }
  return button.answer === 'yes' ? { kind: 'yes', rest: '' } : { kind: 'no' }
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
