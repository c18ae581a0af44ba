import { expect } from 'chai'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileKeySource, createKeyFile } from '../../src/crypto/key-file.js'
import { rotateKeyFile } from '../../src/crypto/key-file-rotation.js'
import { createKeyMaterial, createKeyRing, createWrappingKey } from '../../src/crypto/key-ring.js'
import { addKey, promoteKey, retireKeys } from '../../src/crypto/rotation.js'
import { ScrubjayError } from '../../src/errors.js'
import { limits } from '../../src/lib/limits.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryKeyStore } from '../../src/ports/memory-key-store.js'
import type { KeyStore } from '../../src/ports/store.js'
import { countWrappedKeys, rewrapKeys } from '../../src/vault/rewrap.js'
import { createSubjectKeys, type SubjectKeys } from '../../src/vault/subject-keys.js'
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

/** `npm run test:full` takes more. */
const scale = Number(process.env['SCRUBJAY_SCALE'] ?? 1)

describe('a rotation under running processes', () => {
  it('fails no turn at any step, whatever comes between, when processes start again to see the keys', async () => {
    await rotateUnderway(12 * scale, createRestartedRings)
  }).timeout(60_000 * scale)

  it('fails no turn at any step, whatever comes between, when they follow their file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrubjay-rotation-'))
    let runs = 0
    await rotateUnderway(8 * scale, async () => createFollowedRings(join(folder, `${(runs += 1)}.keys`)))
    rmSync(folder, { recursive: true })
  }).timeout(60_000 * scale)
})

/** Three processes and the ring that each has; `step` does a step, then brings it to one process after the other. */
interface Rings {
  readonly restarts: boolean
  ringOf(process: number): KeyRing
  /** The ring that the operator's own command opens. */
  current(): Promise<KeyRing>
  step(step: 'add' | 'promote' | 'retire', betweenProcesses: () => Promise<void>): Promise<void>
}

async function createRestartedRings(): Promise<Rings> {
  let now = createKeyMaterial({ random })
  const rings = [0, 1, 2].map(() => createKeyRing(now, random))
  return {
    restarts: true,
    ringOf: (process) => rings[process] ?? createKeyRing(now, random),
    current: async () => createKeyRing(now, random),
    async step(step, betweenProcesses) {
      now = step === 'add' ? addKey(now, createWrappingKey(random)) : step === 'promote' ? promoteKey(now) : retireKeys(now, [])
      for (const process of rings.keys()) {
        await betweenProcesses()
        rings[process] = createKeyRing(now, random)
      }
    },
  }
}

async function createFollowedRings(path: string): Promise<Rings> {
  createKeyFile(path)
  const rings = await Promise.all([0, 1, 2].map(async () => createFileKeySource(path).open()))
  return {
    restarts: false,
    ringOf: (process) => rings[process] ?? rings[0]!,
    current: async () => createFileKeySource(path).open(),
    async step(step, betweenProcesses) {
      rotateKeyFile(path, step === 'retire' ? { step, inUse: [] } : { step })
      await betweenProcesses()
    },
  }
}

/** Turns of three processes, in any order with each other and with the three steps of a rotation. */
async function rotateUnderway(numRuns: number, createRings: () => Promise<Rings>): Promise<void> {
  const seed = Date.now()
  const turn = fc.record({ process: fc.nat(2), id: fc.constantFrom('a', 'b', 'c', 'd'), what: fc.constantFrom('ensure', 'find', 'erase') })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(turn, { minLength: 15, maxLength: 30 }), async (scheduler, turns) => {
      const medium = createMemoryKeyStore()
      const keyStore = scheduledStore(medium, scheduler)
      const rings = await createRings()
      const seen = new Map<string, Uint8Array>()
      const underWay = new Set<Promise<void>>()
      const pause = async (): Promise<void> => scheduler.schedule(Promise.resolve())
      const run = async ({ process, id, what }: (typeof turns)[number]): Promise<void> => {
        const keys: SubjectKeys = createSubjectKeys(keyStore, rings.ringOf(process), random)
        if (what === 'erase') return keys.destroy('erased')
        if (what === 'find') await keys.find('erased')
        const key = what === 'ensure' ? await keys.ensure(id) : await keys.find(id)
        if (key === undefined) return
        expect(seen.get(id) ?? key, id).to.deep.equal(key)
        seen.set(id, key)
      }
      await medium.putIfAbsent('erased', await rings.ringOf(0).wrap(new Uint8Array(32), 'erased'))
      const people = turns.map(async (what) => {
        await pause()
        const running = run(what)
        underWay.add(running)
        await running.finally(() => underWay.delete(running))
      })
      const operator = async (): Promise<void> => {
        await rings.step('add', pause)
        // A process that starts again has ended its turns before; one that follows its file has nothing to wait for.
        if (rings.restarts) await Promise.all(underWay)
        await rings.step('promote', pause)
        await rewrapKeys({ keyStore, ring: await rings.current() })
        // What began before the last process knew the new primary key has ended minutes before the third step.
        await Promise.all(underWay)
        const ring = await rings.current()
        expect((await rewrapKeys({ keyStore, ring })).unopened).to.equal(0)
        expect([...(await countWrappedKeys(medium)).keys()].every((id) => id === ring.primaryKeyId)).to.equal(true)
        await rings.step('retire', pause)
      }
      await scheduler.waitFor(Promise.all([operator(), ...people]))
      const after = createSubjectKeys(medium, await rings.current(), random)
      for (const [id, key] of seen) expect(await after.find(id)).to.deep.equal(key)
    }),
    { seed, numRuns },
  )
  console.log(`      ${numRuns} interleavings, seed ${seed}`)
}

function scheduledStore(keyStore: KeyStore, scheduler: fc.Scheduler): KeyStore {
  return {
    ...keyStore,
    read: scheduler.scheduleFunction(keyStore.read),
    putIfAbsent: scheduler.scheduleFunction(keyStore.putIfAbsent),
    replace: scheduler.scheduleFunction(keyStore.replace),
    destroy: scheduler.scheduleFunction(keyStore.destroy),
    list: scheduler.scheduleFunction(keyStore.list),
  }
}

function dyingAt(keyStore: KeyStore, at: number): KeyStore {
  let calls = 0
  const dying = <P extends unknown[], T>(call: (...parts: P) => Promise<T>) => async (...parts: P): Promise<T> => {
    calls += 1
    if (calls === at) throw new ScrubjayError('ERR_STORE_UNAVAILABLE', { retryable: true })
    return call(...parts)
  }
  return { ...keyStore, list: dying(keyStore.list), replace: dying(keyStore.replace) }
}
