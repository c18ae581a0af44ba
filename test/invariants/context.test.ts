import { expect } from 'chai'
import { limits, type ExposedMessages } from '@scrubjay/core'
import { Talk } from './guarded-talk.js'

/** The echo bot repeats a question, and so asks it. */
const question = 'What is your card number please?'

describe('a conversation is context', () => {
  it('hides the later half of a card, tells the application of the earlier one, and logs a count', async () => {
    const told: ExposedMessages[] = []
    const talk = new Talk({ onExposed: (exposed) => told.push(exposed) })
    await talk.agree()
    const first = talk.activity('4111 1111')
    expect((await talk.say(first)).botSaw).to.deep.equal(['4111 1111'])
    expect((await talk.say('1111 1111')).botSaw).to.deep.equal(['[CREDIT_CARD_1]'])
    expect(told).to.deep.equal([{ channelId: 'test', conversationId: 'c1', activityIds: [first.id] }])
    expect((await talk.events()).find(({ type }) => type === 'turn.exposed')?.['counts']).to.deep.equal({ messages: 1 })
  })

  it('hides the first half at once when it answers the bot’s question, also on another instance', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say(question)
    expect((await talk.sibling().say('4111 1111')).botSaw).to.deep.equal(['[CREDIT_CARD_1]'])
    expect((await talk.say('1111 1111')).botSaw).to.deep.equal(['[CREDIT_CARD_2]'])
  })

  it('raises what the bot has asked for, in the next turn only', async () => {
    const talk = new Talk()
    await talk.agree()
    expect((await talk.say('219099999')).botSaw).to.deep.equal(['219099999'])
    await talk.say('what is your social security number?')
    expect((await talk.say('219099998')).botSaw).to.deep.equal(['[US_SSN_1]'])
    expect((await talk.say('219099997')).botSaw).to.deep.equal(['219099997'])
  })

  it('finds a value again that only its context had told', async () => {
    const talk = new Talk()
    await talk.agree()
    expect((await talk.say('my card is 4111 1111 1111 1112')).botSaw).to.deep.equal(['my card is [CREDIT_CARD_1]'])
    expect((await talk.say('I said 4111-1111-1111-1112!')).botSaw).to.deep.equal(['I said [CREDIT_CARD_2]!'])
  })

  it('knows nothing of another person, another conversation, or half an hour later', async () => {
    const talk = new Talk()
    for (const fields of [{ isGroup: true }, { user: 'u2', isGroup: true }, { conversation: 'c2' }]) await talk.agree(fields)
    await talk.say('4111 1111', { isGroup: true })
    expect((await talk.say('1111 1111', { user: 'u2', isGroup: true })).botSaw).to.deep.equal(['1111 1111'])
    expect((await talk.say('1111 1111', { conversation: 'c2' })).botSaw).to.deep.equal(['1111 1111'])
    talk.clock.advance(limits.contextForMs)
    expect((await talk.say('1111 1111', { isGroup: true })).botSaw).to.deep.equal(['1111 1111'])
  })

  it('keeps no clear value, and nothing after an erasure', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say('4111 1111')
    await talk.say('my card is 4111 1111 1111 1112')
    const records = await talk.store.list({ tenant: 'default', kind: 'context', limit: 10 })
    expect(records).to.have.length(1)
    expect(records[0]?.value).to.not.match(/4111|1112/)
    await talk.say('delete my data')
    expect(await talk.store.list({ tenant: 'default', kind: 'context', limit: 10 })).to.deep.equal([])
  })
})
