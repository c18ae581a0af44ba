/**
 * The two calls that a ring makes of a key management service. A client for one of them is a few lines around the
 * vendor's own; `examples/kms` has one. Calls may run at once. A client must give up by itself after a few seconds: a
 * person waits for the turn meanwhile. What it throws is passed on as `ERR_KEYS_UNAVAILABLE` without its message;
 * it may throw a `ScrubjayError` with `ERR_ENVELOPE` when the service says that the bytes are not what it made.
 */
export interface KmsClient {
  /** Encrypts at most 4,096 bytes; answers what `decrypt` needs. */
  encrypt(request: KmsRequest): Promise<Uint8Array>
  /** Gives back what `encrypt` was given under the same key and context. */
  decrypt(request: KmsRequest): Promise<Uint8Array>
}

/** What is encrypted or decrypted, and under what. */
export interface KmsRequest {
  /** The service's own name of the key. */
  readonly kmsKey: string
  readonly bytes: Uint8Array
  /**
   * What the bytes belong to: the encryption context of AWS, the additional authenticated data of others. It says
   * nothing of a person. A service that has no such thing may leave it out: the ring binds it too.
   */
  readonly context: Readonly<Record<string, string>>
}
