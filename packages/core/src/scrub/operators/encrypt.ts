import { deriveKey } from '../../crypto/derive.js'
import { openEnvelope, sealEnvelope } from '../../crypto/envelope.js'
import { ScrubjayError } from '../../errors.js'
import type { Random } from '../../ports/clock.js'
import type { EntityType } from '../../detect/span.js'
import type { Value } from '../scrub.js'

/** Whose value it is and where it was said: the tokens that a vault's scope has. */
export interface EncryptScope {
  readonly tenant: string
  readonly subject: string
  readonly conversation: string
}

/**
 * Seals a value under its person's own key, into an envelope `v1.<subject>.<nonce>.<ciphertext>` that may be kept
 * anywhere: when the person is erased, the key is destroyed and no copy opens any more. The same value is never
 * the same envelope twice.
 */
export function encrypt({ type, text }: Value, subject: { readonly key: Uint8Array; readonly scope: EncryptScope; readonly random: Random }): string {
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

/** Where envelopes of a person stand in a text. Their token is random: nobody can type one into theirs. */
export function findEnvelopes(text: string, subject: string): readonly { readonly start: number; readonly end: number; readonly envelope: string }[] {
  if (!text.includes(`v1.${subject}.`)) return []
  return [...text.matchAll(anyEnvelope)]
    .map(({ index, 0: envelope }) => ({ start: index, end: index + envelope.length, envelope }))
    .filter(({ envelope }) => envelope.startsWith(`v1.${subject}.`))
}

/** A token of 16 bytes, a nonce of 24, and no less than a tag of 16. */
const anyEnvelope = /v1\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{32}\.[A-Za-z0-9_-]{22,}/g

/** secretbox has no additional data: what the envelope belongs to is bound into the key. */
function sealingKey(subjectKey: Uint8Array, { tenant, subject, conversation }: EncryptScope): Uint8Array {
  return deriveKey(subjectKey, { v: 1, use: 'encrypt', tenant, subject, conversation })
}
