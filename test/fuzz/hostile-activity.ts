import type { ActivityLike } from '@scrubjay/core'
import { type Hostility, hostileValue } from './hostile-values.js'

/** What an activity is addressed by. A string there is an address and passes; anything else is hostile. */
const addressFields = ['id', 'channelId', 'serviceUrl', 'replyToId', 'callerId'] as const
const accountFields = ['from', 'recipient', 'conversation', 'relatesTo', 'membersAdded', 'membersRemoved'] as const
const fields = [
  'type', 'text', 'speak', 'summary', 'value', 'channelData', 'entities', 'attachments', 'suggestedActions', 'name', 'locale', 'timestamp', 'localTimestamp',
  'localTimezone', 'inputHint', 'deliveryMode', 'textFormat', 'attachmentLayout', 'importance', 'expiration', 'valueType', 'code', 'action', 'label',
  'topicName', 'historyDisclosed', 'listenFor', 'reactionsAdded', 'reactionsRemoved', 'textHighlights', 'semanticAction', 'unheardOf',
] as const
/** Where an SDK that checks types takes anything. */
const looseFields = ['value', 'channelData', 'unheardOf'] as const
const types = ['message', 'message', 'message', 'message', 'event', 'invoke', 'messageUpdate', 'conversationUpdate', 'messageReaction', 'endOfConversation', 'typing', 'handoff'] as const

/** An activity with hostile values in some of its fields, mostly one that its turn can be found by. */
export function hostileActivity(at: Hostility, address: ActivityLike): ActivityLike {
  const { random } = at
  const type = random.pick(types)
  const activity: Record<string, unknown> = { ...address, type, ...(type === 'message' ? { text: `I am ${at.canary()}` } : {}) }
  for (let count = random.between(1, 4); count > 0; count -= 1) fill(activity, at)
  if (at.isStrict && random.chance(0.8)) return activity
  if (random.chance(0.05)) activity['type'] = hostileValue(at)
  if (random.chance(0.1)) activity[random.pick(accountFields)] = hostileValue(at)
  if (random.chance(0.1)) {
    const field = random.pick(addressFields)
    const value = hostileValue(at)
    if (typeof value !== 'string' && typeof value !== 'number') activity[field] = value
  }
  return activity
}

/** A reply with hostile values where a bot may write. */
export function hostileReply(at: Hostility): ActivityLike {
  const { random } = at
  const reply: Record<string, unknown> = { type: random.pick(['message', 'message', 'message', 'event', 'typing', 'trace', 'endOfConversation']), text: `charge ${at.canary()}` }
  for (let count = random.between(1, 3); count > 0; count -= 1) fill(reply, at)
  return reply
}

function fill(activity: Record<string, unknown>, at: Hostility): void {
  const { random, isStrict } = at
  if (!isStrict || random.chance(0.05)) activity[random.pick(fields.slice(1))] = hostileField(at)
  else if (random.chance(0.6)) activity[random.pick(looseFields)] = hostileField(at)
  else activity['attachments'] = [{ contentType: 'x/card', name: at.canary(), content: hostileValue(at) }]
}

/** Lists are expected in some fields; there the hostile is inside of one. */
function hostileField(at: Hostility): unknown {
  const { random, canary } = at
  const shapes: readonly (() => unknown)[] = [
    () => hostileValue(at),
    () => [hostileValue(at)],
    () => [{ type: 'mention', contentType: 'x/card', text: canary(), content: hostileValue(at), mentioned: hostileValue(at) }],
    () => ({ to: [hostileValue(at)], actions: [{ type: 'imBack', title: canary(), value: hostileValue(at) }] }),
  ]
  return random.pick(shapes)()
}
