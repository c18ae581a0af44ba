import { ScrubjayError } from '../errors.js'
import { compareTexts } from './memory-medium.js'
import { checkCount, checkTexts } from './store-checks.js'
import type { KeyState, KeyStore } from './store.js'

/** The reference model of the key store contract. */
export function createMemoryKeyStore(options: MemoryKeyStoreOptions = {}): KeyStore {
  const keys = options.keys ?? new Map<string, KeyState>()
  let closed = false

  async function answer<T>(texts: readonly string[], work: () => T): Promise<T> {
    if (closed) throw new ScrubjayError('ERR_STORE_CLOSED')
    checkTexts(texts, 'key')
    await Promise.resolve()
    return work()
  }

  return {
    read: id => answer([id], () => keys.get(id)),
    putIfAbsent: (id, wrapped) =>
      answer([id, wrapped], () => {
        const there = keys.get(id)
        if (there?.state === 'destroyed') throw new ScrubjayError('ERR_KEY_DESTROYED')
        if (there !== undefined) return there.wrapped
        keys.set(id, { state: 'live', wrapped })
        return wrapped
      }),
    replace: (id, from, to) =>
      answer([id, to], () => {
        const there = keys.get(id)
        if (there?.state !== 'live' || there.wrapped !== from) return false
        keys.set(id, { state: 'live', wrapped: to })
        return true
      }),
    destroy: id =>
      answer([id], () => {
        keys.set(id, { state: 'destroyed' })
      }),
    list: (after, limit) =>
      answer([after], () => {
        checkCount(limit, 'limit')
        return [...keys]
          .flatMap(([id, key]) => (key.state === 'live' ? [{ id, wrapped: key.wrapped }] : []))
          .filter(({ id }) => compareTexts(id, after) > 0)
          .sort((a, b) => compareTexts(a.id, b.id))
          .slice(0, limit)
      }),
    close: async () => {
      closed = true
    },
  }
}

/** Options of `createMemoryKeyStore`. */
export interface MemoryKeyStoreOptions {
  /**
   * What the key store keeps its keys in; key stores that share it see each other's.
   * @default a new one
   */
  readonly keys?: Map<string, KeyState>
}
