import { expect } from 'chai'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileKeySource, createKeyFile } from '../../src/crypto/key-file.js'
import { rotateKeyFile } from '../../src/crypto/key-file-rotation.js'
import { createKeyMaterial, createKeyRing, createWrappingKey } from '../../src/crypto/key-ring.js'
import { addKey, promoteKey, retireKeys } from '../../src/crypto/rotation.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryKeyStore } from '../../src/ports/memory-key-store.js'
import type { KeyStore } from '../../src/ports/store.js'
import { countWrappedKeys, rewrapKeys } from '../../src/vault/rewrap.js'
import { createSubjectKeys, type SubjectKeys } from '../../src/vault/subject-keys.js'
import { createTestRandom } from '../lib/test-ports.js'

const random = createTestRandom()

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
