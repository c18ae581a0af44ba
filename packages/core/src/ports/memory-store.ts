import { ScrubjayError, redactError } from '../errors.js'
import { createMemoryKeyStore } from './memory-key-store.js'
import { createMemorySpool } from './memory-spool.js'
import { type MemoryMedium, collectionOf, compareTexts, createMemoryMedium, logOf } from './memory-medium.js'
import { callSequence, checkBatch, checkKeys, checkListQuery, checkLogPage, checkTexts } from './store-checks.js'
import type { Batch, Bound, LogAppend, LogRow, Store, StoredRecord, Write } from './store.js'

/**
 * The reference model of the store contract, and a store for tests: correct, readable, and gone with the process.
 * Several stores on one medium behave like several processes on one database.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const medium = options.medium ?? createMemoryMedium()
  const keyStore = createMemoryKeyStore({ keys: medium.keys })
  let closed = false

  /** Answers later, as a database does, so that a forgotten `await` or a race shows up in tests too. */
  async function answer<T>(work: () => T): Promise<T> {
    if (closed) throw new ScrubjayError('ERR_STORE_CLOSED')
    await Promise.resolve()
    return work()
  }

  return {
    keyStore,
    spool: createMemorySpool(),
    read: keys =>
      answer(() => {
        checkKeys(keys)
        return keys.map(key => collectionOf(medium, key).get(key.id))
      }),
    list: query =>
      answer(() => {
        checkListQuery(query)
        const { owner, after, expiredAtMs } = query
        return [...collectionOf(medium, query).values()]
          .filter(record => owner === undefined || record.owner === owner)
          .filter(record => after === undefined || compareTexts(record.id, after) > 0)
          .filter(record => expiredAtMs === undefined || (record.expiresAtMs > 0 && record.expiresAtMs <= expiredAtMs))
          .sort((a, b) => compareTexts(a.id, b.id))
          .slice(0, query.limit)
      }),
    commit: batch => answer(() => applyBatch(medium, batch)),
    readHead: tenant =>
      answer(() => {
        checkTexts([tenant], 'tenant')
        return medium.logs.get(tenant)?.head
      }),
    readEntries: (tenant, from, limit) =>
      answer(() => {
        checkLogPage({ tenant, from, limit })
        const rows = medium.logs.get(tenant)?.rows.slice(from, from + limit) ?? []
        return rows.map(copyRow)
      }),
    readCheckpoints: (tenant, after, limit) =>
      answer(() => {
        checkLogPage({ tenant, from: after, limit })
        return (medium.logs.get(tenant)?.checkpoints ?? []).filter(({ size }) => size > after).slice(0, limit)
      }),
    listTenants: () => answer(() => [...medium.logs.keys()].sort(compareTexts)),
    close: async () => {
      closed = true
      await keyStore.close()
    },
  }
}

/** Options of `createMemoryStore`. */
export interface MemoryStoreOptions {
  /**
   * What the store keeps its records in; stores that share it see each other's commits.
   * @default a new one
   */
  readonly medium?: MemoryMedium
}

/** Runs in one go, without `await`, and is therefore atomic as long as a failure is undone. */
function applyBatch(medium: MemoryMedium, batch: Batch): void {
  checkBatch(batch)
  const undo: (() => void)[] = []
  try {
    for (const write of batch.writes) undo.push(applyWrite(medium, write))
    for (const bound of batch.bounds ?? []) checkBound(medium, bound)
    if (batch.log !== undefined && batch.log.entries.length > 0) appendToLog(medium, batch.log)
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw redactError(error)
  }
}

/** Answers how to undo the write. */
function applyWrite(medium: MemoryMedium, write: Write): () => void {
  const { tenant, kind, id } = write.key
  const records = collectionOf(medium, write.key)
  const before = records.get(id)
  const version = before?.version ?? 0
  if (write.expect !== undefined && write.expect !== version) {
    throw new ScrubjayError('ERR_STORE_CONFLICT', { retryable: true })
  }
  if (write.op === 'delete') records.delete(id)
  else {
    const { value, owner = '', expiresAtMs = 0 } = write
    const record: StoredRecord = { tenant, kind, id, owner, value, expiresAtMs, version: version + 1 }
    records.set(id, Object.freeze(record))
  }
  return () => {
    if (before === undefined) records.delete(id)
    else records.set(id, before)
  }
}

function checkBound(medium: MemoryMedium, bound: Bound): void {
  let count = 0
  let bytes = 0
  for (const record of collectionOf(medium, bound).values()) {
    if (bound.owner !== undefined && record.owner !== bound.owner) continue
    count += 1
    bytes += Buffer.byteLength(record.value)
  }
  if (count > (bound.countMax ?? Infinity)) throw new ScrubjayError('ERR_STORE_BOUND', { reason: 'too many records' })
  if (bytes > (bound.bytesMax ?? Infinity)) throw new ScrubjayError('ERR_STORE_BOUND', { reason: 'too many bytes' })
}

/** The last step of a batch: nothing after it can fail, so that it needs no undoing. */
function appendToLog(medium: MemoryMedium, { tenant, entries, sequence }: LogAppend): void {
  const before = medium.logs.get(tenant)
  const { rows, head } = callSequence({ sequence, head: before?.head, entries })
  const log = logOf(medium, tenant)
  log.rows.push(...rows.map(copyRow))
  log.head = { ...head, frontier: [...head.frontier] }
  log.checkpoints.push({ size: head.size, checkpoint: head.checkpoint })
}

/** Bytes can be changed by whoever holds them. */
function copyRow(row: LogRow): LogRow {
  return { index: row.index, entry: row.entry.slice(), leafHash: row.leafHash.slice() }
}
