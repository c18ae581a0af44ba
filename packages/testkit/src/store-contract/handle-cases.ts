import assert from 'node:assert/strict'
import { type Sequence, ScrubjayError, type Store } from '@scrubjay/core'
import {
  type StoreCases,
  append,
  assertContinuousLog,
  assertSilent,
  canary,
  durable,
  idsOf,
  increment,
  keyOf,
  kind,
  put,
  quick,
  refusal,
  tenant,
  valueOf,
} from './bench.js'

/** Several handles, reopening, closing, and what errors tell. */
export const handleCases: StoreCases = {
  'shows a commit of either durability to another handle at once': async ({ store, open }) => {
    const other = await open()
    await store.commit(quick([put('a', '1')]))
    assert.equal(await valueOf(other, 'a'), '1')
    await other.commit({ ...append(['x']), writes: [put('a', '2', { expect: 1 })] })
    assert.equal(await valueOf(store, 'a'), '2')
    assert.deepEqual(await assertContinuousLog(store), ['x'])
  },
  'finds everything again after closing and opening': async ({ store, open }) => {
    await store.commit({ ...append(['x', 'y']), writes: [put('a', '1', { owner: 'o', expiresAtMs: 7 })] })
    await store.commit(quick([put('b', '2')]))
    const before = await store.list({ tenant, kind, limit: 10 })
    await store.close()
    const again = await open()
    assert.deepEqual(await again.list({ tenant, kind, limit: 10 }), before)
    assert.deepEqual(await assertContinuousLog(again), ['x', 'y'])
    await again.commit(append(['z']))
    assert.deepEqual(await assertContinuousLog(again), ['x', 'y', 'z'])
  },
  'loses none of 200 racing process increments from two handles': async ({ store, open }) => {
    await raceIncrements([store, await open()], 'process')
    assert.equal(await valueOf(store, 'counter'), '200')
  },
  'loses none of 200 racing durable increments from two handles': async ({ store, open }) => {
    await raceIncrements([store, await open()], 'durable')
    assert.equal(await valueOf(store, 'counter'), '200')
  },
  'lets one of many racing creations win': async ({ store, open }) => {
    const handles = [store, await open()]
    const creations = Array.from({ length: 40 }, (_, index) =>
      handles[index % 2]!.commit(durable([put('a', String(index), { expect: 0 })])),
    )
    const outcomes = await Promise.allSettled(creations)
    const won = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []))
    assert.equal(won.length, 1)
    assert.equal(await valueOf(store, 'a'), String(won[0]))
  },
  'never exceeds a bound that many race for': async ({ store, open }) => {
    const handles = [store, await open()]
    const bounds = [{ tenant, kind, owner: 'x', countMax: 5 }]
    const commits = Array.from({ length: 40 }, (_, index) => {
      const batch = index % 4 < 2 ? durable : quick
      return handles[index % 2]!.commit(batch([put(`id-${index}`, '1', { owner: 'x' })], bounds))
    })
    const outcomes = await Promise.allSettled(commits)
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 5)
    assert.equal((await idsOf(store)).length, 5)
  },
  'makes one continuous log of racing appends from two handles': async ({ store, open }) => {
    const handles = [store, await open()]
    const appends = Array.from({ length: 100 }, (_, index) => handles[index % 2]!.commit(append([`${index}`])))
    await Promise.all(appends)
    const entries = await assertContinuousLog(store)
    assert.deepEqual([...entries].sort(), Array.from({ length: 100 }, (_, index) => `${index}`).sort())
  },
  'never shows half a batch to a reader': async ({ store, open }) => {
    const reader = await open()
    const writer = (async () => {
      for (let round = 1; round <= 50; round += 1) {
        await store.commit(quick([put('a', String(round)), put('b', String(round))]))
      }
    })()
    for (let round = 0; round < 50; round += 1) {
      const [a, b] = await reader.read([keyOf('a'), keyOf('b')])
      assert.equal(a?.value, b?.value)
    }
    await writer
  },
  'commits what was under way when it is closed': async ({ store, open }) => {
    const commits = [store.commit({ ...append(['x']), writes: [put('a')] }), store.commit(quick([put('b')]))]
    await store.close()
    await Promise.all(commits)
    const again = await open()
    assert.deepEqual(await idsOf(again), ['a', 'b'])
    assert.deepEqual(await assertContinuousLog(again), ['x'])
  },
  'refuses every call after closing, and closing twice is once': async ({ store, open }) => {
    const other = await open()
    await store.close()
    await store.close()
    const calls = [
      () => store.read([]),
      () => store.list({ tenant, kind, limit: 1 }),
      () => store.commit(quick([])),
      () => store.commit(append(['x'])),
      () => store.readHead(tenant),
      () => store.readEntries(tenant, 0, 1),
      () => store.readCheckpoints(tenant, 0, 1),
      () => store.listTenants(),
    ]
    for (const call of calls) await refusal(call(), 'ERR_STORE_CLOSED')
    await other.commit(append(['y']))
  },
  'closes the key store that came with it': async ({ store }) => {
    const { keyStore } = store
    await keyStore.putIfAbsent('k', 'wrapped')
    await store.close()
    await refusal(keyStore.read('k'), 'ERR_STORE_CLOSED')
  },
  'brings the same keys to every handle': async ({ store, open }) => {
    assert.equal(await store.keyStore.putIfAbsent('k', 'wrapped'), 'wrapped')
    assert.deepEqual(await (await open()).keyStore.read('k'), { state: 'live', wrapped: 'wrapped' })
  },
  'quotes no stored value in any error': async ({ store, open }) => {
    const failing: Sequence = () => {
      throw Object.assign(new Error(canary), { code: canary, detail: canary, cause: new Error(canary) })
    }
    const value = JSON.stringify(canary)
    await store.commit(quick([put('a', value, { owner: canary })]))
    const errors = [
      await refusal(store.commit(quick([put('a', value, { expect: 9 })])), 'ERR_STORE_CONFLICT'),
      await refusal(store.commit(durable([put('a', value, { expect: 0 })])), 'ERR_STORE_CONFLICT'),
      await refusal(store.commit(durable([put('b', value)], [{ tenant, kind, countMax: 1 }])), 'ERR_STORE_BOUND'),
      await refusal(store.commit(durable([put('b', value)], [{ tenant, kind, bytesMax: 1 }])), 'ERR_STORE_BOUND'),
      await refusal(store.commit(durable([put('b', canary.repeat(200_000))])), 'ERR_STORE_BOUND'),
      await refusal(store.commit(quick([put(canary.repeat(200), value)])), 'ERR_LIMIT_ID'),
      await refusal(store.commit(quick([put('b', `${canary}\0`)])), 'ERR_INPUT'),
      await refusal(store.commit(append([canary], { sequence: failing })), 'ERR_FOREIGN'),
      await refusal(store.read([keyOf(`${canary}\ud800`)]), 'ERR_INPUT'),
      await refusal(store.list({ tenant, kind, owner: canary, limit: -1 }), 'ERR_INPUT'),
    ]
    const other = await open()
    await other.close()
    errors.push(await refusal(other.commit(quick([put('a', value)])), 'ERR_STORE_CLOSED'))
    for (const error of errors) assertSilent(error)
  },
  'passes on an error of ours that sequence throws': async ({ store }) => {
    const ours = new ScrubjayError('ERR_AUDIT_INVALID')
    const sequence: Sequence = () => {
      throw ours
    }
    assert.equal(await refusal(store.commit(append(['x'], { sequence })), 'ERR_AUDIT_INVALID'), ours)
  },
}

/** Eight writers, four on each handle, 25 increments each. */
async function raceIncrements(handles: readonly Store[], durability: 'durable' | 'process'): Promise<void> {
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let round = 0; round < 25; round += 1) await increment(handles[writer % handles.length]!, 'counter', durability)
  })
  await Promise.all(writers)
}
