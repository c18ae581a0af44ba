import { type ActivityLike, limits, type OpenTurn } from '@scrubjay/core'
import { expect } from 'chai'
import { Talk } from './guarded-talk.js'

const day = 86_400_000
const service = { id: 'service', description: 'to answer you here', required: true }
const news = { id: 'news', description: 'to send you news', required: false }
const policy = { version: 1, purposes: [service, news] }

/** A bot that asks for news with every message, and repeats what it was told. */
function asking(options: ConstructorParameters<typeof Talk>[0] = {}): { readonly talk: Talk; readonly told: string[]; readonly prompts: ActivityLike[] } {
  const told: string[] = []
  const prompts: ActivityLike[] = []
  const talk = new Talk({
    policy,
    bot: async (heard: string, turn: OpenTurn, guard) => {
      const { answer, prompt } = await guard.askConsent(turn, 'news')
      told.push(answer)
      if (prompt !== undefined) {
        const sent = await guard.send(turn, [{ ...prompt, conversation: { id: 'c1' } }])
        prompts.push(...sent)
      }
      return `You said: ${heard}`
    },
    ...options,
  })
  return { talk, told, prompts }
}

const valuesOf = (prompt: ActivityLike | undefined): readonly unknown[] => {
  const { suggestedActions, attachments } = prompt as { suggestedActions?: { actions: { value: unknown }[] }; attachments?: { content: { buttons: { value: unknown }[] } }[] }
  return [...(suggestedActions?.actions ?? []), ...(attachments ?? []).flatMap(({ content }) => content.buttons)].map(({ value }) => value)
}

describe('an optional purpose', () => {
  it('is asked for at first need, and its answer in words is the guard’s and not the bot’s', async () => {
    const { talk, told, prompts } = asking()
    await talk.agree()
    expect([told, prompts.length]).to.deep.equal([['asked'], 1])
    expect(prompts[0]?.text).to.match(/to send you news/)
    const answer = await talk.say('yes')
    expect([answer.botSaw, answer.replies.length]).to.deep.equal([[], 1])
    await talk.say('go on')
    expect(told).to.deep.equal(['asked', 'granted'])
    expect((await talk.eventTypes()).filter((type) => type === 'consent.granted')).to.have.length(2)
  })

  it('blocks nothing: what is no answer goes on to the bot, and a yes after it is one to the bot', async () => {
    const { talk, told } = asking({ bot: undefined as never })
    talk.bot = async (heard, turn, guard) => {
      told.push((await guard.askConsent(turn, 'news')).answer)
      return `You said: ${heard}`
    }
    await talk.agree()
    expect((await talk.say('how is the weather?')).botSaw).to.deep.equal(['how is the weather?'])
    talk.bot = (heard) => `You said: ${heard}`
    await talk.say('and tomorrow?')
    expect((await talk.say('yes')).botSaw).to.deep.equal(['yes'])
    expect((await talk.eventTypes()).filter((type) => type === 'consent.granted')).to.have.length(1)
  })

  it('is not asked for again after a no before its time, and everything else works', async () => {
    const { talk, told } = asking()
    await talk.agree()
    expect((await talk.say('rather not')).replies).to.deep.equal(['That is fine. Everything else works as before.'])
    await talk.say('go on')
    talk.clock.advance(182 * day)
    await talk.say('go on')
    talk.clock.advance(2 * day)
    await talk.say('go on')
    expect(told).to.deep.equal(['asked', 'refused', 'refused', 'asked'])
  })

  it('reveals nothing for it until it is granted, and says which code', async () => {
    const talk = new Talk({ policy })
    await talk.agree()
    await talk.say('my mail is ana@example.org')
    const codes: unknown[] = []
    talk.bot = async (_heard, turn, guard) => {
      await guard.reveal(turn, '[EMAIL_ADDRESS_1]', { purpose: 'news' }).catch((error: { code?: string }) => codes.push(error.code))
      return 'well'
    }
    await talk.say('go on')
    expect(codes).to.deep.equal(['ERR_CONSENT_MISSING'])
  })

  it('is answered by its own button, once, and taken back by an old one', async () => {
    const { talk, told, prompts } = asking()
    await talk.say('hello', { channelId: 'webchat' })
    await talk.say('yes', { channelId: 'webchat' })
    const [yes, no] = valuesOf(prompts[0])
    const press = (value: unknown) => talk.say(talk.activity('', { channelId: 'webchat', value, text: undefined }))
    expect((await press(yes)).botSaw).to.deep.equal([])
    await talk.say('go on', { channelId: 'webchat' })
    expect((await press(yes)).replies).to.deep.equal([])
    await press(no)
    await talk.say('go on', { channelId: 'webchat' })
    expect(told).to.deep.equal(['asked', 'granted', 'refused'])
    expect((await press(yes)).replies, 'an old yes is none').to.deep.equal([])
    await talk.say('go on', { channelId: 'webchat' })
    expect(told.at(-1)).to.equal('refused')
  })
})

describe('a law', () => {
  it('that is opt-out shows the notice instead of asking, once for each version, until the person says no', async () => {
    const optOut = { version: 1, regimes: { ccpa: {} } }
    const talk = new Talk({ policy: optOut })
    const first = await talk.say('hello')
    expect(first.botSaw).to.deep.equal(['hello'])
    expect(first.replies.join('\n')).to.match(/Sensitive details/)
    expect((await talk.say('again')).replies).to.deep.equal(['You said: again'])
    const newer = talk.sibling({ policy: { ...optOut, notice: { version: '2', text: 'We changed this.' } } })
    expect((await newer.say('hello')).replies).to.deep.equal(['We changed this. You can object at any time by writing STOP.', 'You said: hello'])
    await newer.say('stop')
    expect((await newer.say('hello?')).botSaw).to.deep.equal([])
    expect((await talk.say('hello?')).botSaw, 'a no holds under every notice').to.deep.equal([])
    await talk.say('consent')
    await talk.say('yes')
    expect((await talk.say('hello?')).botSaw).to.deep.equal(['hello?'])
  })

  it('that nobody knows is the strictest of those that the policy names', async () => {
    const both = { version: 1, regimes: { gdpr: {}, ccpa: {} }, regimeRules: [{ regime: 'ccpa', locales: ['en-US'] }] }
    const talk = new Talk({ policy: both })
    expect((await talk.say('hello', { locale: 'en-US', user: 'a', conversation: 'a' })).botSaw).to.deep.equal(['hello'])
    expect((await talk.say('hello', { locale: 'en-GB', user: 'b', conversation: 'b' })).botSaw).to.deep.equal([])
    expect((await talk.say('hello', { user: 'c', conversation: 'c' })).botSaw).to.deep.equal([])
    const byCountry = { ...both, regimeRules: [{ regime: 'ccpa', countries: ['US'] }], forgeableChannels: ['webchat'] }
    const hints = [{ entities: [{ type: 'clientInfo', country: 'us' }] }, { channelData: { FromCountry: 'US' } }, { locale: 'en-US' }, { locale: 'de-DE', entities: [{ type: 'clientInfo', country: 'US' }] }]
    for (const [index, hint] of hints.entries()) {
      expect((await new Talk({ policy: byCountry }).say('hello', hint)).botSaw, String(index)).to.deep.equal(['hello'])
    }
    const none = [{ entities: [{ type: 'clientInfo', country: 'DE' }], locale: 'en-US' }, { entities: [{ type: 'place', country: 'US' }] }, { channelData: { FromCountry: 'USA' } }, { channelId: 'webchat', ...hints[0] }]
    for (const [index, hint] of none.entries()) {
      expect((await new Talk({ policy: byCountry }).say('hello', hint)).botSaw, String(index)).to.deep.equal([])
    }
    const known = new Talk({ policy: both, regimeOf: () => 'gdpr' })
    expect((await known.say('hello', { locale: 'en-US' })).botSaw).to.deep.equal([])
  })

  it('asks nothing for a contract, and stops a legitimate interest at an objection', async () => {
    const bases = { version: 1, purposes: [{ ...service, lawfulBasis: 'contract' }, { ...news, lawfulBasis: 'legitimate-interests' }], locks: ['consent'], settings: { consent: true } }
    const { talk, told } = asking({ policy: { ...bases, purposes: [...bases.purposes, { id: 'x', description: 'x', required: true }] } })
    await talk.agree()
    expect(told).to.deep.equal(['granted'])
    await talk.say('stop')
    await talk.say('consent')
    await talk.say('yes')
    await talk.say('go on')
    expect(told.at(-1)).to.equal('refused')
  })

  it('that sets an age asks for it first, keeps the answer, and hears no child', async () => {
    const aged = { version: 1, regimes: { gdpr: { minimumAge: 16 } } }
    const talk = new Talk({ policy: aged })
    expect((await talk.say('hello')).replies.at(-1)).to.match(/at least 16 years old/)
    expect((await talk.say('yes')).replies.at(-1)).to.match(/May your messages be processed/)
    expect((await talk.say('yes')).botSaw).to.deep.equal(['hello'])
    await talk.say('hello', { user: 'u2', conversation: 'c2' })
    expect((await talk.say('no', { user: 'u2', conversation: 'c2' })).replies.at(-1)).to.match(/old enough/)
    expect((await talk.say('hello?', { user: 'u2', conversation: 'c2' })).replies.at(-1)).to.match(/old enough/)
    const knowing = new Talk({ policy: aged, rights: { isOldEnough: (activity) => activity.from?.id !== 'kid' } })
    await knowing.agree()
    expect((await knowing.say('again')).botSaw).to.deep.equal(['again'])
    const kid = await knowing.say('hello', { user: 'kid', conversation: 'c3' })
    expect([kid.botSaw, kid.replies.length]).to.deep.equal([[], 1])
    expect(await knowing.store.list({ tenant: 'default', kind: 'parked', limit: 9 })).to.deep.equal([])
  })
})

describe('a consent prompt on a channel', () => {
  const promptOn = async (channelId: string, fields: object = {}): Promise<ActivityLike> => {
    const talk = new Talk()
    const { verdict } = await talk.say('hello', { channelId, ...fields })
    return (verdict.kind === 'answer' ? verdict.replies.at(-1) : undefined) ?? {}
  }

  it('has buttons, cards, quick replies or plain words, by what the channel shows', async () => {
    expect(valuesOf(await promptOn('webchat'))).to.have.length(2)
    for (const channel of ['msteams', 'slack']) {
      const { attachments } = (await promptOn(channel)) as { attachments?: { contentType: string }[] }
      expect(attachments?.map(({ contentType }) => contentType), channel).to.deep.equal(['application/vnd.microsoft.card.hero'])
    }
    const { channelData } = (await promptOn('facebook')) as { channelData?: { quick_replies?: { title: string }[] } }
    expect(channelData?.quick_replies?.map(({ title }) => title)).to.deep.equal(['Yes', 'No'])
    expect(valuesOf(await promptOn('facebook', { serviceUrl: 'https://channel.example' }))).to.have.length(2)
    expect(Object.keys(await promptOn('sms'))).to.have.members(['type', 'text', 'inputHint'])
  })

  it('takes the press of a card with no text, as Teams sends it, and offers to take it back with one press', async () => {
    const talk = new Talk()
    const { verdict } = await talk.say('hello', { channelId: 'msteams' })
    const [yes] = valuesOf(verdict.kind === 'answer' ? verdict.replies.at(-1) : undefined)
    const answer = await talk.say(talk.activity('', { channelId: 'msteams', value: yes }))
    expect(answer.botSaw).to.deep.equal(['hello'])
    expect(valuesOf(answer.verdict.kind === 'answer' ? answer.verdict.replies[0] : undefined)).to.deep.equal(['STOP'])
    await talk.say('STOP', { channelId: 'msteams' })
    expect((await talk.say('hello?', { channelId: 'msteams' })).botSaw).to.deep.equal([])
  })

  it('says in a group whom it asks, and hears nobody else’s answer', async () => {
    const talk = new Talk()
    const inGroup = (user: string, fields: object = {}): object => ({ user, conversation: 'g', isGroup: true, channelId: 'webchat', ...fields })
    const speaking = talk.activity('hello', inGroup('ana'))
    const { verdict } = await talk.say({ ...speaking, from: { id: 'ana', name: 'Ana' } })
    const asked = verdict.kind === 'answer' ? verdict.replies.at(-1) : undefined
    expect(asked?.text).to.match(/^Ana: /)
    const [yes] = valuesOf(asked)
    expect((await talk.say(talk.activity('', inGroup('ben', { value: yes })))).botSaw).to.deep.equal([])
    expect((await talk.say('go on', inGroup('ben'))).botSaw).to.deep.equal([])
    expect((await talk.say(talk.activity('', inGroup('ana', { value: yes })))).botSaw).to.deep.equal(['hello'])
  })
})

describe('a parked turn', () => {
  it('goes on in its order after the yes', async () => {
    const talk = new Talk()
    for (const text of ['one', 'two', 'three']) await talk.say(text)
    expect((await talk.say('yes')).botSaw).to.deep.equal(['one', 'two', 'three'])
    expect(limits.parkedPerSubjectMax).to.be.greaterThan(3)
  })
})
