import { isRecord } from '../lib/json.js'
import type { LoggedActivity } from './shapes.js'

/** What an activity does to a message that was logged before. */
export interface MessageChange {
  readonly kind: 'remove' | 'replace'
  readonly channelId: string
  readonly conversationId: string
  readonly activityId: string
}

/**
 * Reads which message an activity edits or takes back; `undefined` for an ordinary one.
 *
 * Microsoft Teams sends `messageUpdate` with `channelData.eventType` `editMessage` or `undeleteMessage`, and
 * `messageDelete` with `softDeleteMessage`. Its compliance events name `channelData.ComplianceEventType`:
 * `RetentionDelete` on a `messageDelete`, and `DlpBlock` on a `messageUpdate`, which asks to remove what was stored
 * (microsoft/botbuilder-dotnet#3886).
 */
export function messageChangeOf(activity: LoggedActivity): MessageChange | undefined {
  const type = activity.type?.toLowerCase()
  const channelId = activity.channelId ?? activity._channelId
  const conversationId = activity.conversation?.id
  if ((type !== 'messageupdate' && type !== 'messagedelete') || channelId === undefined || conversationId === undefined) return undefined
  if (activity.id === undefined) return undefined
  const isRemoval = type === 'messagedelete' || isDlpBlock(activity.channelData)
  return { kind: isRemoval ? 'remove' : 'replace', channelId, conversationId, activityId: activity.id }
}

function isDlpBlock(channelData: unknown): boolean {
  if (!isRecord(channelData)) return false
  const event = channelData['ComplianceEventType'] ?? channelData['complianceEventType']
  return typeof event === 'string' && event.toLowerCase() === 'dlpblock'
}
