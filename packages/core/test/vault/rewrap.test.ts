import { expect } from 'chai'
import { createKeyMaterial, createKeyRing, createWrappingKey } from '../../src/crypto/key-ring.js'
import { addKey, promoteKey, retireKeys } from '../../src/crypto/rotation.js'
import { ScrubjayError } from '../../src/errors.js'
import { limits } from '../../src/lib/limits.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryKeyStore } from '../../src/ports/memory-key-store.js'
import type { KeyStore } from '../../src/ports/store.js'
import { countWrappedKeys, rewrapKeys } from '../../src/vault/rewrap.js'
import { createSubjectKeys } from '../../src/vault/subject-keys.js'
import { codeOf } from '../lib/failure.js'
import { createTestRandom } from '../lib/test-ports.js'

const random = createTestRandom()
const material = createKeyMaterial({ random })
const promoted = promoteKey(addKey(material, createWrappingKey(random)))
const [oldRing, newRing] = [createKeyRing(material, random), createKeyRing(promoted, random)]

describe('rewrapping the keys of a key store', function () {
  this.timeout(20_000)

  it('wraps all of them by the primary key, page by page, and tells how far it is', async () => {
    const keyStore = createMemoryKeyStore()
    const keys = createSubjectKeys(keyStore, oldRing, random)
    const count = limits.rewrapPageMax + 20
    const before = new Map<string, Uint8Array>()
    for (let index = 0; index < count; index += 1) before.set(`s${index}`, await keys.ensure(`s${index}`))
    expect(await countWrappedKeys(keyStore)).to.deep.equal(new Map([[material.primary, count]]))
    const progress: unknown[] = []
    const report = await rewrapKeys({ keyStore, ring: newRing, onProgress: (step) => progress.push(step) })
    expect(report).to.deep.equal({ checked: count, rewrapped: count, unopened: 0, unopenedIds: [] })
    expect(progress).to.deep.equal([{ checked: limits.rewrapPageMax, rewrapped: limits.rewrapPageMax }])
    expect(await countWrappedKeys(keyStore)).to.deep.equal(new Map([[promoted.primary, count]]))
    const after = createSubjectKeys(keyStore, createKeyRing(retireKeys(promoted, []), random), random)
    for (const [id, key] of before) expect(await after.find(id)).to.deep.equal(key)
    expect((await rewrapKeys({ keyStore, ring: newRing })).rewrapped).to.equal(0)
  })

  it('goes on where a run was cut off, at whichever call', async () => {
    for (let dies = 1; ; dies += 1) {
      const keyStore = createMemoryKeyStore()
      const keys = createSubjectKeys(keyStore, oldRing, random)
      for (const id of ['a', 'b', 'c']) await keys.ensure(id)
      const code = await codeOf(rewrapKeys({ keyStore: dyingAt(keyStore, dies), ring: newRing }))
      await rewrapKeys({ keyStore, ring: newRing })
      expect(await countWrappedKeys(keyStore)).to.deep.equal(new Map([[promoted.primary, 3]]))
      if (code === 'none') {
        expect(dies).to.equal(5)
        return
      }
    }
  })

  it('leaves a key alone that does not open, names it, and does the others', async () => {
    const keyStore = createMemoryKeyStore()
    const keys = createSubjectKeys(keyStore, oldRing, random)
    await keys.ensure('a')
    await keyStore.putIfAbsent('b', await oldRing.wrap(new Uint8Array(32), 'of another'))
    await keyStore.putIfAbsent('c', 'no envelope')
    expect(await rewrapKeys({ keyStore, ring: newRing })).to.deep.equal({ checked: 3, rewrapped: 1, unopened: 2, unopenedIds: ['b', 'c'] })
    expect(await countWrappedKeys(keyStore)).to.deep.equal(new Map([[promoted.primary, 1], [material.primary, 1], ['', 1]]))
  })

  it('stops when the ring’s service is down, and brings no key back that was erased meanwhile', async () => {
    const keyStore = createMemoryKeyStore()
    await createSubjectKeys(keyStore, oldRing, random).ensure('a')
    const unavailable = async (): Promise<never> => { throw new ScrubjayError('ERR_KEYS_UNAVAILABLE', { retryable: true }) }
    expect(await codeOf(rewrapKeys({ keyStore, ring: { ...newRing, wrap: unavailable } }))).to.equal('ERR_KEYS_UNAVAILABLE')
    const erasing: KeyRing = { ...newRing, wrap: async (key, context) => { await keyStore.destroy('a'); return newRing.wrap(key, context) } }
    expect(await rewrapKeys({ keyStore, ring: erasing })).to.include({ checked: 1, rewrapped: 0, unopened: 0 })
    expect(await keyStore.read('a')).to.deep.equal({ state: 'destroyed' })
  })
})

function dyingAt(keyStore: KeyStore, at: number): KeyStore {
  let calls = 0
  const dying = <P extends unknown[], T>(call: (...parts: P) => Promise<T>) => async (...parts: P): Promise<T> => {
    calls += 1
    if (calls === at) throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true })
    return call(...parts)
  }
  return { ...keyStore, list: dying(keyStore.list), replace: dying(keyStore.replace) }
}
