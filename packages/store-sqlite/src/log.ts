import { type LogHead, type LogRow, ScrubjayError, type StoredCheckpoint } from '@scrubjay/core'
import { type Connection, bytesOf, integerOf, textOf } from './connection.js'

/** Appends what `callSequence` answered, inside the transaction in which the head was read. */
export function appendToLog(connection: Connection, { tenant, rows, head }: Append): void {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const page = rows.slice(from, from + rowsPerStatement)
    const sql = `INSERT INTO log_entries (tenant, position, entry, leaf_hash) VALUES ${page.map(() => '(?, ?, ?, ?)').join(', ')}`
    connection.run(sql, ...page.flatMap(({ index, entry, leafHash }) => [tenant, index, entry, leafHash]))
  }
  const frontier = JSON.stringify(head.frontier)
  const upsert = `INSERT INTO log_heads (tenant, size, frontier, checkpoint) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET size = excluded.size, frontier = excluded.frontier, checkpoint = excluded.checkpoint`
  connection.run(upsert, tenant, head.size, frontier, head.checkpoint)
  const keep = 'INSERT INTO log_checkpoints (tenant, size, checkpoint) VALUES (?, ?, ?)'
  connection.run(keep, tenant, head.size, head.checkpoint)
}

/** Each number of rows is a statement of its own, which the connection keeps. */
const rowsPerStatement = 16

export interface Append {
  readonly tenant: string
  readonly rows: readonly LogRow[]
  readonly head: LogHead
}

export function readHead(connection: Connection, tenant: string): LogHead | undefined {
  const row = connection.all('SELECT size, frontier, checkpoint FROM log_heads WHERE tenant = ?', tenant)[0]
  if (row === undefined) return undefined
  const frontier = parseFrontier(textOf(row, 'frontier'))
  return { size: integerOf(row, 'size'), frontier, checkpoint: textOf(row, 'checkpoint') }
}

export function readEntries(connection: Connection, tenant: string, from: number, limit: number): LogRow[] {
  const sql = `SELECT position, entry, leaf_hash FROM log_entries
    WHERE tenant = ? AND position >= ? ORDER BY position LIMIT ?`
  return connection.all(sql, tenant, from, limit).map(row => ({
    index: integerOf(row, 'position'),
    entry: bytesOf(row, 'entry'),
    leafHash: bytesOf(row, 'leaf_hash'),
  }))
}

export function readCheckpoints(
  connection: Connection,
  tenant: string,
  after: number,
  limit: number,
): StoredCheckpoint[] {
  const sql = 'SELECT size, checkpoint FROM log_checkpoints WHERE tenant = ? AND size > ? ORDER BY size LIMIT ?'
  return connection.all(sql, tenant, after, limit).map(row => ({
    size: integerOf(row, 'size'),
    checkpoint: textOf(row, 'checkpoint'),
  }))
}

export function listTenants(connection: Connection): string[] {
  return connection.all('SELECT tenant FROM log_heads ORDER BY tenant').map(row => textOf(row, 'tenant'))
}

function parseFrontier(text: string): readonly string[] {
  try {
    const frontier: unknown = JSON.parse(text)
    if (Array.isArray(frontier) && frontier.every(root => typeof root === 'string')) return frontier
  } catch {
    // Fall through: one error for all that is wrong with it.
  }
  throw new ScrubjayError('ERR_STORE_CORRUPT', { at: 'frontier', reason: 'a stored log head has the wrong shape' })
}
