import { isRecord } from '../lib/json.js'

/** How a record of state stands in the bot's own storage: an envelope, and the storage's version of it. */
export interface SealedItem {
  readonly scrubjay: string
  readonly eTag?: unknown
}

/** Asks whether somebody has sealed this; not whether it opens. */
export function isSealedItem(item: unknown): item is SealedItem {
  return isRecord(item) && typeof item['scrubjay'] === 'string' && item['scrubjay'].startsWith('v1.')
}

/** The JSON that was sealed. */
export function parseSealed(plain: Uint8Array): unknown {
  return JSON.parse(Buffer.from(plain).toString('utf8'))
}
