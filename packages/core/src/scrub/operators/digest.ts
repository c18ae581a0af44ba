import { keyedHash } from '../../crypto/derive.js'
import { canonicalText } from '../canonical-text.js'
import type { Value } from '../scrub.js'

/**
 * HMAC-SHA-256 of a value in full, 64 hexadecimal digits, for systems that match by hashes. Presidio's `hash` has
 * no key; this one has, because all phone numbers of a country can be hashed in seconds and looked up.
 * @param key 32 bytes of the organisation or of a purpose
 */
export function digest(value: Value, key: Uint8Array): string {
  return Buffer.from(keyedHash(key, `${value.type}\n${canonicalText(value)}`)).toString('hex')
}
