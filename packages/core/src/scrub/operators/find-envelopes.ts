/** Where envelopes of a person stand in a text. Their token is random: nobody can type one into theirs. */
export function findEnvelopes(text: string, subject: string): readonly { readonly start: number; readonly end: number; readonly envelope: string }[] {
  if (!text.includes(`v1.${subject}.`)) return []
  return [...text.matchAll(anyEnvelope)]
    .map(({ index, 0: envelope }) => ({ start: index, end: index + envelope.length, envelope }))
    .filter(({ envelope }) => envelope.startsWith(`v1.${subject}.`))
}

/** A token of 16 bytes, a nonce of 24, and no less than a tag of 16. */
const anyEnvelope = /v1\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{32}\.[A-Za-z0-9_-]{22,}/g
