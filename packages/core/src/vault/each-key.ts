import { limits } from '../lib/limits.js'
import type { KeyStore } from '../ports/store.js'

/** Living keys of a key store in the order of their ids, from behind `after` on, a page at a time. */
export async function* eachKey(keyStore: Pick<KeyStore, 'list'>, after = ''): AsyncGenerator<{ readonly id: string; readonly wrapped: string }> {
  for (let from = after; ; ) {
    const page = await keyStore.list(from, limits.rewrapPageMax)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < limits.rewrapPageMax) return
    from = last.id
  }
}
