import { createTenantLog, type TenantLog } from '../../src/audit/log.js'
import { encodeEntry, type AuditEvent } from '../../src/audit/record.js'
import type { LogReader } from '../../src/audit/verify.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import type { LogHead, LogRow, StoredCheckpoint } from '../../src/ports/store.js'

/** A store's view of one log, laid open so that a test can damage it. */
export interface MemoryLog {
  rows: LogRow[]
  checkpoints: StoredCheckpoint[]
  head: LogHead | undefined
}

/** The log after these group commits, each a list of entries. */
export function appendAll({ sequence }: TenantLog, groups: readonly (readonly Uint8Array[])[]): MemoryLog {
  const log: MemoryLog = { rows: [], checkpoints: [], head: undefined }
  for (const entries of groups) append(log, sequence, entries)
  return log
}

export function append(log: MemoryLog, sequence: TenantLog['sequence'], entries: readonly Uint8Array[]): void {
  const { leafHashes, head } = sequence(log.head, entries)
  for (const [place, entry] of entries.entries()) {
    log.rows.push({ index: log.rows.length, entry, leafHash: leafHashes[place] ?? new Uint8Array() })
  }
  log.checkpoints.push({ size: head.size, checkpoint: head.checkpoint })
  log.head = head
}

/** Reads as a store does: rows by index, checkpoints by size. */
export function readerOf(log: MemoryLog): LogReader {
  return {
    readHead: async () => log.head,
    readEntries: async (_, from, limit) => log.rows.filter((row) => row.index >= from).slice(0, limit),
    readCheckpoints: async (_, after, limit) => log.checkpoints.filter((row) => row.size > after).slice(0, limit),
  }
}

/** A ring whose secrets depend on `installation` and the label only. */
export function fakeRing(installation: number, origin = 'bot.example/audit'): KeyRing {
  const unused = (): never => {
    throw new Error('not part of this test')
  }
  const secret = (label: string): Uint8Array =>
    new Uint8Array(32).map((_, place) => installation + 31 * place + (label.codePointAt(place % label.length) ?? 0))
  return { primaryKeyId: 'k1', origin, secret, wrap: unused, unwrap: unused }
}

export const tenant = 'acme'

export function tenantLog(installation = 1): TenantLog {
  return createTenantLog({ ring: fakeRing(installation), tenant })
}

/** The bytes of the `number`th made-up event. */
export function entryOf(number: number, more: Partial<AuditEvent> = {}): Uint8Array {
  const counts = { EMAIL_ADDRESS: number % 3, PHONE_NUMBER: number % 2 }
  const timeMs = 1_700_000_000_000 + number * 1_000
  return encodeEntry({ type: 'turn.received', channel: 'webchat', subject: `s${number % 7}`, counts, timeMs, ...more })
}

/** Entries in groups of the given sizes. */
export function groupsOf(sizes: readonly number[]): readonly (readonly Uint8Array[])[] {
  let number = 0
  return sizes.map((size) => Array.from({ length: size }, () => entryOf(number++)))
}
