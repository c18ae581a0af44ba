import { expect } from 'chai'
import { createHmac } from 'node:crypto'
import { HandClock, Talk } from './guarded-talk.js'

const policy = { version: 1, regimes: { ccpa: {} }, purposes: [{ id: 'service', description: 'To help.', required: true }] }

/** Every text in the rows that an attacker has from a backup. */
function backupOf(talk: Talk): readonly { readonly kind: string; readonly value: string; readonly owner: string; readonly id: string }[] {
  return [...talk.medium.collections.values()].flatMap((collection) => [...collection.values()]).map(({ kind, value, owner, id }) => ({ kind, value, owner, id }))
}

/** What the ring alone makes of the token of a conversation, for the log. */
async function nameByRing(talk: Talk, token: string): Promise<string> {
  const ring = await talk.keys.open()
  return createHmac('sha256', ring.secret('lookup/default')).update(JSON.stringify(['log', token])).digest().subarray(0, 16).toString('base64url')
}

async function conversationOf(talk: Talk): Promise<string> {
  const [row] = await talk.store.list({ tenant: 'default', kind: 'conversation', limit: 1 })
  return (JSON.parse(row?.value ?? '{}') as { token: string }).token
}

describe('what is logged of a conversation of one person has no name that a ring alone can make', () => {
  for (const when of ['before they have said anything', 'while they have no key', 'after their key was made'] as const) {
    it(`when its settings are changed ${when}`, async () => {
      const talk = new Talk({ policy })
      const change = (): Promise<unknown> => talk.guard.settings(talk.activity('', { channelId: 'webchat' })).set({ thorough: true })
      if (when === 'before they have said anything') await change()
      await talk.say('hello', { channelId: 'webchat' })
      if (when === 'while they have no key') await change()
      await talk.say('mail ana@example.org', { channelId: 'webchat' })
      if (when === 'after their key was made') await change()
      const name = await nameByRing(talk, await conversationOf(talk))
      const [changed] = (await talk.events()).filter(({ type }) => type === 'settings.changed')
      expect(changed).to.include.keys('conversation')
      expect(changed?.['conversation']).to.not.equal(name)
    })
  }

  it('when the bot speaks by itself to somebody who has no key', async () => {
    const talk = new Talk({ policy })
    await talk.say('hello', { channelId: 'webchat' })
    const { length } = await talk.events()
    await talk.guard.send(undefined, [{ type: 'message', text: 'Call +1 415 555 2671 or mail it@example.org', channelId: 'webchat', conversation: { id: 'c1' } }])
    await talk.guard.send(undefined, [{ type: 'message', text: 'Call +1 415 555 2671 or mail it@example.org', channelId: 'webchat', conversation: { id: 'c1' }, recipient: { id: 'u1' } }])
    const events = (await talk.events()).slice(length)
    const name = await nameByRing(talk, await conversationOf(talk))
    for (const event of events) expect(event['conversation']).to.not.equal(name)
  })

  it('when it is held, however the operator calls it', async () => {
    const talk = new Talk({ policy })
    await talk.say('mail ana@example.org', { channelId: 'webchat' })
    const token = await conversationOf(talk)
    expect(await talk.guard.rights.hold({ tenant: 'default', conversation: token, by: 'legal' })).to.equal(true)
    const { type, conversation } = (await talk.events()).at(-1) ?? {}
    expect(type).to.equal('hold.placed')
    expect(conversation).to.not.equal(await nameByRing(talk, token))
    expect(await talk.guard.rights.release({ tenant: 'default', conversation: token, by: 'legal' })).to.equal(true)
  })
})

describe('what a bot is to be handed in clear', () => {
  it('is kept without the moment of the turn in which it was asked for', async () => {
    const talk = new Talk()
    await talk.agree()
    talk.clock.advance(71_003)
    talk.bot = async (heard, turn, guard) => {
      await guard.expect(turn, ['EMAIL_ADDRESS'], { purpose: 'service' })
      return heard
    }
    await talk.say('ask me')
    const contexts = backupOf(talk).filter(({ kind }) => kind === 'context')
    expect(contexts).to.have.length(1)
    for (const { value } of contexts) expect(value).to.not.include(String(talk.clock.nowMs()).slice(0, 7))
    expect((await talk.say('ana@example.org')).botSaw).to.deep.equal(['ana@example.org'])
  })
})

describe('an erasure that waited for the end of a hold', () => {
  it('leaves nothing in the store or the key store that joins a backup from before to its name in the log', async () => {
    const clock = new HandClock()
    const talk = new Talk({ handClock: clock, rights: { tellRecipients: () => Promise.reject(new Error('not there')) } })
    await talk.agree()
    await talk.say('mail ana@example.org')
    const subject = String((await talk.events()).at(-1)?.['subject'])
    await talk.guard.rights.hold({ tenant: 'default', subject, by: 'legal' })
    await talk.say('delete my data')
    const backup = backupOf(talk)
    const [held] = backup.filter(({ kind }) => kind === 'request').map(({ value }) => JSON.parse(value) as { reference: string; state: string })
    expect(held?.state).to.equal('held')
    await talk.guard.rights.release({ tenant: 'default', subject, by: 'legal' })
    await talk.guard.rights.resume()
    expect(await talk.eventTypes()).to.include('erasure.completed')
    const left = [...backupOf(talk).map((row) => JSON.stringify(row)), JSON.stringify([...talk.medium.keys])].join('\n')
    // The recipients are still to be told, by the name of the log.
    expect(left).to.include(subject)
    expect(left).to.not.include(held?.reference)
  })
})
