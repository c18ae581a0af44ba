import { deriveKey } from '../../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../../crypto/envelope.js'
import { ScrubjayError } from '../../errors.js'
import type { EntityType } from '../../detect/span.js'
import type { Value } from '../scrub.js'

/** Whose value it is and where it was said: the tokens that a vault's scope has. */
export interface EncryptScope {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

/** What it takes to seal: the person's key, and where fresh bytes come from. */
export interface Sealer {
  readonly key: Uint8Array
  readonly scope: EncryptScope
  readonly random: (byteCount: number) => Uint8Array
}

/**
 * Seals a value under its person's own key, into an envelope `v1.<subject>.<nonce>.<ciphertext>` that may be kept
 * anywhere: when the person is erased, the key is destroyed and no copy opens any more. The same value is never
 * the same envelope twice.
 */
export function encrypt({ type, text }: Value, subject: Sealer): string {
  const plain = Buffer.from(`${type}\n${text}`, 'utf16le')
  return sealEnvelope(plain, sealingKey(subject.key, subject.scope), subject.scope.subject, subject.random)
}

/**
 * Opens what `encrypt` made in the same scope.
 * @throws `ERR_ENVELOPE` for any other text, whatever the reason.
 */
export function decrypt(envelope: string, subject: { readonly key: Uint8Array; readonly scope: EncryptScope }): Value {
  const plain = Buffer.from(openEnvelope(envelope, sealingKey(subject.key, subject.scope), subject.scope.subject)).toString('utf16le')
  const end = plain.indexOf('\n')
  if (end === -1) throw new ScrubjayError('ERR_ENVELOPE')
  return { type: plain.slice(0, end) as EntityType, text: plain.slice(end + 1) }
}

/** secretbox has no additional data: what the envelope belongs to is bound into the key. */
function sealingKey(subjectKey: Uint8Array, { tenant, subject, conversation }: EncryptScope): Uint8Array {
  return deriveKey(subjectKey, { v: 1, use: 'encrypt', tenant, subject, conversation })
}
