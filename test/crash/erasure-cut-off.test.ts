import { expect } from 'chai'
import { createMemoryMedium, createMemoryStore, defaultPolicy, limits, type Store } from '@scrubjay/core'
import { HandClock, Talk, testKeys } from '../invariants/guarded-talk.js'

describe('an erasure whose process died (invariant 2)', () => {
  it('is completed by the redelivery, answered once, and logged once', async () => {
    const medium = createMemoryMedium()
    const shared = { medium, handClock: new HandClock(), keys: testKeys() }
    const healthy = new Talk(shared)
    await healthy.agree()
    const request = healthy.activity('forget me')

    const { store, reached } = dyingAtItsLog(createMemoryStore({ medium }))
    void new Talk({ ...shared, store }).say(request)
    await reached
    shared.handClock.advance(limits.turnLeaseMs + 1)

    const again = await healthy.say(request)
    const onceMore = await healthy.say(request)
    expect(again.replies).to.deep.equal([defaultPolicy.texts.erasureDone])
    expect(onceMore.replies).to.deep.equal([])
    expect((await healthy.eventTypes()).filter((type) => type === 'erasure.completed')).to.have.length(1)
  })
})

/** A store whose process gets as far as its first commit to the log, and no further. */
function dyingAtItsLog(store: Store): { readonly store: Store; readonly reached: Promise<void> } {
  let reach = (): void => {}
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  const commit: Store['commit'] = (batch) => {
    if (batch.log === undefined) return store.commit(batch)
    reach()
    return new Promise(() => {})
  }
  return { store: Object.assign(Object.create(store) as Store, { commit }), reached }
}
