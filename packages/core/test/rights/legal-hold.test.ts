import { expect } from 'chai'
import { isScrubjayError } from '../../src/errors.js'
import { createMemoryMedium } from '../../src/ports/memory-medium.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import type { Store, Write } from '../../src/ports/store.js'
import { holdKeys, isErasureHeld, isHeld, unheldWrites, type HeldOf } from '../../src/rights/legal-hold.js'

describe('a legal hold', () => {
  it('holds its person or its conversation, in its tenant, and nobody else', async () => {
    const store = createMemoryStore({ medium: createMemoryMedium() })
    await hold(store, { subject: 'ana' })
    await hold(store, { conversation: 'talk' })
    expect(await isHeld(store, 'acme', { subject: 'ana' })).to.equal(true)
    expect(await isHeld(store, 'acme', { subject: 'ben', conversation: 'talk' })).to.equal(true)
    expect(await isHeld(store, 'acme', { subject: 'ben', conversation: 'other' })).to.equal(false)
    expect(await isHeld(store, 'evil', { subject: 'ana', conversation: 'talk' })).to.equal(false)
    expect(await isHeld(store, 'acme', { subject: '', conversation: '' })).to.equal(false)
  })

  it('on a conversation stops the erasure of those of whom something is kept there', async () => {
    const store = createMemoryStore({ medium: createMemoryMedium() })
    await hold(store, { conversation: 'talk' })
    await put(store, { op: 'put', key: { tenant: 'acme', kind: 'counter', id: 'talk.ana' }, owner: 'ana', value: '{}' })
    await put(store, { op: 'put', key: { tenant: 'acme', kind: 'conversation', id: 'row' }, owner: 'ben', value: '{"token":"talk"}' })
    await put(store, { op: 'put', key: { tenant: 'acme', kind: 'conversation', id: 'row-2' }, owner: 'cleo', value: '{"token":"other"}' })
    expect(await isErasureHeld(store, 'acme', 'ana')).to.equal(true)
    expect(await isErasureHeld(store, 'acme', 'ben')).to.equal(true)
    expect(await isErasureHeld(store, 'acme', 'cleo')).to.equal(false)
  })

  it('that comes in between stops the commit that begins an erasure', async () => {
    const store = createMemoryStore({ medium: createMemoryMedium() })
    await hold(store, { subject: 'ana' })
    const begin = (subject: string): Promise<unknown> =>
      store.commit({ durability: 'durable', writes: unheldWrites('acme', { subject }) }).then(() => 'begun', (error: unknown) => isScrubjayError(error, 'ERR_STORE_CONFLICT'))
    expect(await begin('ana')).to.equal(true)
    expect(await begin('ben')).to.equal('begun')
  })
})

async function hold(store: Store, target: HeldOf): Promise<void> {
  const value = JSON.stringify({ code: 'case-1', by: 'legal', atMs: 0 })
  for (const key of holdKeys('acme', target)) await put(store, { op: 'put', key, value })
}

async function put(store: Store, write: Write): Promise<void> {
  await store.commit({ durability: 'durable', writes: [write] })
}
