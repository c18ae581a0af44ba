import { dirname, join } from 'node:path'
import {
  type Batch,
  type KeyStore,
  ScrubjayError,
  type Store,
  checkBatch,
  checkKeys,
  checkListQuery,
  checkLogPage,
  checkTexts,
} from '@scrubjay/core'
import { type Connection, type ConnectionOptions, openConnection } from './connection.js'
import { createFileSpool } from './file-spool.js'
import { createGroupCommit } from './group-commit.js'
import { listTenants, readCheckpoints, readEntries, readHead } from './log.js'
import { listRecords, readRecords, writeRecords } from './records.js'
import { prepareSchema, storeSchema } from './schema.js'
import { createSqliteKeyStore } from './sqlite-key-store.js'

/**
 * The embedded store: one SQLite file, which several processes of one machine may share.
 *
 * One connection in WAL mode, for two would read each other's pages from the file again and again. What is flushed to
 * the disk are groups of durable batches and nothing else: a commit that was not flushed is in the file all the same,
 * where other processes see it at once, and it survives this one.
 * @example
 * const store = createSqliteStore('privacy.db')
 * @throws `ERR_STORE_UNAVAILABLE`, `ERR_STORE_CORRUPT` or `ERR_OPTIONS_INVALID`.
 */
export function createSqliteStore(path: string, options: SqliteStoreOptions = {}): Store {
  const { readOnly = false, busyTimeoutMs = 5_000, keyStorePath = join(dirname(path), 'keys.db') } = options
  const main = openPrepared({ path, readOnly, busyTimeoutMs })
  const group = readOnly ? undefined : createGroupCommit(main)
  let keyStore: KeyStore | undefined
  let closed = false

  function assertOpen(): void {
    if (closed) throw new ScrubjayError('ERR_STORE_CLOSED')
  }

  async function answer<T>(work: () => T): Promise<T> {
    assertOpen()
    return work()
  }

  async function commit(batch: Batch): Promise<void> {
    assertOpen()
    checkBatch(batch)
    if (group === undefined) throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { reason: 'opened with readOnly' })
    if (batch.durability === 'durable') return group.commit(batch)
    main.transaction(() => writeRecords(main, batch))
  }

  return {
    /** Made on first use, so that a guard with another key store leaves no empty file. */
    get keyStore() {
      keyStore ??= createSqliteKeyStore(keyStorePath, { readOnly, busyTimeoutMs })
      return keyStore
    },
    spool: createFileSpool(`${path}.spool`),
    read: keys =>
      answer(() => {
        checkKeys(keys)
        return readRecords(main, keys)
      }),
    list: query =>
      answer(() => {
        checkListQuery(query)
        return listRecords(main, query)
      }),
    commit,
    readHead: tenant =>
      answer(() => {
        checkTexts([tenant], 'tenant')
        return readHead(main, tenant)
      }),
    readEntries: (tenant, from, limit) =>
      answer(() => {
        checkLogPage({ tenant, from, limit })
        return readEntries(main, tenant, from, limit)
      }),
    readCheckpoints: (tenant, after, limit) =>
      answer(() => {
        checkLogPage({ tenant, from: after, limit })
        return readCheckpoints(main, tenant, after, limit)
      }),
    listTenants: () => answer(() => listTenants(main)),
    close: async () => {
      if (closed) return
      closed = true
      await group?.drained()
      if (readOnly) main.close()
      else closeTidily(main)
      await keyStore?.close()
    },
  }
}

/** Options of `createSqliteStore`. */
export interface SqliteStoreOptions {
  /**
   * Where the wrapped keys are kept. A backup of the store must not hold it.
   * @default `keys.db` in the folder of the store
   */
  readonly keyStorePath?: string
  /**
   * For verifiers and tools: nothing is made, migrated or written.
   * @default false
   */
  readonly readOnly?: boolean
  /**
   * How long a call waits for another process' lock. The event loop waits with it.
   * @default 5000
   */
  readonly busyTimeoutMs?: number
}

function openPrepared(options: ConnectionOptions): Connection {
  const connection = openConnection(options)
  try {
    // Apple's fsync leaves data in the drive's cache; the two `fullfsync` are without effect elsewhere.
    connection.exec(`PRAGMA synchronous = NORMAL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON`)
    connection.pragma(`cache_size = -${cacheKiB}`)
    prepareSchema(connection, storeSchema, options.readOnly)
    connection.pragma(`journal_size_limit = ${journalBytesMax}`)
    connection.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  } catch (error) {
    connection.close()
    throw error
  }
  return connection
}

/** Brings the journal into the file, so that whoever copies the file has all of it. Readers may forbid it. */
function closeTidily(connection: Connection): void {
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // The journal stays beside the file, and the next one to open it reads it.
  }
  connection.close()
}

/** Pages that need not be read again at the next turn. */
const cacheKiB = 16 * 1_024
/**
 * How many pages the journal holds before they are brought into the file. A turn writes the same few pages again and again,
 * each of which is brought over once: the fewer times, the less there is to write, and the rarer a turn waits for it.
 */
const checkpointPages = 8_000
/** What the journal may keep of the disk after a busy hour. */
const journalBytesMax = 64 * 1_024 * 1_024
