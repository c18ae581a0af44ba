import { envelopeKeyId } from '../crypto/envelope.js'
import { isScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import type { KeyRing } from '../ports/key-source.js'
import type { KeyStore } from '../ports/store.js'
import { eachKey } from './each-key.js'

/**
 * Wraps every key of a key store by the ring's primary key, while bots go on using them. A key that is wrapped by it
 * already is left alone, so a run that was cut off is continued by the next one; a key that is erased meanwhile
 * stays erased.
 * @example
 * const report = await rewrapKeys({ keyStore, ring: await keys.open() })
 * @throws what the key store throws, and `ERR_KEYS_UNAVAILABLE` (retryable) from a remote ring.
 */
export async function rewrapKeys({ keyStore, ring, onProgress = () => {} }: RewrapOptions): Promise<RewrapReport> {
  let [checked, rewrapped, unopened] = [0, 0, 0]
  const unopenedIds: string[] = []
  for await (const { id, wrapped } of eachKey(keyStore)) {
    checked += 1
    if (envelopeKeyId(wrapped) !== ring.primaryKeyId) {
      const answer = await rewrap({ keyStore, ring }, id, wrapped)
      if (answer === 'rewrapped') rewrapped += 1
      if (answer === 'unopened') unopened += 1
      if (answer === 'unopened' && unopenedIds.length < limits.rewrapUnopenedMax) unopenedIds.push(id)
    }
    if (checked % limits.rewrapPageMax === 0) onProgress({ checked, rewrapped })
  }
  return { checked, rewrapped, unopened, unopenedIds }
}

/** What `rewrapKeys` needs. */
export interface RewrapOptions {
  readonly keyStore: KeyStore
  readonly ring: KeyRing
  /** @default nobody is told */
  readonly onProgress?: (progress: { readonly checked: number; readonly rewrapped: number }) => void
}

/** What `rewrapKeys` did. */
export interface RewrapReport {
  readonly checked: number
  readonly rewrapped: number
  /** Keys that no key of the ring opens. They are left as they are. */
  readonly unopened: number
  /** The first hundred of their ids. */
  readonly unopenedIds: readonly string[]
}

/** How many keys of a key store each key of a ring wraps, by its id; under `''` those that are no envelope. */
export async function countWrappedKeys(keyStore: KeyStore): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for await (const { wrapped } of eachKey(keyStore)) {
    const keyId = envelopeKeyId(wrapped) ?? ''
    counts.set(keyId, (counts.get(keyId) ?? 0) + 1)
  }
  return counts
}

type Answer = 'rewrapped' | 'unopened' | 'gone'

async function rewrap({ keyStore, ring }: RewrapOptions, id: string, wrapped: string): Promise<Answer> {
  try {
    const key = await ring.unwrap(wrapped, id)
    const again = await ring.wrap(key, id)
    key.fill(0)
    return (await keyStore.replace(id, wrapped, again)) ? 'rewrapped' : 'gone'
  } catch (error) {
    if (isScrubjayError(error, 'ERR_ENVELOPE')) return 'unopened'
    throw error
  }
}
