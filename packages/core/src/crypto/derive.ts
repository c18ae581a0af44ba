import { createHmac } from 'node:crypto'
import { canonicalJson } from '../lib/canonical-json.js'
import { toBase64Url } from './bytes.js'

/**
 * HKDF-SHA-256 (RFC 5869) without salt. The context is canonical JSON, so that two different contexts
 * never spell the same bytes.
 * @param key 32 bytes
 * @returns 32 bytes
 */
export function deriveKey(key: Uint8Array, context: Readonly<Record<string, string | number>>): Uint8Array {
  return hkdf(key, Buffer.from(canonicalJson(context), 'utf8'))
}

/**
 * The same, remembered for as long as somebody holds the key, for keys of which a turn derives a few again and again.
 * What was derived goes with the key itself.
 */
export function deriveKeyOnce(key: Uint8Array, context: Readonly<Record<string, string | number>>): Uint8Array {
  const known = derived.get(key) ?? new Map<string, Uint8Array>()
  const info = canonicalJson(context)
  const present = known.get(info)
  if (present !== undefined) return present
  if (known.size >= derivedKeysMax) known.clear()
  const made = hkdf(key, Buffer.from(info, 'utf8'))
  derived.set(key, known.set(info, made))
  return made
}

const derived = new WeakMap<Uint8Array, Map<string, Uint8Array>>()
/** A subject's key has one for each type in each conversation; beyond this they are derived anew. */
const derivedKeysMax = 64

/**
 * The first 32 bytes of HKDF-SHA-256 (RFC 5869 §2). Node's own refuses an `info` above 1,024 bytes, and a
 * tenant's id may be longer than that.
 */
export function hkdf(key: Uint8Array, info: Uint8Array, salt: Uint8Array = new Uint8Array(32)): Uint8Array {
  const pseudorandomKey = createHmac('sha256', salt).update(key).digest()
  return new Uint8Array(createHmac('sha256', pseudorandomKey).update(info).update(Uint8Array.of(1)).digest())
}

/**
 * A keyed token of some parts: HMAC-SHA-256 over their canonical JSON, cut to 128 bits, base64url.
 * Whoever lacks the key can neither compute nor recognise it.
 */
export function keyedToken(key: Uint8Array, parts: readonly string[]): string {
  const mac = createHmac('sha256', key).update(canonicalJson(parts)).digest()
  return toBase64Url(mac.subarray(0, 16))
}

/**
 * HMAC-SHA-256 (RFC 2104) over the UTF-16 code units of a text, because a text cut inside an emoji is no Unicode.
 * @returns 32 bytes
 */
export function keyedHash(key: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(Buffer.from(text, 'utf16le')).digest())
}
