import { dayMs } from '../lib/days.js'
import type { Regime } from '../policy/duties.js'
import type { Policy, Purpose } from '../policy/policy.js'
import type { ConsentRecord, PurposeState } from './consent-record.js'

/** Where somebody stands with a purpose under the notice in force. `expired` was a yes, and an old one. */
export type Standing = 'unknown' | 'asked' | 'granted' | 'refused' | 'withdrawn' | 'expired' | 'objected'

/** What decides about a person's purposes: the policy, the law that holds, what they answered, and the time. */
export interface Ground {
  readonly policy: Policy
  readonly regime: Regime
  readonly record: ConsentRecord
  readonly nowMs: number
}

/**
 * Where a person stands with a purpose. An answer to another notice is none, but for a no under an opt-out law and an
 * objection: those hold until the person agrees again.
 */
export function standingOf({ policy, regime, record, nowMs }: Ground, purpose: Purpose): Standing {
  const state = record.purposes[purpose.id]
  if (state === undefined) return 'unknown'
  if (state.state === 'objected' || isAge(purpose)) return state.state
  const isNo = state.state === 'refused' || state.state === 'withdrawn'
  if (state.notice !== policy.notice.version && !(isNo && regime.consent === 'opt-out')) return 'unknown'
  const isOver = state.state === 'granted' && nowMs >= state.atMs + policy.consent.validityDays * dayMs
  return isOver ? 'expired' : state.state
}

/**
 * Whether a person's data may be processed for a purpose now: the one place that says so. Consent needs a yes, or under an
 * opt-out law no no (CCPA); public tasks and legitimate interests end with an objection (GDPR Art. 21); what a contract or a
 * law asks for, or what saves a life, does not ask the person.
 */
export function mayProcess(ground: Ground, purpose: Purpose): boolean {
  const standing = standingOf(ground, purpose)
  switch (purpose.lawfulBasis ?? 'consent') {
    case 'consent':
      if (standing === 'granted') return true
      return ground.regime.consent === 'opt-out' && !isAge(purpose) && ['unknown', 'asked', 'expired'].includes(standing)
    case 'public-task':
    case 'legitimate-interests':
      return standing !== 'objected'
    case 'contract':
    case 'legal-obligation':
    case 'vital-interests':
      return true
  }
}

/** Whether somebody's no ends a purpose at all: a contract, a law or a life does not ask. */
export function withdrawable({ lawfulBasis = 'consent' }: Purpose): boolean {
  return lawfulBasis === 'consent' || lawfulBasis === 'public-task' || lawfulBasis === 'legitimate-interests'
}

/** Whether asking again would disrespect a no: within the time that the policy sets, or until the person wants it. */
export function hasSaidNo(ground: Ground, purpose: Purpose): boolean {
  const state = ground.record.purposes[purpose.id]
  const standing = standingOf(ground, purpose)
  if (standing === 'refused') return isWithinCoolDown(ground, state) || ground.regime.consent === 'opt-out'
  return standing === 'withdrawn' || standing === 'objected'
}

/** Whether a question was asked under this notice, and not so long ago that it may be asked again. */
export function wasAsked(ground: Ground, purpose: Purpose): boolean {
  return standingOf(ground, purpose) === 'asked' && isWithinCoolDown(ground, ground.record.purposes[purpose.id])
}

function isWithinCoolDown({ policy, nowMs }: Ground, state: PurposeState | undefined): boolean {
  return nowMs < (state?.atMs ?? 0) + policy.consent.coolDownDays * dayMs
}

/** Being old enough is asked for like a purpose of its own, before all others; its answer holds under every notice. */
export function agePurpose({ minimumAge }: Regime): Purpose | undefined {
  return minimumAge === undefined ? undefined : { id: `${agePrefix}${minimumAge}`, description: '', required: true }
}

/** A purpose of a policy has no colon in its id. */
export function isAge({ id }: Purpose): boolean {
  return id.startsWith(agePrefix)
}

const agePrefix = 'age:'
