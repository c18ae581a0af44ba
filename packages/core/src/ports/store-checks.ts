import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { Batch, ListQuery, LogHead, LogRow, RecordKey, Sequence, Write } from './store.js'

/**
 * Refuses a batch that no store can keep, before anything is written. Every store calls it first, so that all
 * refuse the same batches with the same codes. Messages name the place in the batch, never what stands there.
 * @throws `ERR_STORE_BOUND`, `ERR_LIMIT_ID`, `ERR_LIMIT_ENTRY` or `ERR_INPUT`.
 */
export function checkBatch(batch: Batch): void {
  if (batch.writes.length > limits.batchWritesMax) throw tooLarge('writes', limits.batchWritesMax)
  batch.writes.forEach((write, index) => checkWrite(write, `writes[${index}]`))
  batch.bounds?.forEach((bound, index) => {
    const at = `bounds[${index}]`
    checkTexts([bound.tenant, bound.kind, bound.owner ?? ''], at)
    checkCount(bound.countMax ?? 0, `${at}.countMax`)
    checkCount(bound.bytesMax ?? 0, `${at}.bytesMax`)
  })
  if (batch.log !== undefined) checkAppend(batch, batch.log.tenant, batch.log.entries)
}

/** Refuses keys that no record can have. */
export function checkKeys(keys: readonly RecordKey[]): void {
  keys.forEach((key, index) => checkTexts([key.tenant, key.kind, key.id], `keys[${index}]`))
}

/** Refuses a query that no store can answer. A negative limit, for example, means "all" to SQLite. */
export function checkListQuery(query: ListQuery): void {
  checkTexts([query.tenant, query.kind, query.owner ?? ''], 'query')
  checkTexts([query.after ?? ''], 'query.after')
  checkCount(query.limit, 'query.limit')
  checkCount(query.expiredAtMs ?? 0, 'query.expiredAtMs')
}

/** Refuses a page of a log that cannot be. */
export function checkLogPage(page: { readonly tenant: string; readonly from: number; readonly limit: number }): void {
  checkTexts([page.tenant], 'tenant')
  checkCount(page.from, 'from')
  checkCount(page.limit, 'limit')
}

/** Refuses texts that are not well-formed Unicode, hold NUL, or together are longer than a key may be. */
export function checkTexts(texts: readonly string[], at: string): void {
  let bytes = 0
  for (const text of texts) {
    checkUnicode(text, at)
    bytes += Buffer.byteLength(text)
  }
  if (bytes <= limits.recordKeyBytesMax) return
  throw new ScrubjayError('ERR_LIMIT_ID', { at, reason: `the key is longer than ${limits.recordKeyBytesMax} bytes` })
}

/**
 * Calls `sequence` and refuses an answer that does not continue the log: it would be stored, signed, and wrong.
 * Answers the rows and the head to store.
 * @throws what `sequence` throws, or `ERR_STORE_CORRUPT`.
 */
export function callSequence(call: SequenceCall): { readonly rows: readonly LogRow[]; readonly head: LogHead } {
  const { head, leafHashes } = call.sequence(call.head, call.entries)
  const from = call.head?.size ?? 0
  const rows = call.entries.flatMap((entry, position) => {
    const leafHash = leafHashes[position]
    return leafHash?.length === 32 ? [{ index: from + position, entry, leafHash }] : []
  })
  const follows = rows.length === leafHashes.length && head.size === from + call.entries.length
  if (follows && rows.length === call.entries.length) return { rows, head }
  throw new ScrubjayError('ERR_STORE_CORRUPT', { reason: 'the new head does not continue the stored log' })
}

/** What `callSequence` calls, and with what. */
export interface SequenceCall {
  readonly sequence: Sequence
  readonly head: LogHead | undefined
  readonly entries: readonly Uint8Array[]
}

/** Refuses what is not a whole number from 0. */
export function checkCount(count: number, at: string): void {
  if (Number.isSafeInteger(count) && count >= 0) return
  throw new ScrubjayError('ERR_INPUT', { at, reason: 'must be a whole number, 0 or more' })
}

function checkWrite(write: Write, at: string): void {
  const owner = write.op === 'put' ? (write.owner ?? '') : ''
  checkTexts([write.key.tenant, write.key.kind, write.key.id, owner], at)
  checkCount(write.expect ?? 0, `${at}.expect`)
  if (write.op === 'delete') return
  checkCount(write.expiresAtMs ?? 0, `${at}.expiresAtMs`)
  if (Buffer.byteLength(write.value) > limits.recordBytesMax) throw tooLarge(`${at}.value`, limits.recordBytesMax)
  checkUnicode(write.value, `${at}.value`)
}

function checkAppend(batch: Batch, tenant: string, entries: readonly Uint8Array[]): void {
  checkTexts([tenant], 'log.tenant')
  if (batch.durability !== 'durable') {
    throw new ScrubjayError('ERR_INPUT', { at: 'log', reason: 'only a durable batch may append to the log' })
  }
  if (entries.length > limits.batchEntriesMax) throw tooLarge('log.entries', limits.batchEntriesMax)
  const long = entries.findIndex(entry => entry.length > limits.entryBytesMax)
  if (long !== -1) throw new ScrubjayError('ERR_LIMIT_ENTRY', { at: `log.entries[${long}]` })
}

/** A NUL cuts texts short in SQLite and is refused by PostgreSQL; a lone surrogate has no UTF-8. */
const unstorable = /[\0\p{Surrogate}]/u
/** Matches every text that is unstorable, without reading it as Unicode. */
const suspicious = /[\0\ud800-\udfff]/

function checkUnicode(text: string, at: string): void {
  if (!suspicious.test(text) || !unstorable.test(text)) return
  throw new ScrubjayError('ERR_INPUT', { at, reason: 'a text holds NUL or half of a surrogate pair' })
}

function tooLarge(at: string, max: number): ScrubjayError {
  return new ScrubjayError('ERR_STORE_BOUND', { at, reason: `more than ${max}` })
}
