import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import type { Store, Write } from '../../src/ports/store.js'
import { summariseAccess } from '../../src/rights/access.js'
import { createVault } from '../../src/vault/vault.js'
import { createTestClock, createTestRandom, openProcess } from '../lib/test-ports.js'

const counter = (id: string, owner: string, counts: object, tenant = 't1'): Write =>
  ({ op: 'put', key: { tenant, kind: 'counter', id }, owner, value: JSON.stringify(counts) })

const commit = (store: Store, writes: readonly Write[]): Promise<void> => store.commit({ durability: 'process', writes })

describe('what is kept of a person', () => {
  it('is nothing for somebody unknown', async () => {
    expect([...(await summariseAccess(createMemoryStore(), 't1', 's1'))]).to.deep.equal([])
  })

  it('is counted over their conversations, and over nobody else’s', async () => {
    const store = createMemoryStore()
    await commit(store, [
      counter('c1', 's1', { PERSON: 2, US_SSN: 1 }),
      counter('c2', 's1', { PERSON: 3 }),
      counter('c3', 's2', { PERSON: 100 }),
      counter('c1', 's1', { PERSON: 100 }, 't2'),
    ])
    expect(Object.fromEntries(await summariseAccess(store, 't1', 's1'))).to.deep.equal({ PERSON: 5, US_SSN: 1 })
  })

  it('is counted over more conversations than one page holds', async () => {
    for (const count of [limits.sweepBatchMax, limits.sweepBatchMax * 2 + 1]) {
      const store = createMemoryStore()
      await commit(store, Array.from({ length: count }, (_, index) => counter(`c${index}`, 's1', { PERSON: 1 })))
      expect(Object.fromEntries(await summariseAccess(store, 't1', 's1'))).to.deep.equal({ PERSON: count })
    }
  })

  it('is what the vault has sealed, each value once', async () => {
    const { store, keys } = openProcess()
    const vault = createVault({ store, keys, clock: createTestClock(), random: createTestRandom() })
    const mail = { type: 'EMAIL_ADDRESS', text: 'ana@example.com' } as const
    for (const conversation of ['c1', 'c2']) {
      await vault.seal({ tenant: 't1', subject: 's1', conversation }, [mail, { type: 'PERSON', text: 'Ana' }])
      await vault.seal({ tenant: 't1', subject: 's1', conversation }, [mail])
    }
    expect(Object.fromEntries(await summariseAccess(store, 't1', 's1'))).to.deep.equal({ EMAIL_ADDRESS: 2, PERSON: 2 })
  })
})
