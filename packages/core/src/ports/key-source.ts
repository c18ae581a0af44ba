/**
 * Where the organisation's own keys come from: a file, the environment, or a key management service.
 * There is no default: without keys the guard does not start.
 */
export interface KeySource {
  /**
   * Opens the ring. Called once per guard; what it throws at once is thrown by the installer.
   * @throws `ERR_KEYS_MISSING` when there is nothing, `ERR_KEYS_INVALID` when it cannot be used,
   * `ERR_KEYS_PERMISSIONS` when others may read it. Messages never quote a key.
   */
  open(): KeyRing | Promise<KeyRing>
}

/** Wraps the subjects' keys, and derives the few secrets that belong to the whole installation. */
export interface KeyRing {
  /** The key that wraps from now on; older ones only unwrap. Changes when the ring follows a rotation. */
  readonly primaryKeyId: string
  /** The name under which the audit log is signed, without the tenant: a C2SP origin without space or `+`. */
  readonly origin: string
  /**
   * Seals `key` (32 bytes) for `context`; the answer is an envelope `v1.<keyId>.<nonce>.<ciphertext>`.
   * @throws `ERR_KEYS_UNAVAILABLE` (retryable) when the keys are in a service that fails.
   */
  wrap(key: Uint8Array, context: string): Promise<string>
  /**
   * Opens what `wrap` made for the same context, by any key that the ring still has.
   * @throws `ERR_ENVELOPE` whatever is wrong with the envelope; `ERR_KEYS_UNAVAILABLE` as for `wrap`.
   */
  unwrap(envelope: string, context: string): Promise<Uint8Array>
  /** 32 bytes that depend on the label and the installation only. They outlive rotation of the wrapping keys. */
  secret(label: string): Uint8Array
}
