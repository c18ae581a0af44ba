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
  /** Whom the user's id belongs to, where that is known. */
  readonly person?: PersonId
  /** The lookup token under which this person was found, when it is another one than the ids tell. */
  readonly foundAt?: string
}

/** A person who is one subject wherever this id is theirs. */
export interface PersonId {
  /** Says who it is: the bot's resolver, or Teams by the id of Microsoft Entra ID. */
  readonly by: 'resolver' | 'aad'
  readonly id: string
  /** Whether the channel's own user id is worth nothing: anybody can claim it. */
  readonly isForgeable: boolean
  /** The id of Microsoft Entra ID, by which they may be known from before there was a resolver. */
  readonly aad?: string | undefined
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

/** An activity on its way out, turned round: the person is its recipient, and the bot that it is from is nobody. */
export function turnRound(activity: ActivityLike): ActivityLike {
  const { recipient, from: _from, id: _id, ...inward } = fieldsOf(activity)
  return { ...inward, ...(recipient === undefined ? {} : { from: recipient }) }
}

/**
 * The ids with whom the user is, by the bot's resolver or else, in Teams, by the id that Microsoft Entra ID has for them.
 * @throws `ERR_LIMIT_ID` when that id is too long.
 */
export function withPerson(ids: TurnIds, activity: ActivityLike, known: { readonly resolved: string | undefined; readonly forgeableChannels: readonly string[] }): TurnIds {
  if (ids.user === undefined) return ids
  const { aadObjectId } = (activity.from ?? {}) as { readonly aadObjectId?: unknown }
  // Other channels pass on what a client has written there.
  const aad = ids.channel === 'msteams' ? optional(aadObjectId, 'from.aadObjectId') : undefined
  const resolved = optional(known.resolved, 'subjectOf')
  if (resolved !== undefined) return { ...ids, person: { by: 'resolver', id: resolved, isForgeable: known.forgeableChannels.includes(ids.channel), aad } }
  return aad === undefined ? ids : { ...ids, person: { by: 'aad', id: aad, isForgeable: false, aad } }
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
