import { createMemoryMedium, createMemoryStore, type Meter } from '@scrubjay/core'
import { createFailingStore } from '@scrubjay/testkit'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const mail = 'ana.w@example.org'

describe('observe-only mode', () => {
  it('passes everything both ways, asks for nothing, and logs types and counts only', async () => {
    const talk = new Talk({ mode: 'observe' })
    const { botSaw, replies } = await talk.say(`mail ${mail}, card 4111 1111 1111 1111`)
    expect(botSaw).to.deep.equal([`mail ${mail}, card 4111 1111 1111 1111`])
    expect(replies).to.deep.equal([`You said: mail ${mail}, card 4111 1111 1111 1111`])
    const events = await talk.events()
    expect(events.map((event) => event['type'])).to.deep.equal(['turn.observed'])
    expect(events[0]?.['counts']).to.deep.equal({ CREDIT_CARD: 1, EMAIL_ADDRESS: 1 })
    for (const kind of ['subject', 'consent', 'value', 'parked']) {
      expect(await talk.store.list({ tenant: 'default', kind, limit: 10 }), kind).to.deep.equal([])
    }
  })

  it('is not felt when the store is down', async () => {
    const medium = createMemoryMedium()
    const store = createFailingStore(createMemoryStore({ medium }), { failWhen: () => true })
    const talk = new Talk({ medium, store, mode: 'observe' })
    const activity = talk.activity(`mail ${mail}`)
    const verdict = await talk.say(activity)
    expect(verdict.verdict.kind).to.equal('bypass')
    expect(await talk.guard.send(verdict.verdict.turn, [activity])).to.deep.equal([activity])
  })
})

describe('the kill switch', () => {
  it('closes every instance at once, logs who engaged it, and opens again', async () => {
    const talk = new Talk()
    const other = talk.sibling()
    await talk.agree()
    await talk.guard.killSwitch.engage('operator')
    expect((await other.say(`mail ${mail}`)).replies.join()).to.include('cannot process messages right now')
    expect((await other.guard.health()).status).to.equal('killed')
    await other.guard.killSwitch.release('operator')
    expect((await talk.say('back')).botSaw).to.deep.equal(['back'])
    const killed = (await talk.events()).filter((event) => event['type'] === 'guard.killed')
    expect(killed.map(({ outcome, by }) => [outcome, by])).to.deep.equal([['engaged', 'operator'], ['released', 'operator']])
  })

  it('lets everything pass where the policy says so', async () => {
    const talk = new Talk({ policy: { version: 1, killSwitch: 'pass' } })
    await talk.guard.killSwitch.engage()
    const activity = talk.activity(`mail ${mail}`)
    const { verdict } = await talk.say(activity)
    expect(verdict.kind).to.equal('bypass')
    expect(await talk.guard.send(verdict.turn, [activity])).to.deep.equal([activity])
  })
})

describe('an entity that the policy refuses', () => {
  it('keeps the message from the bot and tells the person what not to send', async () => {
    const talk = new Talk({ policy: { version: 1, entities: { CREDIT_CARD: 'refuse' } } })
    await talk.agree()
    const { botSaw, replies } = await talk.say('card 4111 1111 1111 1111')
    expect(botSaw).to.deep.equal([])
    expect(replies).to.deep.equal(['Please do not send this here: credit card. Your message was not processed.'])
    expect(await talk.store.list({ tenant: 'default', kind: 'value', limit: 10 })).to.deep.equal([])
  })
})

describe('the rights of a person', () => {
  it('are answered in the chat: what is kept, and its erasure, after which nothing opens', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(`mail ${mail}`)
    expect((await talk.say('What do you know about me?')).replies.join()).to.include('1 × e-mail address')
    expect((await talk.say('delete my data')).replies.join()).to.include('erased')
    const kept = await talk.store.keyStore.list('', 100)
    expect(kept.filter(({ id }) => id.includes('/subject/'))).to.deep.equal([])
    expect(await talk.store.list({ tenant: 'default', kind: 'value', limit: 10 })).to.deep.equal([])
    expect(await talk.eventTypes()).to.include('erasure.completed')
    expect((await talk.say('and now?')).replies.join()).to.include('YES or NO')
  })
})

describe('the meter', () => {
  it('is told counts and times by type and outcome, and no value', async () => {
    const told: unknown[] = []
    const meter: Meter = {
      count: (...measured) => told.push(measured),
      time: (...measured) => told.push(measured),
    }
    const talk = new Talk({ meter })
    await talk.agree()
    await talk.say(`mail ${mail}`)
    expect(told).to.deep.include(['scrubjay_spans', { type: 'EMAIL_ADDRESS' }, 1])
    expect(told).to.deep.include(['scrubjay_turns', { outcome: 'answer' }, 1])
    expect(JSON.stringify(told)).not.to.include(mail)
  })
})
