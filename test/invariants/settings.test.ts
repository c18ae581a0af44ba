import { type ActivityLike, type OpenTurn, type Settings } from '@scrubjay/core'
import { ConversationState, MemoryStorage, TestAdapter, TurnContext } from 'botbuilder'
import { expect } from 'chai'
import fc from 'fast-check'
import { Talk } from './guarded-talk.js'

const policy = { version: 1, roles: { operator: { settings: ['scrub', 'thorough'] } }, locks: ['restore'] }
const roleOf = (activity: ActivityLike): string | undefined => (activity.from?.id === 'boss' ? 'operator' : undefined)
const names = ['scrub', 'consent', 'disclosure', 'restore', 'auditDetail', 'thorough'] as const

/** What happens within a turn of somebody who has agreed. */
async function within<T>(talk: Talk, work: (turn: OpenTurn) => Promise<T>): Promise<T> {
  const done: Promise<T>[] = []
  const { bot } = talk
  talk.bot = async (_heard, turn) => {
    const running = talk.guard.within(turn, () => work(turn))
    done.push(running)
    await running
    return 'well'
  }
  await talk.say('go on')
  talk.bot = bot
  return done[0] ?? Promise.reject(new Error('the bot did not run'))
}

describe('settings by chat', () => {
  it('are shown to everybody and changed by people with a role, from the next message on, with who and what in the log', async () => {
    const talk = new Talk({ policy, roleOf })
    await talk.agree()
    expect((await talk.say('privacy settings')).replies.join()).to.match(/^Settings of this conversation: scrub on, .*thorough off/)
    expect((await talk.say('privacy scrub off')).replies).to.deep.equal(['You may not change this here.'])
    await talk.say('privacy scrub off', { user: 'boss' })
    expect((await talk.say('mail ana@example.org')).botSaw).to.deep.equal(['mail ana@example.org'])
    expect((await talk.say('/privacy scrub on', { user: 'boss' })).replies.join()).to.match(/^Changed, from your next message on: scrub on/)
    const [off, on] = (await talk.events()).filter(({ type }) => type === 'settings.changed')
    const scrubOf = (event: Readonly<Record<string, unknown>> | undefined, when: 'before' | 'after'): unknown => (event?.[when] as Partial<Settings> | undefined)?.scrub
    expect([off?.['by'], scrubOf(off, 'before'), scrubOf(off, 'after'), scrubOf(on, 'after')]).to.deep.equal(['operator', true, false, true])
  })

  it('change nothing that the role may not or the policy locks, and are none of ours where no role is', async () => {
    const talk = new Talk({ policy, roleOf })
    await talk.agree({ user: 'boss' })
    for (const text of ['privacy consent off', 'privacy restore off']) {
      expect((await talk.say(text, { user: 'boss' })).replies, text).to.deep.equal(['You may not change this here.'])
    }
    const without = new Talk({ roleOf })
    await without.agree()
    expect((await without.say('privacy settings')).botSaw).to.deep.equal(['privacy settings'])
  })
})

describe('what settings switch', () => {
  it('types and counts in the log go with auditDetail, what was decided stays', async () => {
    const talk = new Talk({ settings: { auditDetail: false } })
    await talk.agree()
    await talk.say('mail ana@example.org')
    const events = await talk.events()
    expect(events.filter(({ type }) => type === 'turn.received').length).to.be.greaterThan(1)
    expect(events.filter((event) => /^(?:turn\.received|turn\.replied)/.test(String(event['type'])) && 'counts' in event)).to.deep.equal([])
  })

  it('may be a function of the tenant', async () => {
    const talk = new Talk({
      tenant: (activity) => (activity as { tenant?: string }).tenant ?? 'default',
      settings: (activity) => ({ scrub: (activity as { tenant?: string }).tenant !== 'open' }),
    })
    await talk.agree()
    await talk.agree({ tenant: 'open' })
    expect((await talk.say('mail ana@example.org')).botSaw).to.deep.equal(['mail [EMAIL_ADDRESS_1]'])
    expect((await talk.say('mail ana@example.org', { tenant: 'open' })).botSaw).to.deep.equal(['mail ana@example.org'])
  })

  it('never apply backwards: what waited is treated by the stricter of then and now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.boolean(), async (then, now) => {
        const talk = new Talk({ settings: { scrub: then } })
        await talk.say('mail ana@example.org')
        await talk.guard.settings(talk.activity('')).set({ scrub: now })
        expect((await talk.say('yes')).botSaw).to.deep.equal([then || now ? 'mail [EMAIL_ADDRESS_1]' : 'mail ana@example.org'])
      }),
      { numRuns: 8 },
    )
  })
})

describe('the bot’s own conversation state', () => {
  const keys = ['test/conversations/c1', 'test/conversations/c1-u1/', 'test/bot/conversations/c1']

  it('shows the settings under the names of all three SDKs and keeps them nowhere', async () => {
    const talk = new Talk()
    await talk.agree()
    const inner = new MemoryStorage()
    const storage = talk.guard.custody.guardStorage(inner)
    await within(talk, () => storage.write(Object.fromEntries(keys.map((key) => [key, { step: 1 }]))))
    const read = await within(talk, () => storage.read(keys))
    const { scrub, restore } = (read[keys[0] as string] as { scrubjaySettings: Settings }).scrubjaySettings
    expect([scrub, restore, Object.keys(read)]).to.deep.equal([true, true, keys])
    for (const key of keys) expect(Object.keys((read[key] as { scrubjaySettings: Settings }).scrubjaySettings), key).to.have.members([...names])
    await within(talk, () => storage.write(read))
    expect(await talk.guard.settings(talk.activity('')).get()).to.include({ scrub: true, restore: true })
    expect((await talk.eventTypes()).includes('settings.changed')).to.equal(false)
  })

  it('accepts what is stricter, and holds against what is looser or wiped', async () => {
    const talk = new Talk({ policy: { version: 1, locks: ['thorough'] } })
    await talk.agree()
    const state = new ConversationState(talk.guard.custody.guardStorage(new MemoryStorage()))
    const settings = state.createProperty<Partial<Settings>>('scrubjaySettings')
    const change = (to: object) =>
      within(talk, async () => {
        const context = new TurnContext(new TestAdapter(), { channelId: 'test', conversation: { id: 'c1' } } as never)
        await settings.set(context, to)
        await state.saveChanges(context)
      })
    await change({ scrub: false, restore: false, thorough: true, nonsense: true })
    expect(await talk.guard.settings(talk.activity('')).get()).to.include({ scrub: true, restore: false, thorough: false })
    await change({})
    await change({ restore: true })
    expect((await talk.guard.settings(talk.activity('')).get()).restore).to.equal(false)
    const [event] = (await talk.events()).filter(({ type }) => type === 'settings.changed')
    expect(event?.['by']).to.equal('bot-state')
  })
})
