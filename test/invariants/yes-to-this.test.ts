import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const card = '4111 1111 1111 1111'

describe('invariant 3: a yes is a yes to this', () => {
  const buttonsOf = (said: Awaited<ReturnType<Talk['say']>>): { value: object }[] => {
    const replies = said.verdict.kind === 'answer' ? said.verdict.replies : []
    return replies.flatMap((reply) => (reply as { suggestedActions?: { actions: { value: object }[] } }).suggestedActions?.actions ?? [])
  }
  const ask = async (talk: Talk, user: string): Promise<object> => {
    const said = await talk.say('hello', { user, conversation: user, channelId: 'webchat' })
    return buttonsOf(said)[0]?.value ?? expect.fail('no button')
  }
  const press = (talk: Talk, user: string, value: object): ReturnType<Talk['say']> =>
    talk.say(talk.activity('', { user, conversation: user, channelId: 'webchat', value }))

  it('takes the button that was shown to this person', async () => {
    const talk = new Talk()
    const button = await ask(talk, 'u1')
    expect((await press(talk, 'u1', button)).botSaw).to.deep.equal(['hello'])
  })

  it('takes no button of somebody else', async () => {
    const talk = new Talk()
    const button = await ask(talk, 'u1')
    await ask(talk, 'u2')
    expect((await press(talk, 'u2', button)).botSaw).to.deep.equal([])
    expect(await talk.eventTypes()).not.to.include('consent.granted')
  })

  it('takes no old button and no button twice', async () => {
    const talk = new Talk()
    const old = await ask(talk, 'u1')
    const newer = await ask(talk, 'u1')
    expect((await press(talk, 'u1', old)).botSaw).to.deep.equal([])
    const latest = buttonsOf(await press(talk, 'u1', newer))
    expect(latest).to.have.length(2)
    await press(talk, 'u1', latest[0]?.value ?? {})
    await talk.say('stop', { user: 'u1', conversation: 'u1', channelId: 'webchat' })
    await press(talk, 'u1', latest[0]?.value ?? {})
    expect((await talk.say('still there?', { user: 'u1', conversation: 'u1', channelId: 'webchat' })).botSaw).to.deep.equal([])
  })

  it('asks anew when the notice has changed, and takes no yes to the old one', async () => {
    const talk = new Talk()
    await talk.say('hello')
    const newer = talk.sibling({ policy: { version: 1, notice: { version: '2', text: 'Something new.' } } })
    const said = await newer.say('yes')
    expect(said.botSaw).to.deep.equal([])
    expect(said.replies.join()).to.include('Something new.')
  })

  it('takes “Yes, and my card is …” as a yes, and the rest as a turn', async () => {
    const talk = new Talk()
    await talk.say('hello')
    const { botSaw, replies } = await talk.say(`Yes, and my card is ${card}`)
    expect(botSaw).to.deep.equal(['hello', 'my card is [CREDIT_CARD_1]'])
    expect(replies.at(-1)).to.equal(`You said: my card is ${card}`)
  })
})
