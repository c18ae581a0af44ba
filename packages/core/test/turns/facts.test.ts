import { expect } from 'chai'
import { limits } from '../../src/lib/limits.js'
import { createMemoryStore } from '../../src/ports/memory-store.js'
import { sweepExpired } from '../../src/retention/sweep.js'
import { conversationWrites, identityWrites, readFacts, type Facts } from '../../src/turns/facts.js'
import { openTenant } from '../../src/turns/tenant.js'
import type { TurnIds } from '../../src/turns/turn-ids.js'
import { codeOf } from '../lib/failure.js'
import { createTestRandom, createTestRing } from '../lib/test-ports.js'

const tenant = openTenant(createTestRing(), 'acme')
const ana: TurnIds = { tenant: 'acme', channel: 'test', conversation: 'c1', user: 'ana', activity: 'a1', saidOneToOne: true }
const ben: TurnIds = { ...ana, user: 'ben' }
const laterMs = 1_000

describe('the facts of a turn', () => {
  it('of somebody new are random tokens, which hold once they are kept', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    const again = await world.read(ana)
    expect([first.subject?.version, first.conversation.version, first.killed]).to.deep.equal([0, 0, false])
    expect(again.subject?.token).to.not.equal(first.subject?.token)
    await world.keep(ana, first)
    const known = await world.read(ana)
    expect([known.subject?.token, known.conversation.token]).to.deep.equal([first.subject?.token, first.conversation.token])
    expect([known.subject?.isKept, known.conversation.isKept, known.conversation.isChanged]).to.deep.equal([true, true, false])
  })

  it('are the same for two who keep them at once: one has to read again', async () => {
    const world = createWorld()
    const [one, two] = [await world.read(ana), await world.read(ana)]
    await world.keep(ana, one)
    expect(await codeOf(world.keep(ana, two))).to.equal('ERR_STORE_CONFLICT')
  })

  it('are nobody’s where no person speaks, and other people’s on another channel', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    await world.keep(ana, first)
    expect((await world.read({ ...ana, user: undefined })).subject).to.equal(undefined)
    for (const other of [{ ...ana, channel: 'test2' }, { ...ana, user: 'ANA' }]) expect((await world.read(other)).subject?.version).to.equal(0)
    expect((await world.read({ ...ana, conversation: 'c2' })).subject?.token).to.equal(first.subject?.token)
  })

  it('do not show raw ids in what is stored', async () => {
    const world = createWorld()
    const ids = { ...ana, user: 'canary-user', conversation: 'canary-conversation', channel: 'canary-channel' }
    expect(JSON.stringify(identityWrites(tenant, ids, await world.read(ids), 0))).to.not.include('canary')
  })
})

describe('a conversation', () => {
  it('is one person’s only while the channel says so and one person has ever spoken', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    expect([first.conversation.isGroup, first.conversation.soleSubject]).to.deep.equal([false, first.subject?.token])
    await world.keep(ana, first)
    const second = await world.read(ben)
    expect(second.conversation).to.include({ isGroup: true, isChanged: true, soleSubject: '' })
    await world.keep(ben, second)
    expect((await world.read(ana)).conversation).to.include({ isGroup: true, isChanged: false, soleSubject: '' })
  })

  it('whose channel does not say is a group, unless the policy names the channel', async () => {
    const world = createWorld()
    const silent = { ...ana, saidOneToOne: false }
    expect((await world.read(silent)).conversation.isGroup).to.equal(true)
    expect((await world.read(silent, { oneToOneChannels: ['test'] })).conversation.isGroup).to.equal(false)
    await world.keep(silent, await world.read(silent))
    expect((await world.read(ana)).conversation.isGroup).to.equal(true)
  })

  it('that nobody ever spoke in is a group on the way out, and one that is known is as it was', async () => {
    const world = createWorld()
    expect((await world.read(ana, { isSpeaking: false })).conversation.isGroup).to.equal(true)
    await world.keep(ana, await world.read(ana))
    expect((await world.read({ ...ben, saidOneToOne: false }, { isSpeaking: false })).conversation).to.include({ isGroup: false, isChanged: false })
  })

  it('belongs to its one person, and to nobody once it is a group', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    await world.keep(ana, first)
    const ownerOf = async (): Promise<string | undefined> => (await world.store.read([tenant.conversationKey(ana)]))[0]?.owner
    expect(await ownerOf()).to.equal(first.subject?.token)
    await world.keep(ben, await world.read(ben))
    expect(await ownerOf()).to.equal('')
    expect((await world.store.read([tenant.conversationKey(ana)]))[0]?.value).to.not.include(first.subject?.token ?? '')
  })
})

describe('who was asked and has not answered', () => {
  it('is forgotten after a while, with the conversation, and comes back to one that is no group', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    await world.keep(ana, first, laterMs)
    await sweepExpired(world.store, 'acme', laterMs)
    const back = await world.read(ana)
    expect([back.subject?.version, back.conversation.version, back.conversation.isGroup]).to.deep.equal([0, 0, false])
    expect(back.subject?.token).to.not.equal(first.subject?.token)
  })

  it('is kept longer with the conversation each time, and for good with the answer', async () => {
    const world = createWorld()
    await world.keep(ana, await world.read(ana), laterMs)
    await world.keep(ana, await world.read(ana), laterMs + 1)
    await sweepExpired(world.store, 'acme', laterMs)
    const known = await world.read(ana)
    expect([known.subject?.version, known.conversation.version, known.subject?.isKept]).to.deep.equal([2, 2, false])
    await world.keep(ana, known)
    await sweepExpired(world.store, 'acme', limits.askedForMs)
    expect((await world.read(ana)).conversation).to.include({ version: 3, isKept: true })
  })

  it('but did so once is kept: the values of a person go by their row, and a group by its own', async () => {
    const world = createWorld()
    const first = await world.read(ana)
    await world.keep(ana, first)
    await world.keep(ana, await world.read(ana), laterMs)
    await world.keep(ben, await world.read(ben), laterMs)
    await sweepExpired(world.store, 'acme', laterMs)
    expect((await world.read(ana)).subject?.token).to.equal(first.subject?.token)
    expect((await world.read(ana)).conversation).to.include({ token: first.conversation.token, isGroup: true, isKept: true })
    expect((await world.read(ben)).subject?.version).to.equal(0)
  })

  it('leaves a conversation that is kept once somebody speaks freely in it', async () => {
    const world = createWorld()
    await world.keep(ana, await world.read(ana), laterMs)
    const facts = await world.read(ana)
    expect(facts.conversation.isChanged).to.equal(true)
    await world.store.commit({ durability: 'process', writes: conversationWrites(tenant, ana, facts.conversation) })
    expect((await world.read(ana)).conversation).to.include({ isKept: true, isChanged: false })
  })
})

function createWorld() {
  const store = createMemoryStore()
  const random = createTestRandom()
  return {
    store,
    read: (ids: TurnIds, options: { oneToOneChannels?: string[]; isSpeaking?: boolean } = {}): Promise<Facts> =>
      readFacts(store, tenant, ids, { oneToOneChannels: [], random, isSpeaking: true, ...options }),
    keep: (ids: TurnIds, facts: Facts, expiresAtMs: number = 0): Promise<void> =>
      store.commit({ durability: 'process', writes: identityWrites(tenant, ids, facts, expiresAtMs) }),
  }
}
