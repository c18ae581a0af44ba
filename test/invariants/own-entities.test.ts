import type { Meter } from '@scrubjay/core'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const policy = {
  version: 1,
  detect: {
    allow: ['help@example.org'],
    deny: { CLIENT_NAME: ['Quaxley & Söhne'], PROJECT: ['Blue Heron'] },
    patterns: { EMPLOYEE_ID: String.raw`\bEMP-\d{6}\b`, BADGE: { pattern: String.raw`\b\d{6}\b`, context: ['badge'] } },
  },
  entities: { PROJECT: { inbound: 'keep', outbound: 'redact' }, BADGE: 'refuse' },
}

describe('entities of an organisation’s own', () => {
  it('are placeholders for the bot, come back to their person, and are counted by type', async () => {
    const told: unknown[] = []
    const meter: Meter = { count: (...measured) => told.push(measured), time: () => {} }
    const talk = new Talk({ policy, meter })
    await talk.agree()
    const typed = 'emp-123456 of quaxley & sohne, again emp-123456 [EMPLOYEE_ID_1]'
    const { botSaw, replies } = await talk.say(typed)
    expect(botSaw).to.deep.equal(['[EMPLOYEE_ID_1] of [CLIENT_NAME_1], again [EMPLOYEE_ID_1] [!EMPLOYEE_ID_1]'])
    expect(replies).to.deep.equal([`You said: ${typed}`])
    expect((await talk.say('EMP-999999')).botSaw).to.deep.equal(['[EMPLOYEE_ID_2]'])
    const received = (await talk.events()).filter((event) => event['type'] === 'turn.received' && event['counts'] !== undefined)
    expect(received.map((event) => event['counts'])).to.deep.include({ EMPLOYEE_ID: 2, CLIENT_NAME: 1 })
    expect(told).to.deep.include(['scrubjay_spans', { type: 'EMPLOYEE_ID' }, 2])
    expect(JSON.stringify([told, await talk.events()])).to.not.match(/123456|quaxley/i)
    expect((await talk.say('What do you know about me?')).replies.join()).to.include('2 × employee id')
  })

  it('are kept, redacted or refused as the policy says, and what it allows passes', async () => {
    const talk = new Talk({ policy })
    await talk.agree()
    const { botSaw, replies } = await talk.say('write to help@example.org about blue heron')
    expect(botSaw).to.deep.equal(['write to help@example.org about blue heron'])
    expect(replies).to.deep.equal(['You said: write to help@example.org about [PROJECT]'])
    const refused = await talk.say('my badge is 123456')
    expect([refused.botSaw, refused.replies]).to.deep.equal([[], ['Please do not send this here: badge. Your message was not processed.']])
  })

  it('are found bare when the bot has just asked for them', async () => {
    const talk = new Talk({ policy: { ...policy, entities: {} } })
    await talk.agree()
    expect((await talk.say('order 123456')).botSaw).to.deep.equal(['order 123456'])
    await talk.say('and what is your badge, please?')
    expect((await talk.say('123456')).botSaw).to.deep.equal(['[BADGE_1]'])
  })

  it('are counted in observe-only mode', async () => {
    const talk = new Talk({ policy, mode: 'observe' })
    await talk.say('emp-123456, blue heron, help@example.org')
    expect((await talk.events())[0]?.['counts']).to.deep.equal({ EMPLOYEE_ID: 1 })
  })

  it('are taken out of the channel’s own news for good', async () => {
    const talk = new Talk({ policy })
    const { verdict } = await talk.say(talk.activity('', { type: 'conversationUpdate', topicName: 'EMP-123456 at help@example.org' }))
    expect(verdict.kind).to.equal('pass')
    expect(JSON.stringify(verdict)).to.include('"topicName":"[EMPLOYEE_ID] at help@example.org"')
  })

  it('become placeholders again when the bot says what it knows of them', async () => {
    const talk = new Talk({ policy })
    await talk.agree()
    const { verdict } = await talk.say('emp-123456')
    if (verdict.kind !== 'pass') throw new Error('It passes.')
    const echoed = await talk.guard.scrubReply(verdict.turn, { ...talk.activity('you are emp-123456, not EMP-000000') })
    expect(echoed.text).to.equal('you are [EMPLOYEE_ID_1], not EMP-000000')
  })

  it('refuse a text with more of them than the limit, and the bot sees nothing of it', async () => {
    const talk = new Talk({ policy })
    await talk.agree()
    const { botSaw, replies } = await talk.say('emp-123456 '.repeat(2_001))
    expect([botSaw, replies]).to.deep.equal([[], ['I cannot take this message right now. Please try again later.']])
  })
})
