import { type KeyState, type KeyStore, ScrubjayError, checkCount, checkTexts } from '@scrubjay/core'
import { type Connection, type Row, openConnection, textOf } from './connection.js'
import { keySchema, prepareSchema } from './schema.js'

/**
 * Wrapped keys in a SQLite file of their own. A destroyed key is overwritten in its page, and the journal that
 * may still hold it is emptied before `destroy` answers; the row stays as a tombstone.
 * @throws `ERR_STORE_UNAVAILABLE`, `ERR_STORE_CORRUPT` or `ERR_OPTIONS_INVALID`.
 */
export function createSqliteKeyStore(path: string, options: SqliteKeyStoreOptions = {}): KeyStore {
  const { readOnly = false, busyTimeoutMs = 5_000 } = options
  const connection = openConnection({ path, readOnly, busyTimeoutMs })
  try {
    connection.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON')
    prepareSchema(connection, keySchema, readOnly)
    connection.pragma('secure_delete = ON')
  } catch (error) {
    connection.close()
    throw error
  }
  let closed = false

  async function answer<T>(texts: readonly string[], work: () => T): Promise<T> {
    if (closed) throw new ScrubjayError('ERR_STORE_CLOSED')
    checkTexts(texts, 'key')
    return work()
  }

  return {
    read: id => answer([id], () => readKey(connection, id)),
    putIfAbsent: (id, wrapped) =>
      answer([id, wrapped], () =>
        connection.transaction(() => {
          connection.run('INSERT INTO keys (id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING', id, wrapped)
          const there = readKey(connection, id)
          if (there?.state === 'live') return there.wrapped
          throw new ScrubjayError('ERR_KEY_DESTROYED')
        }),
      ),
    replace: (id, from, to) =>
      answer([id, to], () => {
        const sql = 'UPDATE keys SET wrapped = ? WHERE id = ? AND wrapped = ?'
        return connection.run(sql, to, id, from) === 1
      }),
    destroy: async id => {
      const sql = 'INSERT INTO keys (id, wrapped) VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped = NULL'
      await answer([id], () => connection.run(sql, id))
      await emptyJournal(connection)
    },
    list: (after, limit) =>
      answer([after], () => {
        checkCount(limit, 'limit')
        const sql = 'SELECT id, wrapped FROM keys WHERE id > ? AND wrapped IS NOT NULL ORDER BY id LIMIT ?'
        const rows = connection.all(sql, after, limit)
        return rows.map(row => ({ id: textOf(row, 'id'), wrapped: textOf(row, 'wrapped') }))
      }),
    close: async () => {
      if (!closed) connection.close()
      closed = true
    },
  }
}

/** Options of `createSqliteKeyStore`. */
export interface SqliteKeyStoreOptions {
  /** @default false */
  readonly readOnly?: boolean
  /**
   * How long a call waits for another process' lock. The event loop waits with it.
   * @default 5000
   */
  readonly busyTimeoutMs?: number
}

function readKey(connection: Connection, id: string): KeyState | undefined {
  const row: Row | undefined = connection.all('SELECT wrapped FROM keys WHERE id = ?', id)[0]
  if (row === undefined) return undefined
  return row['wrapped'] === null ? { state: 'destroyed' } : { state: 'live', wrapped: textOf(row, 'wrapped') }
}

/** SQLite waits for readers by itself, but not for another process that is doing the same. */
async function emptyJournal(connection: Connection): Promise<void> {
  for (let attempt = 1; attempt <= checkpointAttemptsMax; attempt += 1) {
    if (connection.pragma('wal_checkpoint(TRUNCATE)')['busy'] === 0) return
    await new Promise(resolve => setTimeout(resolve, checkpointRetryMs))
  }
  const reason = 'the key is destroyed, but somebody keeps the journal from being emptied; destroy it again'
  throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { reason, retryable: true })
}

const checkpointAttemptsMax = 20
const checkpointRetryMs = 10
