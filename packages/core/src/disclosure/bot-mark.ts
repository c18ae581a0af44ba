import { activityLike, fieldsOf } from '../lib/activity-fields.js'
import { isRecord } from '../lib/json.js'
import type { ActivityLike } from '../turn.js'

/**
 * A message with a mark for machines that a bot has made it (EU AI Act Art. 50): an entity of the activity, which channels
 * that know nothing of it leave alone, and which Microsoft Teams shows as its AI label. A message that has such an entity
 * already keeps it as it is: the bot knows best, for instance where a human speaks through it.
 */
export function markAsBot(activity: ActivityLike): ActivityLike {
  if (activity.type !== 'message') return activity
  const { entities } = activity as { readonly entities?: unknown }
  const present: readonly unknown[] = Array.isArray(entities) ? entities : []
  if (present.some((entity) => isRecord(entity) && entity['type'] === messageType)) return activity
  return activityLike(activity, Object.assign(fieldsOf(activity), { entities: [...present, botMark] }))
}

const messageType = 'https://schema.org/Message'

const botMark = {
  type: messageType,
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  additionalType: ['AIGeneratedContent'],
} as const
