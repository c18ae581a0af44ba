import { secretbox } from 'tweetnacl'
import { ScrubjayError } from '../errors.js'
import type { Random } from '../ports/clock.js'
import { fromBase64Url, toBase64Url } from './bytes.js'

/**
 * Seals bytes into `v1.<keyId>.<nonce>.<ciphertext>`: tweetnacl secretbox (XSalsa20-Poly1305), nonce and
 * ciphertext in unpadded base64url. secretbox has no additional data; what an envelope belongs to is bound
 * into `key` by `deriveKey`.
 * @param key 32 bytes
 */
export function sealEnvelope(plain: Uint8Array, key: Uint8Array, keyId: string, random: Random): string {
  const nonce = random(secretbox.nonceLength)
  return formatEnvelope({ keyId, nonce, ciphertext: secretbox(plain, nonce, key) })
}

/**
 * Opens an envelope that names this key id; nothing else vouches for the name.
 * @throws `ERR_ENVELOPE` whatever the reason: the message tells an attacker nothing.
 */
export function openEnvelope(envelope: string, key: Uint8Array, keyId: string): Uint8Array {
  const parts = parseEnvelope(envelope)
  const plain = parts?.keyId !== keyId ? null : secretbox.open(parts.ciphertext, parts.nonce, key)
  if (plain === null) throw new ScrubjayError('ERR_ENVELOPE')
  return plain
}

/** The id of the key that an envelope names, or `undefined` when it is no envelope. */
export function envelopeKeyId(envelope: string): string | undefined {
  return parseEnvelope(envelope)?.keyId
}

/** An envelope in its parts. */
export interface EnvelopeParts {
  readonly keyId: string
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
}

/** The text of an envelope. */
export function formatEnvelope({ keyId, nonce, ciphertext }: EnvelopeParts): string {
  return `v1.${keyId}.${toBase64Url(nonce)}.${toBase64Url(ciphertext)}`
}

/** Reads the text of an envelope; `undefined` when it is none. Nothing is opened by it. */
export function parseEnvelope(envelope: string): EnvelopeParts | undefined {
  const [version, keyId, nonceText, ciphertextText, ...rest] = envelope.split('.')
  if (version !== 'v1' || keyId === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(keyId) || rest.length > 0) return undefined
  const nonce = fromBase64Url(nonceText ?? '')
  const ciphertext = fromBase64Url(ciphertextText ?? '')
  if (nonce?.byteLength !== secretbox.nonceLength || ciphertext === undefined) return undefined
  if (ciphertext.byteLength < secretbox.overheadLength) return undefined
  return { keyId, nonce, ciphertext }
}
