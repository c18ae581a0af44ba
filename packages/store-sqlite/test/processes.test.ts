import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import type { Store } from '@scrubjay/core'
import { assertContinuousLog } from '@scrubjay/testkit'
import { createSqliteStore } from '../src/index.js'
import { raceRounds } from './child.js'
import { type TemporaryFolder, createTemporaryFolder } from './temporary-folder.js'

const kills = Number(process.env['SCRUBJAY_KILLS'] ?? '15')
/** A file that grows for ever would make a thousand kills slow: each is followed by reading all of it. */
const killsPerFile = 25
const seed = Number(process.env['SCRUBJAY_SEED'] ?? Date.now() % 1_000_000)

describe('a SQLite store and several processes', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = createTemporaryFolder()
  })
  afterEach(() => folder.remove())

  it('loses no increment and keeps one log when two processes open a new file at once and race', async function () {
    this.timeout(60_000)
    const path = folder.file('privacy.db')
    const children = [start(['race', path]), start(['race', path])]
    await Promise.all(children.map(child => once(child.stdout!, 'data')))
    const ended = children.map(child => once(child, 'exit'))
    for (const child of children) child.stdin!.write('go\n')
    await Promise.all(ended)
    expect(children.map(child => child.exitCode)).to.deep.equal([0, 0])

    const store = createSqliteStore(path)
    const [counter] = await store.read([{ tenant: 'tenant-1', kind: 'consent', id: 'counter' }])
    expect(counter?.value).to.equal(String(2 * raceRounds))
    const entries = await assertContinuousLog(store)
    const expected = children.flatMap(child => Array.from({ length: raceRounds }, (_, round) => `${child.pid}-${round}`))
    expect(entries).to.have.members(expected)
    await store.close()
  })

  it('reads many records from one snapshot while another process writes them', async function () {
    this.timeout(60_000)
    const path = folder.file('privacy.db')
    const store = createSqliteStore(path)
    const child = start(['pairs', path])
    await once(child.stdout!, 'data')
    const ended = once(child, 'exit')
    const seen = new Set<string>()
    while (child.exitCode === null) {
      const pair = await store.read(['a', 'b'].map(id => ({ tenant: 'tenant-1', kind: 'pair', id })))
      expect(pair[0]?.value).to.equal(pair[1]?.value)
      seen.add(pair[0]?.value ?? '')
      await new Promise(resolve => setImmediate(resolve))
    }
    await ended
    expect(seen.size, 'states that were seen').to.be.above(20)
    await store.close()
  })

  it(`keeps every acknowledged batch whole through ${kills} kill -9 (SCRUBJAY_KILLS), seed ${seed}`, async function () {
    this.timeout(10_000 + kills * 4_000)
    const random = createRandom(seed)
    const acknowledged = new Set<number>()
    let total = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const path = folder.file(`privacy-${Math.floor(kill / killsPerFile)}.db`)
      if (kill % killsPerFile === 0) acknowledged.clear()
      total -= acknowledged.size
      const from = Math.max(-1, ...acknowledged) + 1_000
      await runUntilKilled({ path, from, acksMax: 1 + Math.floor(random() * 200), acknowledged })
      const store = createSqliteStore(path)
      await assertWhole(store, acknowledged)
      await store.close()
      total += acknowledged.size
    }
    expect(total).to.be.at.least(kills)
    console.log(`      ${kills} kills, ${total} acknowledged batches, none lost`)
  })
})

function start(args: readonly string[]): ChildProcess {
  return fork(join(__dirname, 'child.js'), [...args], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] })
}

interface KilledRun {
  readonly path: string
  readonly from: number
  readonly acksMax: number
  readonly acknowledged: Set<number>
}

/** Kills the child, wherever it is, when it has acknowledged so much. What it said before it died counts too. */
async function runUntilKilled(run: KilledRun): Promise<void> {
  const child = start(['commit', run.path, String(run.from)])
  const ended = once(child, 'exit')
  let acks = 0
  for await (const line of createInterface({ input: child.stdout! })) {
    run.acknowledged.add(Number(line))
    acks += 1
    if (acks === run.acksMax) child.kill('SIGKILL')
  }
  await ended
  expect(child.signalCode).to.equal('SIGKILL')
}

async function assertWhole(store: Store, acknowledged: ReadonlySet<number>): Promise<void> {
  const halves = ['a', 'b'].map(async kind => {
    const records = await store.list({ tenant: 'tenant-1', kind, limit: 1_000_000 })
    return records.map(record => record.id)
  })
  const [a, b] = await Promise.all(halves)
  expect(a).to.deep.equal(b)
  const written = new Set(a)
  const entries = await assertContinuousLog(store)
  const expected = [...written].filter(id => Number(id) % 3 !== 0).flatMap(id => [`${id} first`, `${id} second`])
  expect([...entries].sort()).to.deep.equal(expected.sort())
  const lost = [...acknowledged].filter(id => !written.has(String(id)))
  expect(lost).to.deep.equal([])
}

/** Mulberry32: small, seeded, good enough to choose moments. */
function createRandom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
