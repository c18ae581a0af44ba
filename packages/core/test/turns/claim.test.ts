import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import { createMemoryMedium } from '../../src/ports/memory-medium.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import { Claim } from '../../src/turns/claim.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, settle } from '../lib/test-ports.js'

const key = { tenant: 'acme', kind: 'turn', id: 't1' }

describe('a claim on a turn', () => {
  it('is had by one of many who want it at once; the others wait, and get nothing once it is done', async () => {
    const { store, clock, commit } = createWorld()
    const takers = Array.from({ length: 5 }, () => Claim.take(store, clock, key))
    const winner = await Promise.race(takers)
    let settled = 0
    for (const taker of takers) void taker.then(() => (settled += 1))
    await clock.advance(1_000)
    expect(settled).to.equal(1)
    await commit(await winner?.done())
    await clock.advance(200)
    expect((await Promise.all(takers)).filter((claim) => claim !== undefined)).to.deep.equal([winner])
  })

  it('is renewed as long as its process lives, and those who wait give up after two leases', async () => {
    const { store, clock, commit } = createWorld()
    const claim = await Claim.take(store, clock, key)
    await clock.advance(10 * limits.turnLeaseMs)
    const second = codeOf(Claim.take(store, clock, key))
    await clock.advance(2 * limits.turnLeaseMs + 100)
    expect(await second).to.equal('ERR_TURN_IN_PROGRESS')
    await commit(await claim?.done())
  })

  it('is taken over when its process is gone, and then the first one’s commit fails', async () => {
    const { store, clock, commit } = createWorld()
    // The first process stands still: its clock does not go on, so that it renews nothing.
    const first = await Claim.take(store, createTestClock(clock.nowMs()), key)
    const taking = Claim.take(store, clock, key)
    await clock.advance(limits.turnLeaseMs - 100)
    const early = await Promise.race([taking.then(() => 'taken'), settle().then(() => 'waiting')])
    expect(early).to.equal('waiting')
    await clock.advance(200)
    const second = await taking
    expect(await codeOf(commit(await first?.done()))).to.equal('ERR_STORE_CONFLICT')
    expect(await codeOf(first?.release() ?? settle())).to.equal('ERR_STORE_CONFLICT')
    await commit(await second?.done())
  })

  it('that was lost is not won back by a renewal that comes late', async () => {
    const { store, clock, commit } = createWorld()
    const slow = createTestClock(clock.nowMs())
    const first = await Claim.take(store, slow, key)
    await clock.advance(limits.turnLeaseMs)
    const second = await Claim.take(store, clock, key)
    await slow.advance(10 * limits.turnLeaseRenewMs)
    expect(await codeOf(commit(await first?.done()))).to.equal('ERR_STORE_CONFLICT')
    await commit(await second?.done())
  })

  it('is remembered as done for its time and may be had anew after it', async () => {
    const { store, clock, commit } = createWorld()
    await commit(await (await Claim.take(store, clock, key))?.done())
    await clock.advance(limits.turnMemoryMs - 1)
    expect(await Claim.take(store, clock, key)).to.equal(undefined)
    await clock.advance(1)
    const again = await Claim.take(store, clock, key)
    expect(again).to.not.equal(undefined)
    await again?.end()
  })

  it('that was released may be had at once', async () => {
    const { store, clock } = createWorld()
    await (await Claim.take(store, clock, key))?.release()
    const again = await Claim.take(store, clock, key)
    expect(again).to.not.equal(undefined)
    await again?.end()
  })

  it('stops renewing once it is done, so that its version holds', async () => {
    const { store, clock, commit } = createWorld()
    const claim = await Claim.take(store, clock, key)
    await clock.advance(2 * limits.turnLeaseRenewMs)
    const write = await claim?.done()
    await clock.advance(3 * limits.turnLeaseRenewMs)
    await commit(write)
  })
})

function createWorld() {
  const store = createMemoryStore({ medium: createMemoryMedium() })
  const clock = createTestClock()
  const commit = async (write: Awaited<ReturnType<Claim['done']>> | undefined): Promise<void> => {
    if (write === undefined) throw new Error('there was no claim')
    await store.commit({ durability: 'durable', writes: [write] })
  }
  return { store, clock, commit }
}
