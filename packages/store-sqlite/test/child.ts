/**
 * The other process of the tests. Called as `child.js race FILE`, `child.js pairs FILE` or `child.js commit FILE FROM`.
 * Each line on stdout is written after the commit that it tells of has resolved.
 */
import { writeSync } from 'node:fs'
import { chainSequence, increment } from '@scrubjay/testkit'
import { createSqliteStore } from '../src/index.js'

export const raceRounds = 100
const pairRounds = 2_000

async function main(): Promise<void> {
  const [mode, path = '', from = '0'] = process.argv.slice(2)
  const store = createSqliteStore(path)
  if (mode === 'race') await race(store)
  else if (mode === 'pairs') await writePairs(store)
  else await commitForEver(store, Number(from))
  await store.close()
}

type Store = ReturnType<typeof createSqliteStore>

/** Says that it is ready, waits for a line, then races the other process. */
async function race(store: Store): Promise<void> {
  writeSync(1, 'ready\n')
  await new Promise(resolve => process.stdin.once('data', resolve))
  process.stdin.destroy()
  for (let round = 0; round < raceRounds; round += 1) {
    const entries = [Buffer.from(`${process.pid}-${round}`)]
    await Promise.all([
      increment(store, 'counter', round % 2 === 0 ? 'durable' : 'process'),
      store.commit({ durability: 'durable', writes: [], log: { tenant: 'tenant-1', entries, sequence: chainSequence } }),
    ])
  }
}

/** Puts the same value in two records, again and again. */
async function writePairs(store: Store): Promise<void> {
  writeSync(1, 'ready\n')
  for (let round = 0; round < pairRounds; round += 1) {
    const keys = ['a', 'b'].map(id => ({ tenant: 'tenant-1', kind: 'pair', id }))
    const writes = keys.map(key => ({ op: 'put' as const, key, value: String(round) }))
    await store.commit({ durability: 'process', writes })
  }
}

/** Batch n writes two records and, when it is durable, two entries. Every third is a process commit. */
async function commitForEver(store: Store, from: number): Promise<void> {
  let next = from
  async function lane(): Promise<never> {
    for (;;) {
      const n = next
      next += 1
      const writes = ['a', 'b'].map(half => ({
        op: 'put' as const,
        key: { tenant: 'tenant-1', kind: half, id: String(n) },
        value: JSON.stringify('x'.repeat(n % 700)),
      }))
      if (n % 3 === 0) await store.commit({ durability: 'process', writes })
      else {
        const entries = [Buffer.from(`${n} first`), Buffer.from(`${n} second`)]
        const log = { tenant: 'tenant-1', entries, sequence: chainSequence }
        await store.commit({ durability: 'durable', writes, log })
      }
      writeSync(1, `${n}\n`)
      // A process commit resolves in a microtask; without this the other lanes would never get their turn.
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
}

if (require.main === module) void main()
