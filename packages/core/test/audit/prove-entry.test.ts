import { expect } from 'chai'
import { parseVerifierKey } from '../../src/audit/note.js'
import { EntryProver, type ProvingStore } from '../../src/audit/prove-entry.js'
import { verifyProof } from '../../src/audit/proof.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import { entryOf, groupsOf, tenant, tenantLog } from './memory-log.js'

const log = tenantLog()
const verifier = parseVerifierKey(log.vkey)

/** A store whose log was written in groups of these sizes; it counts the entries that were read. */
async function storeOf(sizes: readonly number[]): Promise<ProvingStore & { entriesRead: number; readonly sizes: readonly number[] }> {
  const store = createMemoryStore()
  for (const entries of groupsOf(sizes)) {
    await store.commit({ durability: 'durable', writes: [], log: { tenant, entries, sequence: log.sequence } })
  }
  const counted = {
    read: store.read.bind(store),
    commit: store.commit.bind(store),
    readCheckpoints: store.readCheckpoints.bind(store),
    readEntries: async (...asked: Parameters<ProvingStore['readEntries']>) => {
      const rows = await store.readEntries(...asked)
      counted.entriesRead += rows.length
      return rows
    },
    entriesRead: 0,
    sizes: sizes.map((_, place) => sizes.slice(0, place + 1).reduce((sum, size) => sum + size, 0)),
  }
  return counted
}

const groups = [1, 2, 250, 3, 256, 1, 300, 700]

describe('a proof of one entry of a long log', () => {
  it('holds for every place at the edges of blocks and commits, against the first checkpoint that covers it', async () => {
    const store = await storeOf(groups)
    const places = [0, 1, 2, 3, 252, 253, 255, 256, 257, 511, 512, 513, 767, 768, 812, 813, 1_023, 1_024, 1_511, 1_512]
    for (const prover of [new EntryProver(), new EntryProver(512)]) {
      for (const index of places) {
        const proof = await prover.prove(store, tenant, index)
        const { size } = verifyProof({ proof, entry: entryOf(index), verifier })
        expect(size, `entry ${index}`).to.equal(store.sizes.find((covering) => covering > index))
      }
    }
    console.log(`      ${places.length} places, twice`)
  })

  it('reads whole blocks once, after that little, and in the next process what no large block holds', async () => {
    const store = await storeOf(groups)
    const prover = new EntryProver(512)
    const costs: number[] = []
    for (const asked of [prover, prover, new EntryProver(512)]) {
      store.entriesRead = 0
      await asked.prove(store, tenant, 1_500)
      costs.push(store.entriesRead)
    }
    const [first = 0, second = 0, next = 0] = costs
    expect(first).to.be.greaterThan(1_400)
    expect(second).to.be.lessThan(256)
    expect(next).to.be.lessThan(512)
  })

  it('is refused where entries are missing or no checkpoint covers the entry', async () => {
    const store = await storeOf(groups)
    const holed: ProvingStore = { ...store, readEntries: async (...asked) => (await store.readEntries(...asked)).filter(({ index }) => index !== 5) }
    const prove = (from: ProvingStore, index: number): Promise<string> => new EntryProver().prove(from, tenant, index)
    for (const given of [prove(holed, 300), prove(store, 5_000)]) {
      expect(await given.catch((error: unknown) => error)).to.have.property('code', 'ERR_STORE_CORRUPT')
    }
  })
})
