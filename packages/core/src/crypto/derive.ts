import { createHmac, hkdfSync } from 'node:crypto'
import { canonicalJson } from '../lib/canonical-json.js'
import { toBase64Url } from './bytes.js'

/**
 * HKDF-SHA-256 (RFC 5869) without salt. The context is canonical JSON, so that two different contexts
 * never spell the same bytes.
 * @param key 32 bytes
 * @returns 32 bytes
 */
export function deriveKey(key: Uint8Array, context: Readonly<Record<string, string | number>>): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), canonicalJson(context), 32))
}

/**
 * A keyed token of some parts: HMAC-SHA-256 over their canonical JSON, cut to 128 bits, base64url.
 * Whoever lacks the key can neither compute nor recognise it.
 */
export function keyedToken(key: Uint8Array, parts: readonly string[]): string {
  const mac = createHmac('sha256', key).update(canonicalJson(parts)).digest()
  return toBase64Url(mac.subarray(0, 16))
}
