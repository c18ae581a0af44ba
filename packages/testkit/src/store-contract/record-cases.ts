import assert from 'node:assert/strict'
import { limits } from '@scrubjay/core'
import {
  type StoreCases,
  durable,
  idsOf,
  keyOf,
  kind,
  put,
  quick,
  refusal,
  remove,
  tenant,
  valueOf,
} from './bench.js'

/** Reading, writing, versions and atomicity. */
export const recordCases: StoreCases = {
  'returns a record as it was put': async ({ store }) => {
    await store.commit(durable([put('a', '{"x":"ü€😀"}', { owner: 'o1', expiresAtMs: 1_700_000_000_123 })]))
    const kept = { value: '{"x":"ü€😀"}', owner: 'o1', expiresAtMs: 1_700_000_000_123, version: 1 }
    assert.deepEqual(await store.read([keyOf('a')]), [{ ...keyOf('a'), ...kept }])
  },
  'gives owner and expiry their defaults': async ({ store }) => {
    await store.commit(quick([put('a', '1', { owner: 'o', expiresAtMs: 5 }), put('b', '1')]))
    await store.commit(quick([put('a', '2')]))
    for (const record of await store.read([keyOf('a'), keyOf('b')])) {
      assert.deepEqual([record?.owner, record?.expiresAtMs], ['', 0])
    }
  },
  'answers in the order of the keys, undefined for what is missing': async ({ store }) => {
    await store.commit(quick([put('a', '1'), put('b', '2')]))
    const records = await store.read(['b', 'none', 'a', 'b'].map(id => keyOf(id)))
    assert.deepEqual(records.map(record => record?.value), ['2', undefined, '1', '2'])
  },
  'reads nothing for no keys': async ({ store }) => {
    assert.deepEqual(await store.read([]), [])
  },
  'counts versions from 1, one more with every put': async ({ store }) => {
    for (const version of [1, 2, 3]) {
      await store.commit(quick([put('a')]))
      assert.equal((await store.read([keyOf('a')]))[0]?.version, version)
    }
  },
  'starts at version 1 again after a delete': async ({ store }) => {
    await store.commit(quick([put('a')]))
    await store.commit(quick([put('a')]))
    await store.commit(quick([remove('a')]))
    await store.commit(quick([put('a')]))
    assert.equal((await store.read([keyOf('a')]))[0]?.version, 1)
  },
  'puts when the expected version is there': async ({ store }) => {
    await store.commit(durable([put('a', '1', { expect: 0 })]))
    await store.commit(durable([put('a', '2', { expect: 1 })]))
    assert.equal(await valueOf(store, 'a'), '2')
  },
  'refuses a put on another version, as retryable': async ({ store }) => {
    await store.commit(quick([put('a', '1')]))
    for (const expect of [2, 3]) {
      const error = await refusal(store.commit(quick([put('a', '2', { expect })])), 'ERR_STORE_CONFLICT')
      assert.equal(error.retryable, true)
    }
    assert.equal(await valueOf(store, 'a'), '1')
  },
  'refuses a put that expects a record which is missing': async ({ store }) => {
    await refusal(store.commit(durable([put('a', '1', { expect: 1 })])), 'ERR_STORE_CONFLICT')
    assert.equal(await valueOf(store, 'a'), undefined)
  },
  'takes expect 0 as "must be absent"': async ({ store }) => {
    await store.commit(quick([put('a', '1', { expect: 0 })]))
    await refusal(store.commit(quick([put('a', '2', { expect: 0 })])), 'ERR_STORE_CONFLICT')
    assert.equal(await valueOf(store, 'a'), '1')
  },
  'deletes, and does not mind what is absent already': async ({ store }) => {
    await store.commit(quick([put('a')]))
    await store.commit(quick([remove('a'), remove('never')]))
    assert.deepEqual(await idsOf(store), [])
  },
  'deletes only the expected version': async ({ store }) => {
    await store.commit(quick([put('a')]))
    await refusal(store.commit(quick([remove('a', 2)])), 'ERR_STORE_CONFLICT')
    await refusal(store.commit(quick([remove('a', 0)])), 'ERR_STORE_CONFLICT')
    await refusal(store.commit(quick([remove('b', 1)])), 'ERR_STORE_CONFLICT')
    await store.commit(quick([remove('a', 1), remove('b', 0)]))
    assert.deepEqual(await idsOf(store), [])
  },
  'applies the writes of a batch in order': async ({ store }) => {
    await store.commit(quick([put('a', '1', { expect: 0 }), put('a', '2', { expect: 1 }), remove('a', 2), put('a', '3')]))
    assert.deepEqual((await store.read([keyOf('a')]))[0]?.version, 1)
    assert.equal(await valueOf(store, 'a'), '3')
  },
  'writes nothing of a batch with one conflict, wherever it is': async ({ store }) => {
    await store.commit(quick([put('old', 'before'), put('gone', 'before')]))
    for (const commit of [durable, quick]) {
      const writes = [put('old', 'after'), remove('gone'), put('new'), put('old', 'x', { expect: 9 }), put('last')]
      await refusal(store.commit(commit(writes)), 'ERR_STORE_CONFLICT')
    }
    assert.deepEqual(await idsOf(store), ['gone', 'old'])
    assert.equal(await valueOf(store, 'old'), 'before')
    assert.equal((await store.read([keyOf('old')]))[0]?.version, 1)
  },
  'accepts a batch without writes': async ({ store }) => {
    await store.commit(durable([]))
    await store.commit(quick([]))
  },
  'keeps tenants and kinds apart': async ({ store }) => {
    const elsewhere = [{ tenant: 'tenant-2' }, { kind: 'other' }, { tenant: '' }]
    const keys = [keyOf('a'), ...elsewhere.map(wall => keyOf('a', wall))]
    await store.commit(quick(keys.map((key, index) => put('', String(index), { key }))))
    assert.deepEqual((await store.read(keys)).map(record => record?.value), ['0', '1', '2', '3'])
    assert.equal((await store.list({ tenant: 'tenant-2', kind, limit: 9 })).length, 1)
    await store.commit(quick([remove('a')]))
    assert.deepEqual((await store.read(keys)).map(record => record?.value), [undefined, '1', '2', '3'])
  },
  'does not confuse keys whose parts run together': async ({ store }) => {
    const keys = [
      keyOf('c', { tenant: 'a', kind: 'b' }),
      keyOf('bc', { tenant: 'a', kind: '' }),
      keyOf('', { tenant: 'a', kind: 'bc' }),
      keyOf('c"]', { tenant: 'a","b', kind: '' }),
    ]
    await store.commit(quick(keys.map((key, index) => put('', String(index), { key }))))
    assert.deepEqual((await store.read(keys)).map(record => record?.value), ['0', '1', '2', '3'])
  },
  'keeps ids apart that differ in case, form or trailing space': async ({ store }) => {
    const ids = ['a', 'A', 'a ', 'é', 'e\u0301', '%', '_']
    await store.commit(quick(ids.map(id => put(id, JSON.stringify(id)))))
    const records = await store.read(ids.map(id => keyOf(id)))
    assert.deepEqual(records.map(record => record?.value), ids.map(id => JSON.stringify(id)))
  },
  'keeps a value of exactly the limit and refuses one byte more': async ({ store }) => {
    const largest = '😀'.repeat(limits.recordBytesMax / 4)
    await store.commit(durable([put('a', largest)]))
    assert.ok((await valueOf(store, 'a')) === largest)
    await refusal(store.commit(durable([put('b', `${largest}.`)])), 'ERR_STORE_BOUND')
    assert.deepEqual(await idsOf(store), ['a'])
  },
  'refuses a key above the limit': async ({ store }) => {
    const longest = 'i'.repeat(limits.recordKeyBytesMax - tenant.length - kind.length)
    await store.commit(quick([put(longest)]))
    await refusal(store.commit(quick([put(`${longest}i`)])), 'ERR_LIMIT_ID')
    await refusal(store.commit(quick([put(longest, '1', { owner: 'o' })])), 'ERR_LIMIT_ID')
    assert.deepEqual(await idsOf(store), [longest])
  },
  'refuses more writes than a batch may have': async ({ store }) => {
    const writes = Array.from({ length: limits.batchWritesMax + 1 }, () => remove('a'))
    await refusal(store.commit(quick(writes)), 'ERR_STORE_BOUND')
  },
  'refuses texts that no database keeps: NUL and halves of surrogate pairs': async ({ store }) => {
    for (const text of ['a\0b', 'a\ud800b']) {
      await refusal(store.commit(quick([put(text)])), 'ERR_INPUT')
      await refusal(store.commit(quick([put('a', text)])), 'ERR_INPUT')
      await refusal(store.commit(quick([put('a', '1', { owner: text })])), 'ERR_INPUT')
      await refusal(store.read([keyOf(text)]), 'ERR_INPUT')
    }
    assert.deepEqual(await idsOf(store), [])
  },
  'refuses versions and times that are no whole numbers': async ({ store }) => {
    for (const wrong of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
      await refusal(store.commit(quick([put('a', '1', { expect: wrong })])), 'ERR_INPUT')
      await refusal(store.commit(quick([put('a', '1', { expiresAtMs: wrong })])), 'ERR_INPUT')
    }
    await store.commit(quick([put('a', '1', { expiresAtMs: Number.MAX_SAFE_INTEGER })]))
    assert.equal((await store.read([keyOf('a')]))[0]?.expiresAtMs, Number.MAX_SAFE_INTEGER)
  },
}
