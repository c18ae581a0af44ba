import { expect } from 'chai'
import fc from 'fast-check'
import { openCheckpoint } from '../../src/audit/checkpoint.js'
import { createSequence, createTenantLog } from '../../src/audit/log.js'
import { hashLeaf, rootOfLeaves } from '../../src/audit/merkle.js'
import { createNoteSigner, parseVerifierKey } from '../../src/audit/note.js'
import type { LogHead } from '../../src/ports/store.js'
import { appendAll, entryOf, fakeRing, groupsOf, tenantLog } from './memory-log.js'

describe('the sequence of a log', () => {
  it('signs after every group the root over all entries so far', () => {
    const seed = Date.now()
    const log = tenantLog()
    const verifier = parseVerifierKey(log.vkey)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        const { rows, checkpoints, head } = appendAll(log, groupsOf(sizes))
        for (const { size, checkpoint } of checkpoints) {
          const { root, ...opened } = openCheckpoint(checkpoint, verifier)
          expect(opened).to.deep.equal({ origin: 'bot.example/audit/acme', size })
          expect(Buffer.compare(root, rootOfLeaves(rows.slice(0, size).map(({ entry }) => hashLeaf(entry))))).to.equal(0)
        }
        expect(head?.size).to.equal(rows.length)
      }),
      { seed, numRuns: 100 },
    )
    console.log(`      100 logs, seed ${seed}`)
  })

  it('goes on from a head that another process with the same keys has made', () => {
    const { head } = appendAll(tenantLog(), groupsOf([3, 4]))
    expect(tenantLog().sequence(head, [entryOf(7)])).to.deep.equal(tenantLog().sequence(head, [entryOf(7)]))
    expect(tenantLog().sequence(head, [entryOf(7)]).head.size).to.equal(8)
  })

  it('refuses a head that is not ours, also when it has just made the right one', () => {
    const log = tenantLog()
    const before = appendAll(log, groupsOf([6])).head
    const head = appendAll(log, groupsOf([6, 1])).head
    const foreign = appendAll(tenantLog(2), groupsOf([6, 1])).head
    if (head === undefined || before === undefined || foreign === undefined) throw new Error('no head')
    const [first = '', ...rest] = head.frontier
    const cases: readonly LogHead[] = [
      foreign,
      { ...head, size: 6 },
      { ...head, size: 0 },
      { ...head, size: 7.5 },
      { ...head, checkpoint: before.checkpoint },
      { ...head, checkpoint: foreign.checkpoint },
      { ...head, checkpoint: head.checkpoint.replace('\n7\n', '\n8\n') },
      { ...head, checkpoint: '' },
      { ...head, frontier: rest },
      { ...head, frontier: [...rest, first] },
      { ...head, frontier: [first, ...rest, first] },
      { ...head, frontier: [first.replace(/^./, '!'), ...rest] },
      { ...head, frontier: ['', ...rest] },
    ]
    for (const [number, wrong] of cases.entries()) {
      for (const { sequence } of [log, tenantLog()]) {
        expect(() => sequence(wrong, [entryOf(9)]), `case ${number}`)
          .to.throw().with.property('code', 'ERR_STORE_CORRUPT')
      }
    }
    expect(log.sequence(head, [entryOf(9)]).head.size).to.equal(8)
    console.log(`      ${cases.length} wrong heads`)
  })

  it('refuses to append nothing, and an entry that no bundle can hold', () => {
    const { sequence } = tenantLog()
    expect(() => sequence(undefined, [])).to.throw().with.property('code', 'ERR_INPUT')
    expect(() => sequence(undefined, [new Uint8Array(65_536)])).to.throw().with.property('code', 'ERR_LIMIT_ENTRY')
  })

  it('has a key of its own for every tenant, the same after every start', () => {
    const ring = fakeRing(1)
    const one = createTenantLog({ ring, tenant: 'a' })
    const again = createTenantLog({ ring, tenant: 'a' })
    const other = createTenantLog({ ring, tenant: 'b' })
    expect(one.vkey).to.equal(again.vkey)
    expect(one.vkey.split('+')[2]).not.to.equal(other.vkey.split('+')[2])
    expect(one.vkey.startsWith('bot.example/audit/a+')).to.equal(true)
  })

  it('refuses names that cannot stand in a checkpoint', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u00a0b', 'x'.repeat(2_049)]) {
      expect(() => createTenantLog({ ring: fakeRing(1), tenant: name }))
        .to.throw().that.includes({ code: 'ERR_OPTIONS_INVALID', at: 'tenant' })
      expect(() => createTenantLog({ ring: fakeRing(1, name), tenant: 'a' }))
        .to.throw().that.includes({ code: 'ERR_OPTIONS_INVALID', at: 'origin' })
    }
    const signer = createNoteSigner({ name: 'example.org/a', seed: new Uint8Array(32) })
    expect(() => createSequence({ origin: 'example.org/b', signer }))
      .to.throw().with.property('code', 'ERR_OPTIONS_INVALID')
  })
})
