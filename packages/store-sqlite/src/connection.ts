import { closeSync, existsSync, fdatasync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'libsql'
import { ScrubjayError, isScrubjayError } from '@scrubjay/core'

/**
 * One connection to one file. Calls are synchronous, so that nothing comes between the steps of a
 * transaction; a driver's error leaves here as one of ours.
 * @throws `ERR_STORE_UNAVAILABLE`, `ERR_STORE_CORRUPT`; `ERR_OPTIONS_INVALID` for a path that is no file.
 */
export function openConnection(options: ConnectionOptions): Connection {
  const path = databasePath(options)
  const database = guarded(() => new Database(path, { timeout: options.busyTimeoutMs }))
  const statements = new Map<string, ReturnType<typeof database.prepare>>()
  /** The write-ahead log, open for flushing it. */
  let journal: number | undefined

  function prepared(sql: string): ReturnType<typeof database.prepare> {
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  function within<T>(steps: { begin: string; commit: string; rollback: string }, work: () => T): T {
    connection.run(steps.begin)
    try {
      const result = work()
      connection.run(steps.commit)
      return result
    } catch (error) {
      // After some failures (a full disk) SQLite has rolled back by itself, and only then this fails.
      if (database.inTransaction) connection.exec(steps.rollback)
      throw error
    }
  }

  const connection: Connection = {
    // Arguments travel in one array: libsql takes a lone buffer for named parameters and aborts the process.
    // Rows are read with `all`, because `get` adds a field to them.
    all: (sql, ...values) => guarded(() => prepared(sql).all([...values]).map(asRow)),
    table: (sql, ...values) => guarded(() => asTable(prepared(sql).raw(true).all([...values]))),
    run: (sql, ...values) => guarded(() => prepared(sql).run([...values]).changes),
    exec: sql => guarded(() => void database.exec(sql)),
    pragma: source => guarded(() => asRow([database.pragma(source)].flat()[0] ?? {})),
    transaction: work => within(immediate, work),
    flush: () =>
      new Promise((resolve, reject) => {
        const file = guarded(() => (journal ??= openSync(`${path}-wal`, 'r+')))
        fdatasync(file, error => (error === null ? resolve() : reject(unavailable(error))))
      }),
    snapshot: work => within({ begin: 'BEGIN DEFERRED', commit: 'COMMIT', rollback: 'ROLLBACK' }, work),
    savepoint: work =>
      within({ begin: 'SAVEPOINT batch', commit: 'RELEASE batch', rollback: 'ROLLBACK TO batch; RELEASE batch' }, work),
    close: () => {
      statements.clear()
      database.close()
      if (journal !== undefined) closeSync(journal)
    },
  }
  return connection
}

const immediate = { begin: 'BEGIN IMMEDIATE', commit: 'COMMIT', rollback: 'ROLLBACK' }

export interface ConnectionOptions {
  readonly path: string
  readonly readOnly: boolean
  readonly busyTimeoutMs: number
}

/** What may be bound. libsql aborts the process on a boolean or `undefined`. */
export type SqlValue = string | number | Uint8Array
export type Row = Readonly<Record<string, unknown>>

export interface Connection {
  all(sql: string, ...values: readonly SqlValue[]): readonly Row[]
  /** The same by position, for what is read at every turn. Always for the same statements: a statement is one or the other. */
  table(sql: string, ...values: readonly SqlValue[]): readonly (readonly unknown[])[]
  /** Answers the number of changed rows. */
  run(sql: string, ...values: readonly SqlValue[]): number
  exec(sql: string): void
  /** Answers the first row. */
  pragma(source: string): Row
  /** Takes the write lock first, so that what was read is still true when it is written. */
  transaction<T>(work: () => T): T
  /**
   * Flushes everything that was committed so far to the disk, for connections that do not sync by themselves. SQLite
   * could do it at each commit, and the event loop would wait for the disk.
   */
  flush(): Promise<void>
  /** Several reads of one state. */
  snapshot<T>(work: () => T): T
  /** Inside a transaction: undoes only what `work` did when it throws. */
  savepoint<T>(work: () => T): T
  close(): void
}

/** Reads a column, which somebody else may have written. */
export function textOf(row: Row, column: string): string {
  return textIn(row[column], column)
}

export function integerOf(row: Row, column: string): number {
  return integerIn(row[column], column)
}

/** The same of a value that was read by its position. */
export function textIn(value: unknown, column: string): string {
  return typeof value === 'string' ? value : refuse(column)
}

export function integerIn(value: unknown, column: string): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : refuse(column)
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
  if (isArrayBuffer(value)) return new Uint8Array(value)
  throw corrupt(column)
}

/** `instanceof` is false for the driver's buffers under a test runner that gives each file its own globals. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}

function asTable(rows: readonly unknown[]): readonly (readonly unknown[])[] {
  return rows.map(row => (Array.isArray(row) ? (row as readonly unknown[]) : refuse('row')))
}

function refuse(column: string): never {
  throw corrupt(column)
}

function asRow(row: unknown): Row {
  if (typeof row === 'object' && row !== null) return { ...row }
  throw corrupt('row')
}

function corrupt(column: string): ScrubjayError {
  return new ScrubjayError('ERR_STORE_CORRUPT', { at: column, reason: 'a stored row has the wrong shape' })
}

/** The driver quotes paths, SQL and sometimes values; only its error's class and code go on. */
function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (isScrubjayError(error)) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    if (/^SQLITE_(CORRUPT|NOTADB|CONSTRAINT|MISMATCH)/.test(code)) {
      throw new ScrubjayError('ERR_STORE_CORRUPT', { cause: error })
    }
    throw unavailable(error)
  }
}

function unavailable(cause: unknown): ScrubjayError {
  return new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true, cause })
}

/** What libsql is to open. A new file is made here, because SQLite would make it readable by everybody. */
function databasePath({ path, readOnly }: ConnectionOptions): string {
  if (path === '' || path.startsWith('file:') || path.includes(':memory:')) {
    const reason = 'must be a plain file path; for a store in memory use createMemoryStore'
    throw new ScrubjayError('ERR_OPTIONS_INVALID', { at: 'path', reason })
  }
  const absolute = resolve(path)
  if (readOnly) {
    if (existsSync(absolute)) return `file:${absolute.split(/[\\/]/).map(encodeURIComponent).join('/')}?mode=ro`
    throw new ScrubjayError('ERR_STORE_UNAVAILABLE', {
      at: 'path',
      reason: 'there is no such file, and the option readOnly forbids making one',
    })
  }
  try {
    // Never opened when it exists: closing it again would drop this process' SQLite locks on it.
    if (!existsSync(absolute)) closeSync(openSync(absolute, 'wx', 0o600))
  } catch (error) {
    if (existsSync(absolute)) return absolute
    const reason = 'the file cannot be made; does its folder exist, and may this process write there?'
    throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { at: 'path', reason, retryable: true, cause: error })
  }
  return absolute
}
