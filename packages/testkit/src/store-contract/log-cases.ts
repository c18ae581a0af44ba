import assert from 'node:assert/strict'
import { type LogHead, type Sequence, limits } from '@scrubjay/core'
import {
  type StoreCases,
  append,
  assertContinuousLog,
  chainSequence,
  idsOf,
  leafHashOf,
  put,
  refusal,
  tenant,
  valueOf,
} from './bench.js'

/** The audit log. */
export const logCases: StoreCases = {
  'has no head, entries, checkpoints or tenants at first': async ({ store }) => {
    assert.equal(await store.readHead(tenant), undefined)
    assert.deepEqual(await store.readEntries(tenant, 0, 10), [])
    assert.deepEqual(await store.readCheckpoints(tenant, 0, 10), [])
    assert.deepEqual(await store.listTenants(), [])
  },
  'gives entries the next indexes, in order, across batches': async ({ store }) => {
    await store.commit(append(['a', 'b']))
    await store.commit(append(['c']))
    await store.commit(append(['d', 'e', 'f']))
    assert.deepEqual(await assertContinuousLog(store), ['a', 'b', 'c', 'd', 'e', 'f'])
  },
  'gives entries the next indexes when many batches are committed at once': async ({ store }) => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => store.commit(append([`${index}`, `${index}+`]))))
    const entries = await assertContinuousLog(store)
    assert.equal(entries.length, 120)
    for (let index = 0; index < 60; index += 1) {
      assert.equal(entries.indexOf(`${index}+`), entries.indexOf(`${index}`) + 1, 'a batch was torn')
    }
  },
  'keeps entries byte for byte': async ({ store }) => {
    const all = Uint8Array.from({ length: 256 }, (_, index) => index)
    const longest = new Uint8Array(limits.entryBytesMax).fill(255)
    const entries = [all, new Uint8Array(0), longest, Buffer.from(all).subarray(7, 9)]
    await store.commit(append([], { entries }))
    const rows = await store.readEntries(tenant, 0, 10)
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
    assert.deepEqual(rows.map(row => hex(row.entry)), entries.map(hex))
    assert.deepEqual(rows.map(row => row.leafHash), entries.map(leafHashOf))
  },
  'does not share bytes with its callers': async ({ store }) => {
    const entry = Uint8Array.of(1, 2, 3)
    await store.commit(append([], { entries: [entry] }))
    entry.fill(9)
    ;(await store.readEntries(tenant, 0, 1))[0]?.entry.fill(9)
    assert.deepEqual((await store.readEntries(tenant, 0, 1))[0]?.entry, Uint8Array.of(1, 2, 3))
  },
  'calls sequence with the stored head and the new entries': async ({ store }) => {
    const calls: { head: LogHead | undefined; entries: string[] }[] = []
    const sequence: Sequence = (head, entries) => {
      calls.push({ head, entries: entries.map(entry => Buffer.from(entry).toString()) })
      return chainSequence(head, entries)
    }
    await store.commit(append(['a'], { sequence }))
    const head = await store.readHead(tenant)
    await store.commit(append(['b', 'c'], { sequence }))
    assert.deepEqual(calls, [{ head: undefined, entries: ['a'] }, { head, entries: ['b', 'c'] }])
  },
  'returns the head as sequence made it, and a checkpoint for each commit': async ({ store }) => {
    await store.commit(append(['a', 'b']))
    await store.commit(append(['c']))
    const first = chainSequence(undefined, ['a', 'b'].map(text => Buffer.from(text))).head
    const second = chainSequence(first, [Buffer.from('c')]).head
    assert.deepEqual(await store.readHead(tenant), second)
    const expected = [first, second].map(({ size, checkpoint }) => ({ size, checkpoint }))
    assert.deepEqual(await store.readCheckpoints(tenant, 0, 10), expected)
  },
  'pages through entries and checkpoints': async ({ store }) => {
    for (const text of ['a', 'b', 'c', 'd']) await store.commit(append([text]))
    assert.deepEqual((await store.readEntries(tenant, 1, 2)).map(row => row.index), [1, 2])
    assert.deepEqual(await store.readEntries(tenant, 4, 2), [])
    assert.deepEqual(await store.readEntries(tenant, 0, 0), [])
    assert.deepEqual((await store.readCheckpoints(tenant, 1, 2)).map(({ size }) => size), [2, 3])
    for (const wrong of [-1, 0.5]) {
      await refusal(store.readEntries(tenant, wrong, 1), 'ERR_INPUT')
      await refusal(store.readEntries(tenant, 0, wrong), 'ERR_INPUT')
      await refusal(store.readCheckpoints(tenant, wrong, 1), 'ERR_INPUT')
    }
  },
  'writes records and entries together or not at all': async ({ store }) => {
    await store.commit({ ...append(['a']), writes: [put('a', '1')] })
    await refusal(store.commit({ ...append(['b']), writes: [put('a', '2', { expect: 5 })] }), 'ERR_STORE_CONFLICT')
    const bounds = [{ tenant, kind: 'consent', countMax: 1 }]
    await refusal(store.commit({ ...append(['c']), writes: [put('b')], bounds }), 'ERR_STORE_BOUND')
    assert.deepEqual(await assertContinuousLog(store), ['a'])
    assert.deepEqual([await idsOf(store), await valueOf(store, 'a')], [['a'], '1'])
  },
  'leaves nothing of a batch whose sequence throws': async ({ store }) => {
    await store.commit(append(['a']))
    const sequence: Sequence = () => {
      throw new Error('cannot sign')
    }
    await refusal(store.commit({ ...append(['b'], { sequence }), writes: [put('x')] }), 'ERR_FOREIGN')
    assert.deepEqual(await idsOf(store), [])
    await store.commit(append(['c']))
    assert.deepEqual(await assertContinuousLog(store), ['a', 'c'])
  },
  'commits the others when one of many batches cannot be sequenced or conflicts': async ({ store }) => {
    const sequence: Sequence = () => {
      throw new Error('cannot sign')
    }
    const batches = Array.from({ length: 20 }, (_, index) => {
      if (index === 7) return append(['never'], { sequence })
      if (index === 8) return { ...append(['never']), writes: [put('a', '1', { expect: 9 })] }
      if (index === 9) return append(['other'], { tenant: 'tenant-2', sequence })
      return append([`${index}`])
    })
    const outcomes = await Promise.allSettled(batches.map(batch => store.commit(batch)))
    const failed = outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [index] : []))
    assert.deepEqual(failed, [7, 8, 9])
    assert.equal((await assertContinuousLog(store)).length, 17)
    assert.deepEqual(await store.listTenants(), [tenant])
  },
  'refuses a head that does not continue the log': async ({ store }) => {
    await store.commit(append(['a']))
    const wrong: Sequence[] = [
      (head, entries) => ({ ...chainSequence(head, entries), head: { ...chainSequence(head, entries).head, size: 1 } }),
      (head, entries) => ({ ...chainSequence(head, entries), leafHashes: [] }),
      (head, entries) => ({ ...chainSequence(head, entries), leafHashes: [new Uint8Array(31)] }),
    ]
    for (const sequence of wrong) await refusal(store.commit(append(['b'], { sequence })), 'ERR_STORE_CORRUPT')
    assert.deepEqual(await assertContinuousLog(store), ['a'])
  },
  'takes no entries for no append': async ({ store }) => {
    const sequence: Sequence = () => assert.fail('called without entries')
    await store.commit({ ...append([], { sequence }), writes: [put('a')] })
    assert.deepEqual([await store.readHead(tenant), await idsOf(store)], [undefined, ['a']])
  },
  'keeps one log for each tenant and lists them in order': async ({ store }) => {
    const tenants = ['b', 'a', '', '😀', '\uffee']
    await Promise.all(tenants.map(name => store.commit(append([`of ${name}`], { tenant: name }))))
    assert.deepEqual(await store.listTenants(), ['', 'a', 'b', '\uffee', '😀'])
    for (const name of tenants) assert.deepEqual(await assertContinuousLog(store, name), [`of ${name}`])
  },
  'appends only in a durable batch, and no entry above the limit': async ({ store }) => {
    await refusal(store.commit({ ...append(['a']), durability: 'process' }), 'ERR_INPUT')
    const entries = [new Uint8Array(limits.entryBytesMax + 1)]
    await refusal(store.commit(append([], { entries })), 'ERR_LIMIT_ENTRY')
    assert.equal(await store.readHead(tenant), undefined)
  },
}
