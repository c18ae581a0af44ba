import { limits } from '../lib/limits.js'
import type { Store } from '../ports/store.js'

/** What is kept of a person, as counts by entity type over all their conversations. Nothing is opened for it. */
export async function summariseAccess(store: Store, tenant: string, subject: string): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>()
  for (let after = ''; ; ) {
    const records = await store.list({ tenant, kind: 'counter', owner: subject, after, limit: limits.sweepBatchMax })
    for (const record of records) {
      for (const [type, count] of Object.entries(JSON.parse(record.value) as Record<string, number>)) {
        totals.set(type, (totals.get(type) ?? 0) + count)
      }
    }
    const last = records.at(-1)
    if (last === undefined || records.length < limits.sweepBatchMax) return totals
    after = last.id
  }
}
