import type { KeyState, LogHead, LogRow, StoredCheckpoint, StoredRecord } from './store.js'

/** What outlives a memory store: pass it to another one to "reopen the database" or to play a second process. */
export interface MemoryMedium {
  /** By tenant and kind, then by id. */
  readonly collections: Map<string, Map<string, StoredRecord>>
  readonly logs: Map<string, MemoryLog>
  readonly keys: Map<string, KeyState>
}

/** One tenant's log. */
export interface MemoryLog {
  head: LogHead | undefined
  readonly rows: LogRow[]
  readonly checkpoints: StoredCheckpoint[]
}

/** An empty medium. */
export function createMemoryMedium(): MemoryMedium {
  return { collections: new Map(), logs: new Map(), keys: new Map() }
}

export function collectionOf(medium: MemoryMedium, of: { tenant: string; kind: string }): Map<string, StoredRecord> {
  const name = JSON.stringify([of.tenant, of.kind])
  const records = medium.collections.get(name) ?? new Map<string, StoredRecord>()
  medium.collections.set(name, records)
  return records
}

export function logOf(medium: MemoryMedium, tenant: string): MemoryLog {
  const log = medium.logs.get(tenant) ?? { head: undefined, rows: [], checkpoints: [] }
  medium.logs.set(tenant, log)
  return log
}

/** The order of the contract: UTF-8 bytes. JavaScript's own puts U+1F600 before U+FFFD. */
export function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
