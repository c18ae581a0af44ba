import { type KmsClient, type KmsRequest, ScrubjayError } from '@scrubjay/core'

/**
 * A client for the wire form of AWS KMS, without its signatures: JSON 1.1, one POST a call. With the vendor's own
 * library each of the two methods is one line, for example
 * `new Uint8Array((await kms.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }))).Plaintext)`.
 */
export function createHttpKmsClient(endpoint: string): KmsClient {
  return {
    encrypt: async ({ kmsKey, bytes, context }: KmsRequest) =>
      call(endpoint, 'Encrypt', { KeyId: kmsKey, Plaintext: toBase64(bytes), EncryptionContext: context }, 'CiphertextBlob'),
    decrypt: async ({ kmsKey, bytes, context }: KmsRequest) =>
      call(endpoint, 'Decrypt', { KeyId: kmsKey, CiphertextBlob: toBase64(bytes), EncryptionContext: context }, 'Plaintext'),
  }
}

async function call(endpoint: string, action: string, body: object, wanted: string): Promise<Uint8Array> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${action}` },
    body: JSON.stringify(body),
    // A person waits for the turn meanwhile.
    signal: AbortSignal.timeout(2_000),
  })
  const answer = (await response.json()) as Readonly<Record<string, unknown>>
  if (answer['__type'] === 'InvalidCiphertextException') throw new ScrubjayError('ERR_ENVELOPE')
  const found = answer[wanted]
  if (!response.ok || typeof found !== 'string') throw new Error(`${action} failed with status ${response.status}`)
  return new Uint8Array(Buffer.from(found, 'base64'))
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
