import type { ActivityLike, Guard, OpenTurn } from '../turn.js'
import { closedActivity } from './closed.js'
import type { HostContext, HostMethods } from './shapes.js'
import { turnOf, turnStateEntries } from './shapes.js'
import { onTheWire } from './wire.js'

/**
 * The last station before the wire: whatever was sent, through the context, by other middleware, or by the
 * adapter directly, passes here. The SDKs read the answers by index, so there is one for each activity.
 */
export async function sendGuarded(
  guard: Guard,
  original: HostMethods['sendActivities'],
  context: HostContext,
  activities: readonly ActivityLike[],
): Promise<unknown> {
  if (!Array.isArray(activities) || activities.length === 0) return original(context, activities)
  const outgoing = await leave(guard, turnOf(context), activities)
  if (outgoing.length === 0) return activities.map(() => ({}))
  const responses = await onTheWire(() => original(context, outgoing))
  if (!Array.isArray(responses)) return responses
  return [...(responses as unknown[]), ...activities.slice(responses.length).map(() => ({}))]
}

/** The same for an update; when nothing of it may leave, the channel keeps what it has. */
export async function updateGuarded(
  guard: Guard,
  original: HostMethods['updateActivity'],
  context: HostContext,
  activity: ActivityLike,
): Promise<unknown> {
  if (typeof activity !== 'object' || activity === null) return original(context, activity)
  const [outgoing] = await leave(guard, turnOf(context), [activity])
  return outgoing === undefined ? undefined : onTheWire(() => original(context, outgoing))
}

/** Replies buffered for `expectReplies` never reach `sendActivities`; the SDK answers the request with them. */
export async function sendBuffered(guard: Guard, turn: OpenTurn, context: HostContext): Promise<void> {
  const buffered = context.bufferedReplyActivities
  if (buffered === undefined || buffered.length === 0) return
  buffered.splice(0, buffered.length, ...(await leave(guard, turn, [...buffered])))
}

/**
 * The first hooks of a context: loggers and other middleware behind them see placeholders only. An element
 * is replaced, never changed, because the SDKs share nested objects with the developer's own.
 */
export function hookReplies(guard: Guard, turn: OpenTurn, context: HostContext): void {
  context.onSendActivities(async (_context, activities, next) => {
    for (const [index, activity] of activities.entries()) {
      activities[index] = await scrubbed(guard, turn, activity)
      keepAnswer(context, activity, activities[index])
    }
    return next()
  })
  context.onUpdateActivity(async (_context, activity, next) => {
    // An update is the developer's own object, and a hook cannot hand on another one: it is lent to those behind
    // with other fields, and given back as it was.
    const own = { ...activity }
    replaceFields(activity, await scrubbed(guard, turn, activity))
    try {
      return await next()
    } finally {
      replaceFields(activity, own)
    }
  })
}

/**
 * The Agents SDK has put an invoke response into the turn state before its hooks, and answers the request with it
 * also when somebody behind us drops it or fails.
 */
function keepAnswer(context: HostContext, raw: ActivityLike, scrubbed: ActivityLike): void {
  if (raw.type !== 'invokeResponse') return
  for (const [key, value] of turnStateEntries(context)) if (value === raw) context.turnState.set(key, scrubbed)
}

/** Puts the fields of `source` in the place of those of `target`, and keeps the object itself. */
export function replaceFields(target: ActivityLike, source: ActivityLike): void {
  if (target === source) return
  for (const key of Object.keys(target)) {
    if (!(key in source)) Reflect.deleteProperty(target, key)
  }
  Object.assign(target, source)
}

/** A placeholder for each value, or the closed text; never the raw activity. */
export async function scrubbed(guard: Guard, turn: OpenTurn | undefined, activity: ActivityLike): Promise<ActivityLike> {
  try {
    return await guard.scrubReply(turn, activity)
  } catch {
    return closedActivity(activity)
  }
}

/** What may leave of these activities; for each the closed text when the guard cannot say. */
export async function leave(
  guard: Guard,
  turn: OpenTurn | undefined,
  activities: readonly ActivityLike[],
): Promise<readonly ActivityLike[]> {
  try {
    return await guard.send(turn, activities)
  } catch {
    return activities.map(closedActivity)
  }
}
