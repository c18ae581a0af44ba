import { createHash } from 'node:crypto'
import { toBase64Url } from '../crypto/bytes.js'
import { canonicalJson } from '../lib/canonical-json.js'
import type { ReceiptRecord } from './receipt-record.js'

/**
 * What the log says of a record: SHA-256 over a label, the salt, and the record in canonical form. With record and salt
 * anybody can see that the entry is about this record; without the salt nobody can try records against the entry.
 */
export function commitTo(record: ReceiptRecord, salt: Uint8Array): string {
  const hash = createHash('sha256').update('scrubjay receipt v1\n').update(salt).update(canonicalJson(record))
  return toBase64Url(hash.digest())
}

/** Bytes of a salt. */
export const saltBytes = 32

/** SHA-256 of a text as it was shown, in hexadecimal. */
export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A random UUID (RFC 9562, version 4) from 16 random bytes. */
export function uuidOf(random: Uint8Array): string {
  const bytes = Buffer.from(random)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
