import { markAsBot } from '../disclosure/bot-mark.js'
import { decideDisclosure, say } from '../disclosure/disclosure.js'
import type { ActivityLike, OpenTurn, Verdict } from '../turn.js'
import { identityWrites } from '../turns/facts.js'
import { GuardTurn, untouchedTurn } from './guard-turn.js'
import type { Setup } from './setup.js'

/** What must be said first in this turn, if anything. */
export function disclosureOf(turn: GuardTurn): ActivityLike | undefined {
  const { policy, regime, subject } = turn
  return decideDisclosure({
    policy,
    rule: regime.disclosure,
    isOn: turn.settings.disclosure,
    isNewPerson: subject.version === 0,
    awayDays: turn.awayDays,
  })
}

/** The event that it was shown, and in which language. */
export function noteDisclosure(turn: GuardTurn): void {
  const { policy, names } = turn
  turn.journal.event({ type: 'disclosure.shown', ...names, language: policy.language, noticeVersion: policy.notice.version })
}

/** Keeps the day on which somebody spoke who is told the same whenever they do. */
export function keepSeen(turn: GuardTurn): void {
  if (turn.subject.isKept && turn.isSeenDue) turn.journal.write(...identityWrites(turn.tenant, turn.ids, turn.facts, 0))
}

/** To somebody who asks whether this is a human. */
export async function answerAsked(turn: GuardTurn): Promise<Verdict> {
  turn.stage = 'answered'
  if (turn.subject.version > 0) noteDisclosure(turn)
  await turn.settle()
  return { kind: 'answer', turn, replies: [say(turn.policy, 'disclosureOnAsking')] }
}

/** Marks what is sent as made by a bot, unless nothing at all is changed here, or the setting is off and may be. */
export function markSent(setup: Setup, open: OpenTurn | undefined, activities: readonly ActivityLike[]): readonly ActivityLike[] {
  if (setup.mode === 'observe' || open === untouchedTurn) return activities
  if (open instanceof GuardTurn && (open.stage === 'observed' || !open.isDisclosing)) return activities
  return activities.map(markAsBot)
}
