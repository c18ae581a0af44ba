import { expect } from 'chai'
import fc from 'fast-check'
import { canonicalJson } from '../../src/lib/canonical-json.js'
import { limits } from '../../src/lib/limits.js'
import { createMemoryMedium, type MemoryMedium } from '../../src/ports/memory-medium.js'
import type { Store } from '../../src/ports/store.js'
import type { ActivityLike, ResumeTicket } from '../../src/turn.js'
import { createParking, destroyWrite, resumedWrite, type ParkedState, type Parking } from '../../src/turns/parking.js'
import { subjectKeyId } from '../../src/vault/vault.js'
import { ComputedActivity } from '../lib/computed-activity.js'
import { codeOf } from '../lib/failure.js'
import { createTestClock, createTestRandom, openProcess, textOf, type TestClock } from '../lib/test-ports.js'

const place = { tenant: 'acme', subject: 's1', conversation: 'c1' }

interface Yard {
  readonly medium: MemoryMedium
  readonly store: Store
  readonly clock: TestClock
  readonly parking: Parking
  park(text: string, more?: { subject?: string; conversation?: string; state?: ParkedState; activity?: ActivityLike }): Promise<void>
  texts(subject?: string): Promise<readonly (string | undefined)[]>
}

function openYard(medium: MemoryMedium = createMemoryMedium(), clock: TestClock = createTestClock(), seed: string = 'yard'): Yard {
  const { store, keys } = openProcess(medium, seed)
  const parking = createParking({ store, keys, clock, random: createTestRandom(seed) })
  return {
    medium, store, clock, parking,
    async park(text, { state = 'waiting', activity = { type: 'message', text }, ...where } = {}) {
      const { write, bounds } = await parking.park({ ...place, ...where }, activity, state)
      await store.commit({ durability: 'process', writes: [write], bounds })
    },
    async texts(subject = 's1') {
      const turns = await parking.list('acme', subject)
      const tickets = await Promise.all(turns.map((turn) => parking.open('acme', turn)))
      return tickets.map((ticket) => ticket?.activity.expose().text)
    },
  }
}

async function ticketsOf({ parking }: Yard): Promise<readonly (ResumeTicket | undefined)[]> {
  return Promise.all((await parking.list('acme', 's1')).map((turn) => parking.open('acme', turn)))
}

describe('parked turns', () => {
  it('keep a channel that the class of the activity computes', async () => {
    const yard = openYard()
    await yard.park('', { activity: new ComputedActivity({ channelId: 'msteams:COPILOT', text: 'hello' }) })
    const [ticket] = await ticketsOf(yard)
    expect(ticket?.activity.expose()).to.include({ channelId: 'msteams:COPILOT', text: 'hello' })
  })

  it('come back in the order in which they came, also within one millisecond, to any process', async () => {
    const yard = openYard()
    for (const text of ['one', 'two', 'three']) await yard.park(text)
    await yard.clock.advance(5)
    await yard.park('four', { conversation: 'c2' })
    await yard.park('of another', { subject: 's2' })
    expect(await yard.texts()).to.deep.equal(['one', 'two', 'three', 'four'])
    expect(await openYard(yard.medium, yard.clock, 'other process').texts()).to.deep.equal(['one', 'two', 'three', 'four'])
  })

  it('come back whole, with dates as the SDKs give them and prototype keys as they were', async () => {
    const yard = openYard()
    const activity = JSON.parse('{"type":"message","id":"i","text":"\\ud83d","value":{"__proto__":{"a":1},"n":[1.5,null,true]}}') as ActivityLike
    const whole = { ...activity, timestamp: new Date(5), localTimestamp: new Date(6), expiration: new Date(7), rawTimestamp: '1970' }
    await yard.park('', { activity: whole })
    const [ticket] = await ticketsOf(yard)
    expect(JSON.stringify(ticket?.activity.expose())).to.equal(JSON.stringify(whole))
    expect(ticket?.activity.expose()).to.have.property('timestamp').that.deep.equals(new Date(5))
    expect(JSON.stringify(ticket)).to.include('[unscrubbed]').and.not.include('message')
  })

  it('are sealed: nothing of them is in the store, and another’s record does not open them', async () => {
    const yard = openYard()
    await yard.park('ana@example.org', { activity: { type: 'message', text: 'ana@example.org', from: { id: 'u-raw-id', name: 'Ana' } } })
    const stored = textOf(yard.medium)
    for (const form of ['ana@', 'u-raw-id', 'Ana', Buffer.from('ana@example.org').toString('base64url').slice(2, 12)]) expect(stored).to.not.include(form)
    const [turn] = await yard.parking.list('acme', 's1')
    if (turn === undefined) throw new Error('nothing was parked')
    const moved = [
      yard.parking.open('acme', { ...turn, conversation: 'c2' }), yard.parking.open('acme', { ...turn, record: { ...turn.record, owner: 's2' } }),
      yard.parking.open('acme', { ...turn, envelope: turn.envelope.replace('v1.parking-0', 'v1.parking-1') }),
    ]
    expect(await Promise.all(moved.map(codeOf))).to.deep.equal(['ERR_ENVELOPE', 'ERR_ENVELOPE', 'ERR_ENVELOPE'])
    expect(await yard.parking.open('evil', turn)).to.equal(undefined)
  })

  it('are bounded for each person: the sixth is refused and the five stay; what is released at once may be one more', async () => {
    const yard = openYard()
    for (let index = 0; index < limits.parkedPerSubjectMax; index += 1) await yard.park(`${index}`)
    expect(await codeOf(yard.park('one too many'))).to.equal('ERR_STORE_BOUND')
    await yard.park('of another', { subject: 's2' })
    await yard.park('rest', { state: 'released' })
    expect(await yard.texts()).to.deep.equal(['0', '1', '2', '3', '4', 'rest'])
  })

  it('are bounded for the whole tenant, released ones too', async () => {
    const yard = openYard()
    const key = (index: number): { tenant: string; kind: string; id: string } => ({ tenant: 'acme', kind: 'parked', id: `x${index}` })
    const writes = Array.from({ length: limits.parkedPerStoreMax }, (_, index) => ({ op: 'put' as const, key: key(index), value: '{}', owner: `x${index}` }))
    await yard.store.commit({ durability: 'process', writes })
    for (const state of ['waiting', 'released'] as const) expect(await codeOf(yard.park('x', { state }))).to.equal('ERR_STORE_BOUND')
    await yard.store.commit({ durability: 'process', writes: [{ op: 'delete', key: key(0) }] })
    await yard.park('x')
  })

  it('are gone after a quarter of an hour, and released ones after a day', async () => {
    const yard = openYard()
    await yard.park('waiting')
    await yard.park('released')
    const [, second] = await yard.parking.list('acme', 's1')
    if (second === undefined) throw new Error('nothing was parked')
    await yard.store.commit({ durability: 'process', writes: [await yard.parking.release(second)] })
    await yard.clock.advance(limits.parkedForMs - 1)
    expect(await yard.texts()).to.deep.equal(['waiting', 'released'])
    await yard.clock.advance(1)
    expect(await yard.texts()).to.deep.equal(['released'])
    expect((await yard.parking.listReleased('acme', 10)).map(({ record }) => record.id)).to.deep.equal([second.record.id])
    await yard.clock.advance(limits.releasedForMs - limits.parkedForMs)
    expect(await yard.texts()).to.deep.equal([])
    expect(await yard.parking.listReleased('acme', 10)).to.deep.equal([])
  })

  it('lose the key of strangers when nothing that it sealed may open any more, and not a moment before', async () => {
    const yard = openYard()
    // The worst case: parked at the end of a quarter of an hour, released at the end of its time.
    await yard.clock.advance(limits.parkedForMs - (yard.clock.nowMs() % limits.parkedForMs) - 1)
    await yard.park('x')
    await yard.park('of one who never answers', { subject: 's2' })
    const [turn] = await yard.parking.list('acme', 's1')
    const [silent] = await yard.parking.list('acme', 's2')
    if (turn === undefined || silent === undefined) throw new Error('nothing was parked')
    await yard.clock.advance(limits.parkedForMs - 1)
    await yard.parking.destroyOldKeys('acme')
    await yard.store.commit({ durability: 'process', writes: [await yard.parking.release(turn)] })
    await yard.clock.advance(2 * limits.parkedForMs)
    await yard.parking.destroyOldKeys('acme')
    for (const old of [turn, silent]) expect(await yard.parking.open('acme', old)).to.equal(undefined)
    await yard.clock.advance(limits.releasedForMs - 2 * limits.parkedForMs - 1)
    await yard.parking.destroyOldKeys('acme')
    expect(await yard.texts()).to.deep.equal(['x'])
    await yard.clock.advance(2 * limits.parkedForMs)
    await yard.parking.destroyOldKeys('acme')
    expect([...yard.medium.keys.values()]).to.deep.equal([{ state: 'destroyed' }, { state: 'destroyed' }])
  })

  it('of a person who has a key are sealed by it, also when they are released: destroying it ends them all', async () => {
    const yard = openYard()
    const { keys } = openProcess(yard.medium)
    await yard.park('as a stranger')
    await keys.ensure(subjectKeyId('acme', 's1'))
    const [stranger] = await yard.parking.list('acme', 's1')
    if (stranger === undefined) throw new Error('nothing was parked')
    await yard.store.commit({ durability: 'process', writes: [await yard.parking.release(stranger)] })
    await yard.park('as a person')
    await yard.park('at once', { state: 'released' })
    expect(await yard.texts()).to.deep.equal(['as a stranger', 'as a person', 'at once'])
    const turns = await yard.parking.list('acme', 's1')
    await keys.destroy(subjectKeyId('acme', 's1'))
    expect(await Promise.all(turns.map((turn) => yard.parking.open('acme', turn)))).to.deep.equal([undefined, undefined, undefined])
  })

  it('that were damaged do not hold up a yes', async () => {
    const yard = openYard()
    await yard.park('x')
    const [turn] = await yard.parking.list('acme', 's1')
    if (turn === undefined) throw new Error('nothing was parked')
    const write = await yard.parking.release({ ...turn, envelope: turn.envelope.slice(0, -4) })
    expect(write.op).to.equal('put')
  })

  it('open at no other tenant, person or conversation, whoever’s key sealed them', async () => {
    const seed = Date.now()
    const name = fc.constantFrom('a', 'b', 'a-b', 'a_b')
    const places = fc.record({ tenant: name, subject: name, conversation: name })
    await fc.assert(
      fc.asyncProperty(places, places, fc.boolean(), async (from, to, isOwn) => {
        fc.pre(canonicalJson(from) !== canonicalJson(to))
        const medium = createMemoryMedium()
        const { store, keys } = openProcess(medium)
        const parking = createParking({ store, keys, clock: createTestClock(), random: createTestRandom() })
        if (isOwn) for (const { tenant, subject } of [from, to]) await keys.ensure(subjectKeyId(tenant, subject))
        for (const where of [from, to]) await store.commit({ durability: 'process', writes: [(await parking.park(where, { text: 'x' }, 'waiting')).write] })
        const turn = (await parking.list(from.tenant, from.subject)).find(({ conversation }) => conversation === from.conversation)
        if (turn === undefined) throw new Error('nothing was parked')
        expect((await parking.open(from.tenant, turn))?.activity.expose()).to.deep.equal({ text: 'x' })
        const moved = { ...turn, conversation: to.conversation, record: { ...turn.record, tenant: to.tenant, owner: to.subject } }
        expect(await codeOf(parking.open(to.tenant, moved))).to.equal('ERR_ENVELOPE')
      }),
      { seed, numRuns: 200 },
    )
    console.log(`      200 copies, seed ${seed}`)
  }).timeout(20_000)

  it('cost one key for everybody who comes within a quarter of an hour', async () => {
    const yard = openYard()
    for (let index = 0; index < 50; index += 1) await yard.park('x', { subject: `s${index}` })
    expect(yard.medium.keys.size).to.equal(1)
  })

  it('keep their id and order when they are released, and are not released twice', async () => {
    const yard = openYard()
    for (const text of ['one', 'two']) await yard.park(text)
    const before = await yard.parking.list('acme', 's1')
    const release = async (): Promise<void> => {
      const writes = await Promise.all(before.map((turn) => yard.parking.release(turn)))
      await yard.store.commit({ durability: 'process', writes })
    }
    await release()
    expect(await codeOf(release())).to.equal('ERR_STORE_CONFLICT')
    const after = await yard.parking.list('acme', 's1')
    expect(after.map(({ record, state }) => [record.id, state])).to.deep.equal(before.map(({ record }) => [record.id, 'released']))
    expect(await yard.texts()).to.deep.equal(['one', 'two'])
  })

  it('that have run are removed by one process only', async () => {
    const yard = openYard()
    await yard.park('x', { state: 'released' })
    const [ticket] = await ticketsOf(yard)
    if (ticket === undefined) throw new Error('nothing was parked')
    const resumed = (): Promise<void> => yard.store.commit({ durability: 'process', writes: [resumedWrite(ticket)] })
    await resumed()
    expect(await codeOf(resumed())).to.equal('ERR_STORE_CONFLICT')
  })

  it('are destroyed by a no, whatever happened to them meanwhile', async () => {
    const yard = openYard()
    await yard.park('x')
    const [turn] = await yard.parking.list('acme', 's1')
    if (turn === undefined) throw new Error('nothing was parked')
    await yard.store.commit({ durability: 'process', writes: [await yard.parking.release(turn)] })
    for (let twice = 0; twice < 2; twice += 1) await yard.store.commit({ durability: 'process', writes: [destroyWrite(turn)] })
    expect(await yard.texts()).to.deep.equal([])
  })

  it('that are released are listed over all pages, up to a limit', async () => {
    const medium = createMemoryMedium()
    const yard = openYard(medium)
    for (let index = 0; index < 520; index += 1) await yard.park('w', { subject: `a${index}` })
    for (let index = 0; index < 7; index += 1) await yard.park(`r${index}`, { subject: 'z', state: 'released' })
    expect(await yard.parking.listReleased('acme', 100)).to.have.length(7)
    expect(await yard.parking.listReleased('acme', 3)).to.have.length(3)
    expect(await yard.parking.listReleased('evil', 100)).to.deep.equal([])
  }).timeout(20_000)
})
