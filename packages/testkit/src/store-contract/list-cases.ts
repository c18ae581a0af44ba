import assert from 'node:assert/strict'
import type { ListQuery, Store } from '@scrubjay/core'
import { type StoreCases, durable, idsOf, kind, put, quick, refusal, tenant } from './bench.js'

async function list(store: Store, query: Partial<ListQuery> = {}): Promise<readonly string[]> {
  return (await store.list({ tenant, kind, limit: 100, ...query })).map(record => record.id)
}

/** Listing, and bounds. */
export const listCases: StoreCases = {
  'lists by id in the order of UTF-8 bytes': async ({ store }) => {
    const ids = ['b', 'a', 'Z', 'aa', '10', '9', 'é', '\uffee', '😀', 'a b']
    await store.commit(quick(ids.map(id => put(id))))
    assert.deepEqual(await list(store), ['10', '9', 'Z', 'a', 'a b', 'aa', 'b', 'é', '\uffee', '😀'])
  },
  'walks page by page, each id once': async ({ store }) => {
    const ids = Array.from({ length: 25 }, (_, index) => `id-${String(index).padStart(2, '0')}`)
    await store.commit(quick(ids.map(id => put(id))))
    const seen: string[] = []
    for (let page = await list(store, { limit: 10 }); page.length > 0; ) {
      assert.ok(page.length <= 10)
      seen.push(...page)
      page = await list(store, { limit: 10, after: seen[seen.length - 1] ?? '' })
    }
    assert.deepEqual(seen, ids)
  },
  'lists whole records, expired or not': async ({ store }) => {
    await store.commit(quick([put('a', '1', { owner: 'o', expiresAtMs: 1 })]))
    const records = await store.list({ tenant, kind, limit: 1 })
    assert.deepEqual(records, [{ tenant, kind, id: 'a', value: '1', owner: 'o', expiresAtMs: 1, version: 1 }])
  },
  'lists one owner, and `""` is an owner too': async ({ store }) => {
    const owners = { a: 'x', b: '', c: 'x', d: 'y' }
    await store.commit(quick(Object.entries(owners).map(([id, owner]) => put(id, '1', { owner }))))
    assert.deepEqual(await list(store, { owner: 'x' }), ['a', 'c'])
    assert.deepEqual(await list(store, { owner: '' }), ['b'])
    assert.deepEqual(await list(store, { owner: 'x', after: 'a', limit: 1 }), ['c'])
    assert.deepEqual(await list(store, { owner: 'none' }), [])
  },
  'lists what has expired: from 1 to the time, inclusive': async ({ store }) => {
    await store.commit(quick([0, 1, 99, 100, 101].map(time => put(`at-${time}`, '1', { expiresAtMs: time }))))
    assert.deepEqual(await list(store, { expiredAtMs: 100 }), ['at-1', 'at-100', 'at-99'])
    assert.deepEqual(await list(store, { expiredAtMs: 100, limit: 2, after: 'at-1' }), ['at-100', 'at-99'])
    assert.deepEqual(await list(store, { expiredAtMs: 0 }), [])
  },
  'combines owner and expiry': async ({ store }) => {
    for (const owner of ['x', 'y']) {
      await store.commit(quick([5, 50].map(expiresAtMs => put(`${owner}${expiresAtMs}`, '1', { owner, expiresAtMs }))))
    }
    assert.deepEqual(await list(store, { owner: 'y', expiredAtMs: 10 }), ['y5'])
  },
  'follows a record that changes owner or expiry': async ({ store }) => {
    await store.commit(quick([put('a', '1', { owner: 'x', expiresAtMs: 5 })]))
    await store.commit(quick([put('a', '1', { owner: 'y', expiresAtMs: 500 })]))
    assert.deepEqual(await list(store, { owner: 'x' }), [])
    assert.deepEqual(await list(store, { owner: 'y' }), ['a'])
    assert.deepEqual(await list(store, { expiredAtMs: 10 }), [])
  },
  'lists nothing for a limit of 0 and refuses a negative one': async ({ store }) => {
    await store.commit(quick([put('a')]))
    assert.deepEqual(await list(store, { limit: 0 }), [])
    for (const limit of [-1, 1.5, NaN]) await refusal(list(store, { limit }), 'ERR_INPUT')
  },
  'bounds the number of records of a kind': async ({ store }) => {
    const bounds = [{ tenant, kind, countMax: 2 }]
    await store.commit(durable([put('a'), put('b', '1', { owner: 'x' })], bounds))
    for (const commit of [durable, quick]) await refusal(store.commit(commit([put('c')], bounds)), 'ERR_STORE_BOUND')
    assert.deepEqual(await idsOf(store), ['a', 'b'])
    await store.commit(durable([put('a', '2')], bounds))
  },
  'checks bounds after all writes of the batch': async ({ store }) => {
    const bounds = [{ tenant, kind, countMax: 1 }]
    await store.commit(quick([put('a')], bounds))
    await store.commit(quick([put('b'), { op: 'delete', key: { tenant, kind, id: 'a' } }], bounds))
    assert.deepEqual(await idsOf(store), ['b'])
  },
  'bounds the records of one owner only, when one is given': async ({ store }) => {
    const bounds = [{ tenant, kind, owner: 'x', countMax: 1 }]
    await store.commit(quick([put('a', '1', { owner: 'x' }), put('b', '1', { owner: 'y' }), put('c')], bounds))
    await refusal(store.commit(quick([put('d', '1', { owner: 'x' })], bounds)), 'ERR_STORE_BOUND')
    await store.commit(quick([put('d', '1', { owner: 'y' })], bounds))
  },
  'bounds bytes of UTF-8, exactly': async ({ store }) => {
    const bounds = [{ tenant, kind, bytesMax: 10 }]
    await store.commit(quick([put('a', '"€"'), put('b', '12345')], bounds))
    await refusal(store.commit(quick([put('c', '1')], bounds)), 'ERR_STORE_BOUND')
    await refusal(store.commit(quick([put('b', '123456')], bounds)), 'ERR_STORE_BOUND')
    await store.commit(quick([put('a', '""'), put('c', '123')], bounds))
  },
  'bounds the bytes of one owner only, when one is given': async ({ store }) => {
    const bounds = [{ tenant, kind, owner: 'x', bytesMax: 4 }]
    await store.commit(quick([put('a', '1234', { owner: 'x' }), put('b', '123456789', { owner: 'y' })], bounds))
    await refusal(store.commit(quick([put('c', '1', { owner: 'x' })], bounds)), 'ERR_STORE_BOUND')
  },
  'does not count other tenants, other kinds, or what is gone': async ({ store }) => {
    const elsewhere = [{ tenant: 'tenant-2', kind, id: 'a' }, { tenant, kind: 'other', id: 'a' }]
    await store.commit(quick([put('gone'), ...elsewhere.map(key => put('', '123', { key }))]))
    const bounds = [{ tenant, kind, countMax: 1, bytesMax: 2 }]
    await store.commit(quick([{ op: 'delete', key: { tenant, kind, id: 'gone' } }, put('b', '12')], bounds))
  },
  'holds every one of several bounds, and refuses writing to a bound of 0': async ({ store }) => {
    const wide = { tenant, kind, countMax: 100 }
    await refusal(store.commit(quick([put('a', '123')], [wide, { tenant, kind, bytesMax: 2 }])), 'ERR_STORE_BOUND')
    await refusal(store.commit(quick([put('a', '123')], [{ tenant, kind, countMax: 0 }, wide])), 'ERR_STORE_BOUND')
    assert.deepEqual(await idsOf(store), [])
  },
}
