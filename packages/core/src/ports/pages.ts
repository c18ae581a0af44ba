import { limits } from '../lib/limits.js'
import type { Store, StoredRecord } from './store.js'

/** Which records: of a kind, and of one owner where one is given. */
interface Wanted {
  readonly tenant: string
  readonly kind: string
  readonly owner?: string
}

/** All records that are wanted, in the order of their ids, a page at a time. What comes or goes meanwhile may be seen or not. */
export async function* pagesOf(store: Pick<Store, 'list'>, wanted: Wanted): AsyncGenerator<readonly StoredRecord[]> {
  for (let after = ''; ; ) {
    const page = await store.list({ ...wanted, after, limit: limits.sweepBatchMax })
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < limits.sweepBatchMax) return
    after = last.id
  }
}

/** The same, one by one. */
export async function* recordsOf(store: Pick<Store, 'list'>, wanted: Wanted): AsyncGenerator<StoredRecord> {
  for await (const page of pagesOf(store, wanted)) yield* page
}
