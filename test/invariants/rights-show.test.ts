import { expect } from 'chai'
import { MapStorage } from '../lib/map-storage.js'
import { Talk } from './guarded-talk.js'

const mail = 'jay@example.org'
const days = (count: number): number => count * 86_400_000

/** What the log calls the person who spoke last. */
async function nameOf(talk: Talk): Promise<string> {
  return String((await talk.events()).at(-1)?.['subject'])
}

describe('what an operator is shown of a person', function () {
  this.timeout(20_000)

  it('are types and counts, consents with their day, requests, holds and the key, and never a value', async () => {
    const talk = new Talk()
    const storage = talk.guard.custody.guardStorage(new MapStorage())
    await talk.agree()
    talk.bot = async (heard) => {
      await storage.write({ 'test/users/u1/': { likes: heard } })
      return heard
    }
    await talk.say(`my mail is ${mail}, or second@example.org`)
    await talk.say(`my mail is ${mail}`, { conversation: 'c2' })
    await talk.say('HUMAN')
    await talk.say('restrict my data')
    const subject = await nameOf(talk)
    const shown = await talk.guard.rights.show({ tenant: 'default', subject })
    expect(shown).to.include({ tenant: 'default', subject, key: 'live', isHeld: false, isRestricted: true })
    expect(shown?.values).to.deep.equal({ EMAIL_ADDRESS: 3 })
    expect(shown?.kept).to.deep.equal({ stateRecords: 1, transcripts: 0, messages: 0, receipts: 1, waiting: 0 })
    expect(shown?.consents.map(({ purpose, state, standing, day }) => ({ purpose, state, standing, day }))).to.deep.equal([{ purpose: 'service', state: 'granted', standing: 'granted', day: '2026-11-23' }])
    expect(shown?.requests.map(({ kind, state }) => `${kind} ${state}`)).to.deep.equal(['human received', 'restriction done'])
    expect(JSON.stringify(shown)).to.not.match(/jay@|second@/)
    await talk.guard.rights.hold({ tenant: 'default', subject, code: 'case-7', by: 'legal' })
    expect((await talk.guard.rights.show({ tenant: 'default', subject }))?.isHeld).to.equal(true)
  })

  it('writes nothing, and tells an answer from what it is worth by now', async () => {
    const talk = new Talk()
    await talk.agree()
    const subject = await nameOf(talk)
    talk.clock.advance(days(4_000))
    const before = (await talk.events()).length
    const shown = await talk.guard.rights.show({ tenant: 'default', subject })
    expect(shown?.consents.map(({ state, standing }) => [state, standing])).to.deep.equal([['granted', 'expired']])
    expect(shown?.key).to.equal('live')
    expect(await talk.events()).to.have.length(before)
  })

  it('counts what waits for an answer, of a person of whom nothing else is kept', async () => {
    const talk = new Talk()
    await talk.say('hello')
    const [parked] = await talk.store.list({ tenant: 'default', kind: 'parked', limit: 1 })
    const shown = await talk.guard.rights.show({ tenant: 'default', subject: parked?.owner ?? '' })
    expect(shown?.kept.waiting).to.equal(1)
    expect(shown?.consents.map(({ state }) => state)).to.deep.equal(['asked'])
  })

  it('stays within the tenant, and is nothing after an erasure', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`my mail is ${mail}`)
    const subject = await nameOf(talk)
    expect(await talk.guard.rights.show({ tenant: 'evil', subject })).to.equal(undefined)
    await talk.guard.erase({ tenant: 'default', subject })
    expect(await talk.guard.rights.show({ tenant: 'default', subject })).to.equal(undefined)
  })
})
