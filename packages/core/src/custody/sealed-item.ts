import { deriveKey } from '../crypto/derive.js'
import { envelopeKeyId, openEnvelope } from '../crypto/envelope.js'
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

/** The name of the key that an item was sealed by. */
export function keyIdOf({ scrubjay }: SealedItem): string | undefined {
  return envelopeKeyId(scrubjay)
}

/** Bound to where it is kept, so that what was copied into another record does not open there. */
export function custodyKey(key: Uint8Array, place: { readonly tenant: string; readonly keyId: string; readonly what: string }): Uint8Array {
  return deriveKey(key, { v: 1, use: 'state', tenant: place.tenant, subject: place.keyId, key: place.what })
}

/** @throws `ERR_ENVELOPE` whatever the reason. */
export function openSealed(envelope: string, key: Uint8Array, place: { readonly tenant: string; readonly keyId: string; readonly what: string }): unknown {
  return JSON.parse(Buffer.from(openEnvelope(envelope, custodyKey(key, place), place.keyId)).toString('utf8'))
}
