import { limits } from '../lib/limits.js'
import type { Store, Write } from '../ports/store.js'

/** Kinds of records that end by themselves. A conversation goes before the person that it names. */
const expiringKinds = ['turn', 'transcript', 'transcript-id', 'transcript-head', 'context', 'state-lock', 'parked', 'asked', 'consent', 'conversation', 'subject'] as const

/**
 * Removes a bounded batch of records whose time is over. Safe beside itself and beside any turn: a record that
 * was written anew meanwhile keeps its new version and stays.
 * @returns how many parked turns were destroyed unanswered, and whether more may be due.
 */
export async function sweepExpired(store: Store, tenant: string, nowMs: number): Promise<{ readonly parked: number; readonly more: boolean }> {
  let parked = 0
  let more = false
  let isNamed = false
  for (const kind of expiringKinds) {
    // Without its row a person who comes back is somebody new, and would make a group of an old conversation.
    if (kind === 'subject' && isNamed) break
    const records = await store.list({ tenant, kind, expiredAtMs: nowMs, limit: limits.sweepBatchMax })
    const isFull = records.length === limits.sweepBatchMax
    more ||= isFull
    isNamed = kind === 'conversation' && isFull
    for (const record of records) {
      const write: Write = { op: 'delete', key: { tenant, kind, id: record.id }, expect: record.version }
      const isGone = await store.commit({ durability: 'process', writes: [write] }).then(() => true, () => false)
      if (isGone && kind === 'parked') parked += 1
    }
  }
  return { parked, more }
}
