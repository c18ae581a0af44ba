import { say } from '../disclosure/disclosure.js'
import { isScrubjayError } from '../errors.js'
import { readdress } from '../lib/activity-fields.js'
import { collectLeaves, replaceLeaves } from '../scrub/leaves.js'
import type { ActivityLike, OpenTurn, Verdict } from '../turn.js'
import { invokeResponse } from './activity-class.js'
import type { GuardTurn } from './guard-turn.js'
import { noteFailure, type Setup } from './setup.js'

/**
 * A turn that could not be checked. It does not pass in clear: the person gets a constant text, or, where the
 * policy says `redact-all`, the bot gets the activity with every text taken out.
 */
export async function closeInward(
  setup: Setup,
  failed: { readonly activity: ActivityLike; readonly turn: GuardTurn | undefined; readonly error: unknown },
): Promise<Verdict> {
  const { activity, turn, error } = failed
  const code = noteFailure(setup, error)
  // A redelivery may be luckier; where the store is gone, the lease runs out by itself.
  if (turn?.ticket !== undefined) setup.interrupted.add(turn.ticket.parkedId.split('.')[0] ?? '')
  if (turn !== undefined) turn.stage = 'shut'
  await turn?.claim?.release().catch(() => {})
  const isLimit = code.startsWith('ERR_LIMIT_')
  const redacted = setup.policy.onFailure === 'redact-all' && !isLimit ? redactAll(activity) : undefined
  if (redacted !== undefined) return { kind: 'pass', turn: shutTurn, activity: redacted, before: [] }
  const text = say(setup.policy, isLimit ? 'limitReached' : 'failedClosed')
  const reply = activity.type === 'invoke' ? invokeResponse(503, text.text ?? '') : text
  return { kind: 'answer', turn: shutTurn, replies: hasPerson(activity) ? [reply] : [] }
}

/** Nothing of this turn leaves from here on but constant texts. */
export function shut(setup: Setup, turn: GuardTurn | undefined, error: unknown): void {
  noteFailure(setup, error)
  if (turn === undefined) return
  turn.stage = 'shut'
  // Where another process has taken the turn over, the person gets that one's answer.
  if (isScrubjayError(error, 'ERR_STORE_CONFLICT')) turn.isTold = true
}

/**
 * Replies that could not be checked. The first one of a turn becomes the constant text; an invoke keeps an answer,
 * because it cannot be left without; everything else is not sent.
 */
export function closeOutward(setup: Setup, turn: GuardTurn | undefined, activities: readonly ActivityLike[]): readonly ActivityLike[] {
  let isTold = turn?.isTold ?? false
  const replies = activities.flatMap((activity): ActivityLike[] => {
    if (activity.type === 'invokeResponse') return [readdress(activity, invokeResponse(503, ''))]
    if (isTold || activity.type !== 'message') return []
    isTold = true
    return [readdress(activity, say(setup.policy, 'failedClosed'))]
  })
  if (turn !== undefined) turn.isTold = isTold
  return replies
}

/** A turn in which only the guard's own constant texts, or a bot that knows nothing, can speak. */
const shutTurn: OpenTurn = { isOpenTurn: true }

function redactAll(activity: ActivityLike): ActivityLike | undefined {
  try {
    return replaceLeaves(activity, collectLeaves(activity).map(() => '[REDACTED]'))
  } catch {
    return undefined
  }
}

function hasPerson(activity: ActivityLike): boolean {
  return activity.from?.id !== undefined && activity.type !== 'conversationUpdate' && activity.type !== 'typing'
}
