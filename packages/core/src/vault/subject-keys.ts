import { isScrubjayError } from '../errors.js'
import type { KeyRing } from '../ports/key-source.js'
import type { Random } from '../ports/clock.js'
import type { KeyStore } from '../ports/store.js'
import { eachKey } from './each-key.js'

/** The keys of the subjects, wrapped by the ring, one for each, made when the first value needs one. */
export interface SubjectKeys {
  /** The key, or `undefined` when there is none: nothing was ever sealed for this id, or it is erased. */
  find(id: string): Promise<Uint8Array | undefined>
  /** Whether there is a key, without opening it; `destroyed` is for good, and `none` for an id that never had one. */
  stateOf(id: string): Promise<KeyStanding>
  /**
   * The key, made if need be. Two writers at once get the same one.
   * @throws `ERR_KEY_DESTROYED` for an id whose key was destroyed.
   */
  ensure(id: string): Promise<Uint8Array>
  /** Destroys the key: whatever it sealed, in the store or in any backup of it, is unreadable from now on. */
  destroy(id: string): Promise<void>
  /** Destroys keys, at most 100, whose id starts with `prefix`, is smaller than `before` and as long. */
  destroyBefore(prefix: string, before: string): Promise<number>
  /** All living keys whose id starts with `prefix`, in the order of their ids; those that do not open are left out. */
  each(prefix: string): AsyncGenerator<{ readonly id: string; readonly key: Uint8Array }>
}

/** What is known of a key without opening it. */
export type KeyStanding = 'live' | 'destroyed' | 'none'

/** The key store is read on every turn: an erasure on one instance holds on all at once. */
export function createSubjectKeys(keyStore: KeyStore, ring: KeyRing, random: Random): SubjectKeys {
  return {
    async find(id) {
      const state = await keyStore.read(id)
      return state?.state === 'live' ? await ring.unwrap(state.wrapped, id) : undefined
    },
    async stateOf(id) {
      return (await keyStore.read(id))?.state ?? 'none'
    },
    async ensure(id) {
      const state = await keyStore.read(id)
      const wrapped = state?.state === 'live' ? state.wrapped : await keyStore.putIfAbsent(id, await ring.wrap(random(32), id))
      return await ring.unwrap(wrapped, id)
    },
    async destroy(id) {
      await keyStore.destroy(id)
    },
    async destroyBefore(prefix, before) {
      const found = await keyStore.list(prefix, 100)
      const old = found.filter(({ id }) => id.startsWith(prefix) && id.length === before.length && id < before)
      for (const { id } of old) await keyStore.destroy(id)
      return old.length
    },
    async *each(prefix) {
      for await (const { id, wrapped } of eachKey(keyStore, prefix)) {
        if (!id.startsWith(prefix)) return
        const key = await ring.unwrap(wrapped, id).catch(unlessBroken)
        if (key !== undefined) yield { id, key }
      }
    },
  }
}

function unlessBroken(error: unknown): undefined {
  if (!isScrubjayError(error, 'ERR_ENVELOPE')) throw error
}
