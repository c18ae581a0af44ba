import { isRecord } from '../lib/json.js'
import type { ActivityLike } from '../turn.js'

/**
 * Whether the person's browser sends Global Privacy Control. It is a header of HTTP (`Sec-GPC: 1`) and a property of the
 * page (`navigator.globalPrivacyControl`), neither of which reaches a bot by itself: the web page or its host says it in
 * `channelData`, as `globalPrivacyControl: true` or as the header itself. Anything but a plain yes is none.
 */
export function readPrivacySignal(activity: ActivityLike): boolean {
  const { channelData } = activity as { readonly channelData?: unknown }
  if (!isRecord(channelData)) return false
  return Object.entries(channelData).some(([name, value]) => {
    const word = name.toLowerCase()
    if (word === 'globalprivacycontrol' || word === 'gpc') return value === true
    return word === 'sec-gpc' && (value === '1' || value === 1)
  })
}
