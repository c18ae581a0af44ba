import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryMedium } from '../../src/ports/memory-medium.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import { rememberUnwrapped } from '../../src/vault/remember-unwrapped.js'
import { createSubjectKeys, type SubjectKeys } from '../../src/vault/subject-keys.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, createTestRandom, createTestRing, settle, type TestClock } from '../lib/test-ports.js'

interface Bench {
  readonly clock: TestClock
  readonly ring: KeyRing
  /** What the ring behind was asked to open, and the very bytes that it answered. */
  readonly asked: { readonly context: string; readonly key: Uint8Array }[]
}

function openBench(): Bench {
  const behind = createTestRing()
  const clock = createTestClock()
  const asked: { context: string; key: Uint8Array }[] = []
  const counting: KeyRing = {
    ...behind,
    unwrap: async (envelope, context) => {
      const key = await behind.unwrap(envelope, context)
      asked.push({ context, key })
      return key
    },
  }
  return { clock, asked, ring: rememberUnwrapped(counting, clock) }
}

const key = new Uint8Array(32).fill(3)

describe('a ring that remembers', () => {
  it('asks once a minute for the same envelope, and at once for another', async () => {
    const { ring, clock, asked } = openBench()
    const [one, two] = [await ring.wrap(key, 'c'), await ring.wrap(key, 'c')]
    for (let turn = 0; turn < 5; turn += 1) expect(await ring.unwrap(one, 'c')).to.deep.equal(key)
    expect(asked).to.have.length(1)
    await ring.unwrap(two, 'c')
    expect(asked).to.have.length(2)
    await clock.advance(limits.unwrappedForMs)
    await ring.unwrap(two, 'c')
    expect(asked).to.have.length(3)
  })

  it('opens nothing under another context, nor what does not open', async () => {
    const { ring } = openBench()
    const envelope = await ring.wrap(key, 'c')
    await ring.unwrap(envelope, 'c')
    expect(await codeOf(ring.unwrap(envelope, 'd'))).to.equal('ERR_ENVELOPE')
    expect(await codeOf(ring.unwrap(envelope.slice(0, -3), 'c'))).to.equal('ERR_ENVELOPE')
    expect(await ring.unwrap(envelope, 'c')).to.deep.equal(key)
  })

  it('gives everybody a copy, so that nobody’s is overwritten under their hands', async () => {
    const { ring, clock } = openBench()
    const envelope = await ring.wrap(key, 'c')
    const [first, second] = [await ring.unwrap(envelope, 'c'), await ring.unwrap(envelope, 'c')]
    first.fill(0)
    expect(second).to.deep.equal(key)
    expect(await ring.unwrap(envelope, 'c')).to.deep.equal(key)
    await clock.advance(2 * limits.unwrappedForMs)
    expect(second).to.deep.equal(key)
  })

  it('overwrites what it forgets: after its minute also when nobody asks again, and when others come', async () => {
    const remembered: Uint8Array[] = []
    const slice = Uint8Array.prototype.slice
    const { ring, clock } = openBench()
    const envelope = await ring.wrap(key, 'c')
    // The first copy that is made of a key is the one that is remembered.
    Uint8Array.prototype.slice = function (...parts: Parameters<typeof slice>) {
      const copy = slice.apply(this, parts)
      remembered.push(copy)
      return copy
    }
    try {
      await ring.unwrap(envelope, 'c')
      expect(remembered[0]).to.deep.equal(key)
      await clock.advance(limits.unwrappedForMs)
      await settle()
      expect(remembered[0]).to.deep.equal(new Uint8Array(32))
      await ring.unwrap(envelope, 'c')
      const again = remembered.at(-1)
      expect(again).to.deep.equal(key)
      for (let other = 0; other < limits.unwrappedKeysMax; other += 1) await ring.unwrap(await ring.wrap(key, `c${other}`), `c${other}`)
      expect(again).to.deep.equal(new Uint8Array(32))
    } finally {
      Uint8Array.prototype.slice = slice
    }
  }).timeout(20_000)

  it('answers nobody once the key is destroyed, on the instance that destroyed it or on any other', async () => {
    const medium = createMemoryMedium()
    const open = (): SubjectKeys =>
      createSubjectKeys(createMemoryStore({ medium }).keyStore, rememberUnwrapped(createTestRing(), createTestClock()), createTestRandom())
    const [one, two] = [open(), open()]
    await one.ensure('acme/subject/s')
    expect(await two.find('acme/subject/s')).to.have.length(32)
    await one.destroy('acme/subject/s')
    for (const keys of [one, two]) {
      expect(await keys.find('acme/subject/s')).to.equal(undefined)
      expect(await codeOf(keys.ensure('acme/subject/s'))).to.equal('ERR_KEY_DESTROYED')
    }
  })
})
