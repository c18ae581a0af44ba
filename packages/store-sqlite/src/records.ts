import {
  type Batch,
  type Bound,
  type ListQuery,
  type RecordKey,
  ScrubjayError,
  type StoredRecord,
  type Write,
} from '@scrubjay/core'
import { type Connection, type Row, type SqlValue, integerIn, integerOf, textIn, textOf } from './connection.js'

/**
 * Applies the writes and checks the bounds, inside a transaction of the caller.
 * @throws `ERR_STORE_CONFLICT` or `ERR_STORE_BOUND`; the caller undoes what was written.
 */
export function writeRecords(connection: Connection, batch: Batch): void {
  for (const write of batch.writes) {
    if (!writeRecord(connection, write)) throw new ScrubjayError('ERR_STORE_CONFLICT', { retryable: true })
  }
  for (const bound of batch.bounds ?? []) checkBound(connection, bound)
}

/** One statement, which is one state of the file, for as many keys as a turn asks for; more take several in one transaction. */
export function readRecords(connection: Connection, keys: readonly RecordKey[]): (StoredRecord | undefined)[] {
  if (keys.length <= keysPerStatement) return readPage(connection, keys)
  return connection.snapshot(() => {
    const pages = Math.ceil(keys.length / keysPerStatement)
    return Array.from({ length: pages }, (_, page) => readPage(connection, keys.slice(page * keysPerStatement, (page + 1) * keysPerStatement))).flat()
  })
}

/** Each number of keys is a statement of its own, which the connection keeps. */
const keysPerStatement = 32

/** A lookup each: SQLite is slower over a list of keys, of which it makes a table first. */
function readPage(connection: Connection, keys: readonly RecordKey[]): (StoredRecord | undefined)[] {
  if (keys.length === 0) return []
  const lookup = (_key: RecordKey, index: number): string =>
    `SELECT ${index}, owner, value, expires_at_ms, version FROM records WHERE tenant = ? AND kind = ? AND id = ?`
  const sql = keys.map(lookup).join(' UNION ALL ')
  const found: (StoredRecord | undefined)[] = keys.map(() => undefined)
  for (const [index, owner, value, expiresAtMs, version] of connection.table(sql, ...keys.flatMap(({ tenant, kind, id }) => [tenant, kind, id]))) {
    const at = integerIn(index, 'index')
    const key = keys[at]
    if (key === undefined) continue
    found[at] = {
      tenant: key.tenant,
      kind: key.kind,
      id: key.id,
      owner: textIn(owner, 'owner'),
      value: textIn(value, 'value'),
      expiresAtMs: integerIn(expiresAtMs, 'expires_at_ms'),
      version: integerIn(version, 'version'),
    }
  }
  return found
}

export function listRecords(connection: Connection, query: ListQuery): StoredRecord[] {
  const { sql, values } = listStatement(query)
  return connection.all(sql, ...values).map(toRecord)
}

export interface SqlStatement {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/** Names the index: without statistics SQLite prefers the order of the primary key, and reads all of the kind. */
export function listStatement(query: ListQuery): SqlStatement {
  const { tenant, kind, owner, after, expiredAtMs, limit } = query
  const terms = ['tenant = ?', 'kind = ?']
  const values: SqlValue[] = [tenant, kind]
  if (owner !== undefined) {
    terms.push('owner = ?')
    values.push(owner)
  }
  if (after !== undefined) {
    terms.push('id > ?')
    values.push(after)
  }
  if (expiredAtMs !== undefined) {
    // The constant is what lets SQLite use the partial index.
    terms.push('expires_at_ms > 0 AND expires_at_ms <= ?')
    values.push(expiredAtMs)
  }
  const byExpiry = expiredAtMs === undefined ? '' : 'INDEXED BY records_by_expiry'
  const index = owner === undefined ? byExpiry : 'INDEXED BY records_by_owner'
  const sql = `${select} ${index} WHERE ${terms.join(' AND ')} ORDER BY id LIMIT ?`
  return { sql, values: [...values, limit] }
}

/** Both sums come from the index alone. */
export function boundStatement({ tenant, kind, owner }: Bound): SqlStatement {
  const select = 'SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM records INDEXED BY records_by_owner'
  if (owner === undefined) return { sql: `${select} WHERE tenant = ? AND kind = ?`, values: [tenant, kind] }
  return { sql: `${select} WHERE tenant = ? AND kind = ? AND owner = ?`, values: [tenant, kind, owner] }
}

const select = 'SELECT tenant, kind, id, owner, value, expires_at_ms, version FROM records'

/** Answers whether the expected version was there; each is one statement that changes one row or none. */
function writeRecord(connection: Connection, write: Write): boolean {
  const { tenant, kind, id } = write.key
  if (write.op === 'delete') return deleteRecord(connection, write)
  const { value, owner = '', expiresAtMs = 0, expect } = write
  const bytes = Buffer.byteLength(value)
  if (expect !== undefined && expect > 0) {
    const sql = `UPDATE records SET owner = ?, value = ?, bytes = ?, expires_at_ms = ?, version = version + 1
      WHERE tenant = ? AND kind = ? AND id = ? AND version = ?`
    return connection.run(sql, owner, value, bytes, expiresAtMs, tenant, kind, id, expect) === 1
  }
  const conflict =
    expect === 0
      ? 'NOTHING'
      : `UPDATE SET owner = excluded.owner, value = excluded.value, bytes = excluded.bytes,
          expires_at_ms = excluded.expires_at_ms, version = version + 1`
  const sql = `INSERT INTO records (tenant, kind, id, owner, value, bytes, expires_at_ms, version)
    VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO ${conflict}`
  return connection.run(sql, tenant, kind, id, owner, value, bytes, expiresAtMs) === 1
}

function deleteRecord(connection: Connection, { key, expect }: Pick<Write, 'key' | 'expect'>): boolean {
  const where = 'FROM records WHERE tenant = ? AND kind = ? AND id = ?'
  if (expect === undefined) {
    connection.run(`DELETE ${where}`, key.tenant, key.kind, key.id)
    return true
  }
  if (expect === 0) return connection.all(`SELECT 1 ${where}`, key.tenant, key.kind, key.id).length === 0
  return connection.run(`DELETE ${where} AND version = ?`, key.tenant, key.kind, key.id, expect) === 1
}

function checkBound(connection: Connection, bound: Bound): void {
  const { sql, values } = boundStatement(bound)
  const row = connection.all(sql, ...values)[0] ?? {}
  if (integerOf(row, 'count') > (bound.countMax ?? Infinity)) {
    throw new ScrubjayError('ERR_STORE_BOUND', { reason: 'too many records' })
  }
  if (integerOf(row, 'bytes') > (bound.bytesMax ?? Infinity)) {
    throw new ScrubjayError('ERR_STORE_BOUND', { reason: 'too many bytes' })
  }
}

function toRecord(row: Row): StoredRecord {
  return {
    tenant: textOf(row, 'tenant'),
    kind: textOf(row, 'kind'),
    id: textOf(row, 'id'),
    owner: textOf(row, 'owner'),
    value: textOf(row, 'value'),
    expiresAtMs: integerOf(row, 'expires_at_ms'),
    version: integerOf(row, 'version'),
  }
}
