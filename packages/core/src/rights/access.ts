import { recordsOf } from '../ports/pages.js'
import type { Store } from '../ports/store.js'

/** What is kept of a person, as counts by entity type over all their conversations. Nothing is opened for it. */
export async function summariseAccess(store: Store, tenant: string, subject: string): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>()
  for await (const { value } of recordsOf(store, { tenant, kind: 'counter', owner: subject })) {
    for (const [type, count] of Object.entries(JSON.parse(value) as Record<string, number>)) totals.set(type, (totals.get(type) ?? 0) + count)
  }
  return totals
}
