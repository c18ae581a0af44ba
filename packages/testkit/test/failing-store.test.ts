import { expect } from 'chai'
import { type Write, createMemoryStore, isScrubjayError } from '@scrubjay/core'
import { createFailingStore } from '@scrubjay/testkit'

const key = { tenant: 't', kind: 'k', id: 'a' }
const write: Write = { op: 'put', key, value: '1' }

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (isScrubjayError(error) ? error.code : 'foreign'),
  )
}

describe('a failing store', () => {
  it('passes everything on until it is told to fail', async () => {
    const store = createFailingStore(createMemoryStore())
    await store.commit({ durability: 'durable', writes: [write] })
    expect((await store.read([key]))[0]?.value).to.equal('1')
    expect(store.failures).to.equal(0)
  })

  it('fails the chosen calls without doing them, and no others, until it is healed', async () => {
    const store = createFailingStore(createMemoryStore(), { failWhen: call => call.method === 'commit' })
    expect(await codeOf(store.commit({ durability: 'durable', writes: [write] }))).to.equal('ERR_STORE_UNAVAILABLE')
    expect(await store.read([key])).to.deep.equal([undefined])
    store.heal()
    await store.commit({ durability: 'durable', writes: [write] })
    expect(store.failures).to.equal(1)
  })

  it('can do the call and lose the answer', async () => {
    const store = createFailingStore(createMemoryStore())
    store.failWhen(call => (call.batch?.durability === 'durable' ? 'lost-answer' : false))
    expect(await codeOf(store.commit({ durability: 'durable', writes: [write] }))).to.equal('ERR_STORE_UNAVAILABLE')
    expect((await store.read([key]))[0]?.value).to.equal('1')
  })

  it('fails calls of the key store, and a call by its number', async () => {
    const store = createFailingStore(createMemoryStore(), {
      failWhen: ({ method, count }) => method === 'keyStore.putIfAbsent' && count === 2,
    })
    await store.keyStore.putIfAbsent('a', 'w')
    expect(await codeOf(store.keyStore.putIfAbsent('b', 'w'))).to.equal('ERR_STORE_UNAVAILABLE')
    expect(await store.keyStore.read('b')).to.equal(undefined)
  })
})
