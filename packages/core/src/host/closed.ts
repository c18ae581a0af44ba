import { readdress } from '../lib/activity-fields.js'
import type { ActivityLike } from '../turn.js'

/**
 * What leaves when the guard itself breaks its contract and throws. Nothing of the original goes along but
 * where it was to go. One for one, because the SDKs count; what cannot be said becomes a sign of life.
 */
export function closedActivity(activity: ActivityLike): ActivityLike {
  if (activity.type === 'invokeResponse') return readdress(activity, { type: 'invokeResponse', value: { status: 500 } })
  return readdress(activity, activity.type === 'message' ? { type: 'message', text: closedText } : { type: 'typing' })
}

/** What a person gets instead of an answer when the guard could not look at the turn. */
export function closedReplies(inbound: ActivityLike): readonly ActivityLike[] {
  if (inbound.type === 'invoke') return [{ type: 'invokeResponse', value: { status: 500 } }]
  return inbound.type === 'message' ? [{ type: 'message', text: closedText }] : []
}

/** A constant: it says nothing about what was typed. */
export const closedText = 'Sorry, this message could not be handled safely. Please try again later.'
