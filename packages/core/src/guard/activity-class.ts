import { hasContent } from '../scrub/leaves.js'
import type { ActivityLike } from '../turn.js'

/**
 * What the guard may do with an activity before there is consent:
 * - `turn`: somebody says something; it can be parked and go on later.
 * - `invoke`: the channel waits for an answer within seconds; it is refused at once, never parked.
 * - `sign-in`: the OAuth protocol between channel and token service; touched, it breaks.
 * - `lifecycle`: the channel's own news, or nothing was said at all; passes with names taken out.
 * - `reaction`: a trifle about an earlier message; dropped before consent.
 */
export type ActivityClass = 'turn' | 'invoke' | 'sign-in' | 'lifecycle' | 'reaction'

export function classifyActivity(activity: ActivityLike): ActivityClass {
  const type = (activity.type ?? '').toLowerCase()
  if (isSignIn(type, activity)) return 'sign-in'
  if (type === 'invoke') return 'invoke'
  if (isProactive(activity) || (lifecycleTypes.has(type) && !saysSomething(activity))) return 'lifecycle'
  if (type === 'messagereaction' || type === 'messagedelete') return 'reaction'
  return hasContent(activity) ? 'turn' : 'lifecycle'
}

/** A turn that the bot began itself. It bears the id of an earlier turn where its reference names one. */
export function isProactive(activity: ActivityLike): boolean {
  return activity.type?.toLowerCase() === 'event' && proactiveEvents.has(activity.name ?? '') && !saysSomething(activity)
}

const signInInvokes = new Set(['signin/verifyState', 'signin/tokenExchange', 'signin/failure'])
/** How the SDKs begin a turn of the bot's own. */
const proactiveEvents = new Set(['ContinueConversation', 'CreateConversation'])
const lifecycleTypes = new Set(['conversationupdate', 'installationupdate', 'contactrelationupdate', 'typing', 'endofconversation'])

/** The token service speaks through `value` alone; words beside it would pass untouched. */
function isSignIn(type: string, activity: ActivityLike): boolean {
  const name = activity.name ?? ''
  const isNamed = type === 'invoke' ? signInInvokes.has(name) : type === 'event' && name === 'tokens/response'
  return isNamed && !saysSomething({ ...activity, value: undefined })
}

/** Somebody's words have no place in the channel's own news; where they are, it is a turn. */
function saysSomething(activity: ActivityLike): boolean {
  const { text, speak, summary, value, attachments } = activity as Readonly<Record<string, unknown>>
  return hasContent({ text, speak, summary, value, attachments })
}

/** What was typed, without the mention that a group message to a bot begins with. */
export function typedText(activity: ActivityLike): string | undefined {
  if (activity.type?.toLowerCase() !== 'message' || typeof activity.text !== 'string') return undefined
  return activity.text.replace(/<at(?: [^<>]*)?>[^<]*<\/at>/g, ' ').trim()
}

/** An immediate answer to an invoke, because a channel that gets none shows an error of its own. */
export function invokeResponse(status: number, message: string): ActivityLike {
  return { type: 'invokeResponse', value: { status, body: { message } } }
}
