import { expect } from 'chai'
import fc from 'fast-check'
import { limits } from '../../src/lib/limits.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import type { Store, Write } from '../../src/ports/store.js'
import { sweepExpired } from '../../src/retention/sweep.js'

const nowMs = 1_700_000_000_000
const sweptKinds = ['turn', 'parked', 'asked', 'consent', 'conversation', 'subject']

describe('a sweep', () => {
  it('removes what has expired, of its own tenant and kinds, and nothing else', async () => {
    const seed = Date.now()
    const record = fc.record({
      tenant: fc.constantFrom('acme', 'evil'),
      kind: fc.constantFrom(...sweptKinds, 'value', 'placeholder', 'counter', 'counter-total', 'settings', 'guard', 'log-key'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      expiresAtMs: fc.constantFrom(0, 1, nowMs - 1, nowMs, nowMs + 1, nowMs + 1_000),
    })
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(record, { maxLength: 40, selector: keyOf }), async (records) => {
        const store = createMemoryStore()
        await store.commit({ durability: 'process', writes: records.map(put) })
        const isDue = ({ tenant, kind, expiresAtMs }: Row): boolean =>
          tenant === 'acme' && sweptKinds.includes(kind) && expiresAtMs > 0 && expiresAtMs <= nowMs
        const due = records.filter(isDue)
        expect(await sweepExpired(store, 'acme', nowMs)).to.deep.equal({ parked: due.filter(({ kind }) => kind === 'parked').length, more: false })
        const left = await store.read(records)
        expect(records.filter((_, index) => left[index] === undefined)).to.deep.equal(due)
      }),
      { seed, numRuns: 200 },
    )
    console.log(`      200 stores, seed ${seed}`)
  })

  it('leaves a record that was written anew while it looked, and does not count it', async () => {
    const row = { tenant: 'acme', kind: 'parked', id: 'p', expiresAtMs: nowMs }
    const store = createMemoryStore()
    await store.commit({ durability: 'process', writes: [put(row)] })
    const racing: Store = {
      ...store,
      list: async (query) => {
        const found = await store.list(query)
        if (query.kind === 'parked') await store.commit({ durability: 'process', writes: [put({ ...row, expiresAtMs: nowMs + 1 })] })
        return found
      },
    }
    expect(await sweepExpired(racing, 'acme', nowMs)).to.deep.equal({ parked: 0, more: false })
    expect((await store.read([row]))[0]?.version).to.equal(2)
  })

  it('counts a parked turn once, however many sweep at once', async () => {
    const store = createMemoryStore()
    const rows = Array.from({ length: 20 }, (_, index) => ({ tenant: 'acme', kind: 'parked', id: `p${index}`, expiresAtMs: nowMs }))
    await store.commit({ durability: 'process', writes: rows.map(put) })
    const swept = await Promise.all([1, 2, 3].map(() => sweepExpired(store, 'acme', nowMs)))
    expect(swept.reduce((sum, { parked }) => sum + parked, 0)).to.equal(rows.length)
  })

  it('is bounded, says that more is due, and removes no person before the conversations that name them', async () => {
    const store = createMemoryStore()
    const count = limits.sweepBatchMax + 1
    for (const kind of ['conversation', 'subject']) {
      const rows = Array.from({ length: count }, (_, index) => ({ tenant: 'acme', kind, id: `${index}`, expiresAtMs: nowMs }))
      await store.commit({ durability: 'process', writes: rows.map(put) })
    }
    const left = async (kind: string): Promise<number> => (await store.list({ tenant: 'acme', kind, limit: 10_000 })).length
    expect(await sweepExpired(store, 'acme', nowMs)).to.deep.equal({ parked: 0, more: true })
    expect([await left('conversation'), await left('subject')]).to.deep.equal([1, count])
    expect(await sweepExpired(store, 'acme', nowMs)).to.deep.equal({ parked: 0, more: true })
    expect([await left('conversation'), await left('subject')]).to.deep.equal([0, 1])
    expect(await sweepExpired(store, 'acme', nowMs)).to.deep.equal({ parked: 0, more: false })
    expect(await left('subject')).to.equal(0)
  })
})

interface Row {
  readonly tenant: string
  readonly kind: string
  readonly id: string
  readonly expiresAtMs: number
}

function put({ tenant, kind, id, expiresAtMs }: Row): Write {
  return { op: 'put', key: { tenant, kind, id }, value: '1', expiresAtMs }
}

function keyOf({ tenant, kind, id }: Row): string {
  return [tenant, kind, id].join('/')
}
