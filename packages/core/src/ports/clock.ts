/** Time and randomness are passed in, so that a test owns both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number
  /** Resolves after about `durationMs`; must not keep an otherwise finished process alive. */
  wait(durationMs: number): Promise<void>
}

/** Cryptographically strong random bytes. */
export type Random = (byteCount: number) => Uint8Array
