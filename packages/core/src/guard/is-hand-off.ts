import type { ActivityLike } from '../turn.js'

/** Whether a human agent is to read this; `EventFactory` of the SDKs makes such events, with the transcript attached. */
export function isHandOff({ type, name }: ActivityLike): boolean {
  return type === 'handoff' || (type === 'event' && /^handoff\./i.test(name ?? ''))
}
