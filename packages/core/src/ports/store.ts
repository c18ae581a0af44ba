/**
 * The store keeps small records and one audit log per tenant. It is deliberately dumb: every
 * decision (what a record means, when it has expired, who may read it) is the core's.
 *
 * What the core relies on, and what `@scrubjay/testkit` checks of every implementation:
 * - `commit` is atomic: all writes, bounds and log entries of a batch happen, or none.
 * - A `durable` commit survives power loss once its promise has resolved; a `process` commit is
 *   visible to every other process at once, survives a killed process, and need not survive power loss.
 * - Commits are linearizable: a read that starts after a commit resolved sees it, in any process.
 * - Errors carry a code of the register, never a stored value; a driver's own error is not passed on.
 * - Every text is well-formed Unicode without NUL, and the texts of one key together stay within
 *   `limits.recordKeyBytesMax`: no database keeps the others apart. Anything else is `ERR_INPUT` or
 *   `ERR_LIMIT_ID`. `checkBatch` and its neighbours do this for all stores.
 * - Order of texts is the order of their UTF-8 bytes, which is what databases do.
 */
export interface Store {
  /**
   * Reads many records in one round trip, from one snapshot; the answer has the order of `keys`.
   * `undefined` means that no such record exists. Expired records are returned as they are:
   * the store has no clock.
   */
  read(keys: readonly RecordKey[]): Promise<readonly (StoredRecord | undefined)[]>

  /** Lists records ordered by id, at most `limit`; pass the last id as `after` to go on. */
  list(query: ListQuery): Promise<readonly StoredRecord[]>

  /**
   * Applies a batch atomically, its writes in order. Do not change the batch until the promise settles.
   * @throws `ERR_STORE_CONFLICT` (retryable) when an expected version does not hold; nothing was written.
   * @throws `ERR_STORE_BOUND` when a bound would be exceeded, or the batch or a value is too large; nothing was written.
   * @throws `ERR_LIMIT_ENTRY`, `ERR_INPUT` for a batch that no store can keep; nothing was written.
   * @throws `ERR_STORE_UNAVAILABLE` (retryable) when the medium fails; it is then unknown only to the
   * caller whether the batch happened, never half of it.
   */
  commit(batch: Batch): Promise<void>

  /** The head of a tenant's log, or `undefined` for a log without entries. */
  readHead(tenant: string): Promise<LogHead | undefined>

  /** Entries `from` (inclusive) onwards in index order, at most `limit`. Gaps are returned as gaps. */
  readEntries(tenant: string, from: number, limit: number): Promise<readonly LogRow[]>

  /** Every signed checkpoint that was stored, by ascending size, `after` (exclusive) onwards, at most `limit`. */
  readCheckpoints(tenant: string, after: number, limit: number): Promise<readonly StoredCheckpoint[]>

  /** The tenants that have a log, in order. */
  listTenants(): Promise<readonly string[]>

  /**
   * Waits for what is under way, then frees the medium, and the key store that came with it. Calls after it
   * reject with `ERR_STORE_CLOSED`. Twice is once.
   */
  close(): Promise<void>

  /** The key store that lives beside this store, unless the options name another one. */
  readonly keyStore: KeyStore

  /** Where events wait that could not be logged; see `FailureSpool`. */
  readonly spool: FailureSpool
}

/** Names one record. `tenant` is a wall: no call ever reads or writes across it. */
export interface RecordKey {
  readonly tenant: string
  /** The collection, for example `consent`. */
  readonly kind: string
  readonly id: string
}

/** A record as it was found. */
export interface StoredRecord extends RecordKey {
  /** The subject's token, or `''`. Erasure and bounds go by it. */
  readonly owner: string
  /** JSON text, opaque to the store, at most `limits.recordBytesMax` bytes of UTF-8; more is `ERR_STORE_BOUND`. */
  readonly value: string
  /** Milliseconds since the epoch; 0 never expires. */
  readonly expiresAtMs: number
  /** 1 for a new record, one more with every put. A record that was deleted and comes back starts at 1. */
  readonly version: number
}

/** One change of one record. */
export type Write =
  | {
      readonly op: 'put'
      readonly key: RecordKey
      readonly value: string
      /** @default '' */
      readonly owner?: string
      /** @default 0 */
      readonly expiresAtMs?: number
      /** The version that must be there; 0: the record must be absent. Left out: whatever is there is replaced. */
      readonly expect?: number
    }
  | {
      readonly op: 'delete'
      readonly key: RecordKey
      /** As for `put`. Left out: a record that is absent already is fine. */
      readonly expect?: number
    }

/** Holds after the batch's writes, or the batch does not happen. Counts records of one kind in one tenant. */
export interface Bound {
  readonly tenant: string
  readonly kind: string
  /** Counts only this owner's records when given. */
  readonly owner?: string
  readonly countMax?: number
  /** Sum of the UTF-8 bytes of the counted records' values. */
  readonly bytesMax?: number
}

/** What happens together or not at all. */
export interface Batch {
  readonly durability: 'durable' | 'process'
  readonly writes: readonly Write[]
  readonly bounds?: readonly Bound[]
  /** Only in a durable batch; in another it is `ERR_INPUT`. */
  readonly log?: LogAppend
}

/** Entries for one tenant's log. The store gives them the next indexes, in order. Without entries it is no append. */
export interface LogAppend {
  readonly tenant: string
  readonly entries: readonly Uint8Array[]
  /**
   * Called inside the transaction with the head as stored and the entries to append. A store that commits
   * several batches at once calls it once for all entries of the batches that share the tenant and this very
   * function. Pure and synchronous; it may be called again with other entries when the transaction is tried
   * again. What it returns is stored in the same transaction, so that the log never has entries without a
   * signed checkpoint over them. What it throws aborts the batches whose entries it got: their promises reject
   * with it, redacted when it is not ours.
   */
  readonly sequence: Sequence
}

/** Turns a head and new entries into the next head; see `LogAppend`. */
export type Sequence = (head: LogHead | undefined, entries: readonly Uint8Array[]) => Sequenced

/** What `sequence` answers. */
export interface Sequenced {
  /** RFC 6962 leaf hash of each entry, in order. */
  readonly leafHashes: readonly Uint8Array[]
  readonly head: LogHead
}

/** Where a log ends: enough to append to it and to prove what is in it. */
export interface LogHead {
  /** Number of entries. */
  readonly size: number
  /** Roots of the perfect subtrees of the log, largest first, base64. */
  readonly frontier: readonly string[]
  /** The signed note over this size and root. */
  readonly checkpoint: string
}

/** One entry of a log. */
export interface LogRow {
  readonly index: number
  readonly entry: Uint8Array
  readonly leafHash: Uint8Array
}

/** A signed checkpoint of the past. */
export interface StoredCheckpoint {
  readonly size: number
  readonly checkpoint: string
}

/** Which records of one tenant and kind to list. */
export interface ListQuery {
  readonly tenant: string
  readonly kind: string
  readonly owner?: string
  /** Only records with `0 < expiresAtMs <= expiredAtMs`. */
  readonly expiredAtMs?: number
  /** Only ids greater than this one. */
  readonly after?: string
  readonly limit: number
}

/**
 * Keeps the wrapped keys, apart from the store, so that a backup of the store holds no way to read
 * what an erased subject left in it. Ids and wrapped keys are texts as in the store.
 */
export interface KeyStore {
  /** The wrapped key, `undefined` when there never was one, or `'destroyed'`. */
  read(id: string): Promise<KeyState | undefined>
  /**
   * Keeps `wrapped` unless the id is taken; returns what is there now, so that two writers agree on one key.
   * Durable once resolved.
   * @throws `ERR_KEY_DESTROYED` for an id that was destroyed: a destroyed key never comes back.
   */
  putIfAbsent(id: string, wrapped: string): Promise<string>
  /** Replaces `from` by `to` when `from` is what is there (key rotation); answers whether it did. */
  replace(id: string, from: string, to: string): Promise<boolean>
  /**
   * Destroys the key so that no page or journal of the medium holds it any more. Durable once resolved; twice
   * is once, also for an id that never had a key: it can have none from now on.
   * @throws `ERR_STORE_UNAVAILABLE` (retryable) when a reader keeps an old page alive; destroy it again then.
   */
  destroy(id: string): Promise<void>
  /** Ids and wrapped keys of the living, ordered by id; at most `limit`; `after` is exclusive. */
  list(after: string, limit: number): Promise<readonly { readonly id: string; readonly wrapped: string }[]>
  /** As for the store: calls after it reject with `ERR_STORE_CLOSED`, twice is once. */
  close(): Promise<void>
}

/** What a key store knows of an id. */
export type KeyState = { readonly state: 'live'; readonly wrapped: string } | { readonly state: 'destroyed' }

/**
 * Where the guard notes that it failed closed while the log could not be written. Its lines hold codes,
 * counts and times only. `add` must not throw and need not be durable; the default keeps lines in memory.
 * It holds `limits.spoolLinesMax` lines. Of those that come after it keeps the number, as one last line
 * `{"lost":<number>}` of its own. A line break in a line becomes a space.
 */
export interface FailureSpool {
  add(line: string): void
  /** The lines in the order they came. They stay until `clear(n)` drops the first `n` of those last returned. */
  peek(): readonly string[]
  clear(count: number): void
}
