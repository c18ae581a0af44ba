import { keyedHash } from '../../crypto/derive.js'
import { canonicalText } from '../canonical-text.js'
import type { Value } from '../scrub.js'

/**
 * The same word for the same value wherever the key is the same: `[EMAIL_ADDRESS_~kzvbqmxtwrnphd]`. Keyed by
 * HMAC-SHA-256, so that nobody without the key can try values; whoever holds it can, also after the person was
 * erased (GDPR Art. 4(5): a pseudonym stays personal data). It opens nothing: a placeholder ends in a number.
 * @param key 32 bytes of the organisation or of a purpose
 */
export function pseudonym(value: Value, key: Uint8Array): string {
  const hash = keyedHash(key, `${value.type}\n${canonicalText(value)}`)
  const letters = Array.from(hash.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length))
  return `[${value.type}_~${letters.join('')}]`
}

/** 16 letters of 16 are 64 bits: among 100 million values two are the same with a chance of 1 in 3,700. */
const length = 16
/** Letters only, because a number after the last underscore would be a placeholder; no vowels, so that they form no word. */
const alphabet = 'bcdfghjkmnpqrtvz'
