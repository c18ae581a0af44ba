import { ScrubjayError } from '../errors.js'
import { fieldsOf } from '../lib/activity-fields.js'
import { limits } from '../lib/limits.js'
import type { ActivityLike } from '../turn.js'

/** Who speaks where. Raw ids: they are looked up under a key and never stored or logged. */
export interface TurnIds {
  readonly tenant: string
  /** Without the sub-channel that Microsoft 365 Agents adds after a colon, as in `msteams:COPILOT`. */
  readonly channel: string
  readonly conversation: string
  /** Undefined for what no person sent. */
  readonly user: string | undefined
  /** Undefined where the channel numbers nothing; such a turn cannot be recognised as a redelivery. */
  readonly activity: string | undefined
  /** Whether the channel itself says that this is a conversation of one person with the bot. */
  readonly saidOneToOne: boolean
}

/**
 * Reads the ids of an activity.
 * @throws `ERR_LIMIT_ID` when one that is needed is missing, or one is too long.
 */
export function readTurnIds(activity: ActivityLike, tenant: string): TurnIds {
  const conversation = activity.conversation ?? {}
  const saidType = (conversation as { conversationType?: unknown }).conversationType
  return {
    tenant: needed(tenant, 'tenant'),
    channel: needed(needed(activity.channelId, 'channelId').split(':')[0], 'channelId'),
    conversation: needed(conversation.id, 'conversation.id'),
    user: optional(activity.from?.id, 'from.id'),
    activity: optional(eventId(activity), 'id'),
    saidOneToOne: conversation.isGroup === false || (conversation.isGroup === undefined && saidType === 'personal'),
  }
}

/**
 * An edit and a deletion have the id of the message that they are about: with their time they are events of their own,
 * and not the message delivered again.
 */
function eventId(activity: ActivityLike): unknown {
  const { id, type, timestamp } = activity as ActivityLike & { readonly timestamp?: unknown }
  if (typeof id !== 'string' || !/^message(?:update|delete)$/i.test(type ?? '')) return id
  const time = timestamp instanceof Date ? timestamp.getTime() : typeof timestamp === 'string' ? timestamp : ''
  return `${type?.toLowerCase()} ${time} ${id}`
}

/** The ids behind an activity on its way out: the person is its recipient, and the bot that it is from is nobody. */
export function readRecipientIds(activity: ActivityLike, tenant: string): TurnIds {
  const { recipient, from: _from, id: _id, ...inward } = fieldsOf(activity)
  return readTurnIds({ ...inward, ...(recipient === undefined ? {} : { from: recipient }) }, tenant)
}

function needed(id: unknown, at: string): string {
  const text = optional(id, at)
  if (text === undefined) throw new ScrubjayError('ERR_LIMIT_ID', { at })
  return text
}

function optional(id: unknown, at: string): string | undefined {
  if (id === undefined || id === null || id === '') return undefined
  if (typeof id !== 'string' || id.length > limits.idLengthMax) throw new ScrubjayError('ERR_LIMIT_ID', { at })
  return id
}
