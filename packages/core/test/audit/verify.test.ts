import { expect } from 'chai'
import { createTenantLog, type TenantLog } from '../../src/audit/log.js'
import { hashLeaf } from '../../src/audit/merkle.js'
import { verifyLog, type LogFailure, type LogReport, type VerifyOptions } from '../../src/audit/verify.js'
import { append, appendAll, entryOf, fakeRing, groupsOf, readerOf, tenant, tenantLog } from './memory-log.js'
import type { MemoryLog } from './memory-log.js'

const log = tenantLog()
const { vkey } = log
/** Groups of 3, 1, 5 and so on: 20 entries with checkpoints at 3, 4, 9, 11, 18 and 20. */
const sizes = [3, 1, 5, 2, 7, 2]

describe('verifying a log', () => {
  it('reports how many entries, from when to when, and which key', async () => {
    const report = await verify(good(), { checkpoint: noteOf(log, [3, 1, 5]) })
    expect(report).to.deep.equal({
      entries: 20,
      checkpoints: 6,
      fromTime: '2023-11-14T22:13:20.000Z',
      toTime: '2023-11-14T22:13:39.000Z',
      origin: 'bot.example/audit/acme',
      keyName: vkey.split('+').slice(0, 2).join('+'),
      keyFrom: 'given',
      heldCheckpoint: { size: 9 },
    })
  })

  it('says when the key came from the store', async () => {
    const stored = await verifyLog(readerOf(good()), { tenant, storedVkey: vkey })
    expect(stored).to.include({ entries: 20, keyFrom: 'store' }).and.not.have.property('failure')
  })

  it('finds an empty log in order', async () => {
    expect(await verify(empty())).to.include({ entries: 0, checkpoints: 0 }).and.not.have.property('failure')
  })

  it('streams a log of many pages', async () => {
    const report = await verify(appendAll(log, groupsOf([1, 255, 256, 300, ...Array.from({ length: 300 }, () => 1)])))
    expect(report).to.include({ entries: 1_112, checkpoints: 304 }).and.not.have.property('failure')
  })

  it('looks at the log as it was at the start while others append', async () => {
    const growing = appendAll(log, groupsOf([300]))
    const reader = readerOf(growing)
    const report = await verifyLog(
      {
        ...reader,
        readEntries: async (name, from, limit) => {
          append(growing, log.sequence, [entryOf(growing.rows.length)])
          return reader.readEntries(name, from, limit)
        },
      },
      { tenant, vkey },
    )
    expect(report).to.include({ entries: 300 }).and.not.have.property('failure')
  })

  it('needs a key, of this tenant', async () => {
    const cases: readonly [VerifyOptions, string][] = [
      [{ tenant }, 'no key'],
      [{ tenant, storedVkey: 'x' }, 'malformed'],
      [{ tenant: 'other', vkey }, 'another tenant'],
      [{ tenant, vkey, storedVkey: tenantLog(2).vkey }, 'not the given one'],
    ]
    for (const [options, reason] of cases) {
      expect((await verifyLog(readerOf(good()), options)).failure?.reason).to.include(reason)
    }
  })

  it('refuses a malformed key or checkpoint of the caller', async () => {
    for (const wrong of [{ vkey: 'x' }, { checkpoint: 'x' }]) {
      const error: unknown = await verify(good(), wrong).then(() => undefined, (reason: unknown) => reason)
      expect(error).to.have.property('code', 'ERR_AUDIT_FORMAT')
    }
  })

  it('passes on what a broken reader throws', async () => {
    const readEntries = (): Promise<never> => Promise.reject(new Error('disk'))
    const error: unknown = await verifyLog({ ...readerOf(good()), readEntries }, { tenant, vkey })
      .then(() => undefined, (reason: unknown) => reason)
    expect(error).to.be.instanceOf(Error).with.property('message', 'disk')
  })

  it('with a held checkpoint that this key has not signed fails, whatever its size', async () => {
    for (const count of [2, 4, 30]) {
      const checkpoint = noteOf(tenantLog(2), [count])
      const report = await verify(good(), { checkpoint })
      expect(report.failure?.reason).to.include('held outside is not signed by the log')
      expect(report.failure?.size).to.equal(count)
    }
  })

  it('with a held checkpoint over none of the entries has nothing to hold on to, but needs no more', async () => {
    const other = createTenantLog({ ring: fakeRing(1), tenant: 'other' })
    const foreign = noteOf(other, [4])
    expect((await verify(good(), { checkpoint: foreign })).failure?.size).to.equal(4)
    expect((await verify(empty(), { checkpoint: noteOf(log, [4]) })).failure).to.include({ index: 0, size: 4 })
  })
})

describe('a damaged log fails and the place is named', () => {
  const held = noteOf(log, [3, 1, 5])
  const other = tenantLog(2)
  const forged = (): MemoryLog => appendAll(other, groupsOf(sizes))
  /** Nine entries of which the first is another one, in the groups of a good log and in one group. */
  const rewritten = appendAll(log, [[entryOf(77)], ...groupsOf([8])])
  const regrouped = appendAll(log, [[entryOf(77), ...groupsOf([9]).flat()]])
  const cases: readonly Damage[] = [
    ['an entry that is gone', (l) => l.rows.splice(7, 1), { index: 7 }],
    ['the first entry gone', (l) => l.rows.shift(), { index: 0 }],
    ['an entry that is there twice', (l) => l.rows.splice(7, 0, row(l, 7)), { index: 7 }],
    ['rows in another order', (l) => l.rows.splice(7, 2, row(l, 8), row(l, 7)), { index: 7 }],
    ['two entries that changed places under their indexes', (l) => swap(l, 5, 7), { index: 4, size: 9 }],
    ['an entry taken out and the rest moved up', (l) => renumber(l, l.rows.toSpliced(7, 1)), { index: 4, size: 9 }],
    ['an entry put in', (l) => renumber(l, l.rows.toSpliced(7, 0, rowOf(entryOf(77)))), { index: 4, size: 9 }],
    ['an entry changed with its leaf hash', (l) => replace(l, 12, entryOf(77)), { index: 11, size: 18 }],
    ['an entry that is no record', (l) => replace(l, 12, Buffer.from('{"v":1}')), { index: 12 }],
    ['an entry that is not canonical', (l) => replace(l, 12, Buffer.from([...row(l, 12).entry, 10])), { index: 12 }],
    ['a leaf hash cut short', (l) => patchRow(l, 12, { leafHash: row(l, 12).leafHash.subarray(1) }), { index: 12 }],
    ['a cut tail', (l) => l.rows.pop(), { index: 19, size: 20 }],
    ['all entries gone', (l) => l.rows.splice(0), { index: 0, size: 20 }],
    ['the head gone', (l) => (l.head = undefined), { index: 0 }],
    ['everything gone but the history', (l) => ((l.head = undefined), l.rows.splice(0)), { index: 0, size: 3 }],
    ['entries beyond the head', (l) => l.rows.push({ ...rowOf(entryOf(20)), index: 20 }), { index: 20 }],
    ['a tail cut with its head, not its history', (l) => rollBack(l, [3, 1, 5, 2, 7], false), { index: 18, size: 20 }],
    ['a head of an earlier time over all entries', (l) => (l.head = appendAll(log, groupsOf([3, 1])).head), { index: 4 }],
    ['a head whose size was changed', (l) => patchHead(l, { size: 19 }), { index: 18, size: 19 }],
    ['a head whose frontier was changed', (l) => patchHead(l, { frontier: [] }), { size: 20 }],
    ['a head that is not signed', (l) => patchHead(l, { checkpoint: '' }), { size: 20 }],
    ['a head that another key has signed', (l) => patchHead(l, appendAll(other, groupsOf(sizes)).head), { size: 20 }],
    ['a checkpoint for another root', (l) => patchHistory(l, 2, rewritten.head?.checkpoint), { index: 4, size: 9 }],
    ['a checkpoint for another size', (l) => patchHistory(l, 2, l.checkpoints[1]?.checkpoint), { index: 4, size: 9 }],
    ['a checkpoint that is no note', (l) => patchHistory(l, 2, 'x'), { index: 4, size: 9 }],
    ['a checkpoint by another key', (l) => patchHistory(l, 2, noteOf(other, [3, 1, 5])), { index: 4, size: 9 }],
    ['a history out of order', (l) => l.checkpoints.reverse(), { size: 18 }],
    ['a history without its end', (l) => l.checkpoints.pop(), { index: 18, size: 20 }],
    ['no history', (l) => l.checkpoints.splice(0), { index: 9, size: 20 }],
    ['all of it signed again with another key', (l) => Object.assign(l, forged()), { index: 0, size: 3 }],
    ['a clean roll back below the held checkpoint', (l) => rollBack(l, [3, 1], true), { index: 4, size: 9 }],
    ['a clean roll back to nothing', (l) => Object.assign(l, empty()), { index: 0, size: 9 }],
    ['a rewrite by the log itself, in the same groups', (l) => Object.assign(l, rewritten), { index: 0, size: 9 }],
    ['a rewrite by the log itself, with other groups', (l) => Object.assign(l, regrouped), { index: 0, size: 9 }],
  ]
  for (const [what, damage, place] of cases) {
    it(what, async () => {
      const damaged = good()
      damage(damaged)
      const { failure } = await verify(damaged, { checkpoint: held })
      expect(failure).to.include(place)
      expect(Object.keys(failure ?? {}).sort()).to.deep.equal([...Object.keys(place), 'reason'].sort())
    })
  }

  it('and not without damage', async () => {
    expect(cases.length).to.equal(34)
    expect(await verify(good(), { checkpoint: held })).not.to.have.property('failure')
    console.log(`      ${cases.length} kinds of damage`)
  })

  it('not at all when it was signed again and the key comes with it, unless a checkpoint is held', async () => {
    const options = { tenant, storedVkey: other.vkey }
    const report = await verifyLog(readerOf(forged()), options)
    expect(report).to.include({ keyFrom: 'store' }).and.not.have.property('failure')
    expect((await verifyLog(readerOf(forged()), { ...options, checkpoint: held })).failure?.size).to.equal(9)
  })

  it('any one bit of any entry, leaf hash or checkpoint', async () => {
    const random = randomFrom(Date.now())
    let count = 0
    for (let round = 0; round < 300; round += 1) {
      const damaged = good()
      const index = random.below(20)
      const target = random.below(3)
      const { entry, leafHash } = row(damaged, index)
      if (target === 0) patchRow(damaged, index, { entry: random.flip(entry) })
      if (target === 1) patchRow(damaged, index, { leafHash: random.flip(leafHash) })
      const changed = target === 2 ? random.below(sizes.length) : -1
      const note = damaged.checkpoints[changed]
      if (note !== undefined) {
        patchHistory(damaged, changed, Buffer.from(random.flip(Buffer.from(note.checkpoint))).toString())
      }
      const { failure } = await verify(damaged)
      if (note === undefined) expect(failure, `round ${round}, seed ${random.seed}`).to.include({ index })
      else expect(failure, `round ${round}, seed ${random.seed}`).to.include({ size: note.size })
      count += 1
    }
    console.log(`      ${count} flipped bits, seed ${random.seed}`)
  }).timeout(20_000)

  it('any one entry changed together with its leaf hash lies in the named range', async () => {
    const random = randomFrom(Date.now())
    for (let round = 0; round < 100; round += 1) {
      const groups = Array.from({ length: 1 + random.below(8) }, () => 1 + random.below(6))
      const damaged = appendAll(log, groupsOf(groups))
      const index = random.below(damaged.rows.length)
      replace(damaged, index, entryOf(1_000 + index))
      const { failure } = await verify(damaged)
      const ends = groups.map((_, place) => groups.slice(0, place + 1).reduce((sum, size) => sum + size))
      const size = ends.find((end) => end > index)
      expect(failure, `seed ${random.seed}`).to.include({ index: ends.filter((end) => end <= index).at(-1) ?? 0, size })
    }
    console.log(`      100 logs, seed ${random.seed}`)
  }).timeout(20_000)
})

type Damage = readonly [what: string, damage: (log: MemoryLog) => unknown, place: Omit<LogFailure, 'reason'>]

function verify(damaged: MemoryLog, options: Partial<VerifyOptions> = {}): Promise<LogReport> {
  return verifyLog(readerOf(damaged), { tenant, vkey, ...options })
}

const undamaged = appendAll(log, groupsOf(sizes))

function good(): MemoryLog {
  return { rows: [...undamaged.rows], checkpoints: [...undamaged.checkpoints], head: undamaged.head }
}

/** What an outsider who looked at that time holds. */
function noteOf(one: TenantLog, groups: readonly number[]): string {
  return appendAll(one, groupsOf(groups)).head?.checkpoint ?? ''
}

function empty(): MemoryLog {
  return { rows: [], checkpoints: [], head: undefined }
}

function row({ rows }: MemoryLog, index: number): MemoryLog['rows'][number] {
  const found = rows[index]
  if (found === undefined) throw new Error('no such row')
  return found
}

function rowOf(entry: Uint8Array): MemoryLog['rows'][number] {
  return { index: 0, entry, leafHash: hashLeaf(entry) }
}

function patchRow(damaged: MemoryLog, index: number, patch: Partial<MemoryLog['rows'][number]>): void {
  damaged.rows[index] = { ...row(damaged, index), ...patch }
}

function replace(damaged: MemoryLog, index: number, entry: Uint8Array): void {
  damaged.rows[index] = { ...rowOf(entry), index }
}

function swap(damaged: MemoryLog, one: number, other: number): void {
  const { entry } = row(damaged, one)
  replace(damaged, one, row(damaged, other).entry)
  replace(damaged, other, entry)
}

function renumber(damaged: MemoryLog, rows: MemoryLog['rows']): void {
  damaged.rows = rows.map((item, index) => ({ ...item, index }))
}

function rollBack(damaged: MemoryLog, groups: readonly number[], withHistory: boolean): void {
  const { rows, head, checkpoints } = appendAll(log, groupsOf(groups))
  Object.assign(damaged, { rows, head }, withHistory ? { checkpoints } : {})
}

function patchHead(damaged: MemoryLog, patch: Partial<MemoryLog['head']>): void {
  if (damaged.head !== undefined) damaged.head = { ...damaged.head, ...patch }
}

function patchHistory(damaged: MemoryLog, place: number, checkpoint: string | undefined): void {
  const found = damaged.checkpoints[place]
  if (found === undefined || checkpoint === undefined) throw new Error('no such checkpoint')
  damaged.checkpoints[place] = { ...found, checkpoint }
}

interface SeededRandom {
  readonly seed: number
  below(limit: number): number
  flip(bytes: Uint8Array): Uint8Array
}

/** A small linear congruential generator (the constants of Numerical Recipes), so that a seed repeats a run. */
function randomFrom(seed: number): SeededRandom {
  let state = seed >>> 0
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return {
    seed,
    below,
    flip: (bytes) => {
      const [at, bit] = [below(bytes.length), below(8)]
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
    },
  }
}
