import { ScrubjayError, isScrubjayError } from '@scrubjay/core'
import { type Connection, integerOf } from './connection.js'

/** A kind of file: who it belongs to (SQLite's `application_id`), and the steps that made it what it is. */
export interface Schema {
  readonly applicationId: number
  /** Step n leads from version n to n + 1. Steps are only ever added: files of every age are out there. */
  readonly steps: readonly string[]
}

/** Records and logs. */
export const storeSchema: Schema = {
  applicationId: 0x53_6a_53_74,
  steps: [
    `
    CREATE TABLE records (
      tenant TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
      owner TEXT NOT NULL, value TEXT NOT NULL, bytes INTEGER NOT NULL,
      expires_at_ms INTEGER NOT NULL, version INTEGER NOT NULL,
      PRIMARY KEY (tenant, kind, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX records_by_owner ON records (tenant, kind, owner, id, bytes);
    CREATE INDEX records_by_expiry ON records (tenant, kind, expires_at_ms) WHERE expires_at_ms > 0;
    CREATE TABLE log_entries (
      tenant TEXT NOT NULL, position INTEGER NOT NULL, entry BLOB NOT NULL, leaf_hash BLOB NOT NULL,
      PRIMARY KEY (tenant, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_heads (
      tenant TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, frontier TEXT NOT NULL, checkpoint TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE log_checkpoints (
      tenant TEXT NOT NULL, size INTEGER NOT NULL, checkpoint TEXT NOT NULL,
      PRIMARY KEY (tenant, size)
    ) STRICT, WITHOUT ROWID;
    `,
  ],
}

/** Wrapped keys; a destroyed one is NULL. */
export const keySchema: Schema = {
  applicationId: 0x53_6a_4b_79,
  steps: ['CREATE TABLE keys (id TEXT NOT NULL PRIMARY KEY, wrapped TEXT) STRICT, WITHOUT ROWID;'],
}

/**
 * Brings the file to the schema's newest version, in one transaction, and to WAL.
 * @throws `ERR_STORE_CORRUPT` for a file that something else or a newer version has written; it is left as it was.
 * @throws `ERR_STORE_UNAVAILABLE` for a file that must not be written and is too old to be read.
 */
export function prepareSchema(connection: Connection, schema: Schema, readOnly: boolean): void {
  const newest = schema.steps.length
  const found = versionOf(connection, schema)
  if (readOnly) {
    if (found === newest) return
    const reason = `the file has version ${found} of ${newest}; open it once without readOnly to bring it up to date`
    throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { reason })
  }
  if (connection.pragma('journal_mode')['journal_mode'] !== 'wal') switchToWal(connection)
  if (found === newest) return
  connection.transaction(() => {
    // Read again: another process may have been faster.
    for (const step of schema.steps.slice(versionOf(connection, schema))) connection.exec(step)
    connection.exec(`PRAGMA user_version = ${newest}; PRAGMA application_id = ${schema.applicationId}`)
  })
}

function versionOf(connection: Connection, schema: Schema): number {
  const version = integerOf(connection.pragma('user_version'), 'user_version')
  const applicationId = integerOf(connection.pragma('application_id'), 'application_id')
  const empty = connection.all('SELECT 1 FROM sqlite_schema LIMIT 1').length === 0
  const fresh = empty && version === 0 && applicationId === 0
  if (!fresh && applicationId !== schema.applicationId) {
    throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'the file belongs to something else' })
  }
  if (version <= schema.steps.length) return version
  const reason = `the file has version ${version}, and this code knows ${schema.steps.length}; a newer Scrubjay wrote it`
  throw new ScrubjayError('ERR_STORE_CORRUPT', { reason })
}

/** SQLite does not wait for the lock that this needs, and several processes may start at once. */
function switchToWal(connection: Connection): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      connection.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (attempt === walAttemptsMax || !isScrubjayError(error, 'ERR_STORE_UNAVAILABLE')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, walRetryMs)
    }
  }
}

const walAttemptsMax = 100
const walRetryMs = 10
