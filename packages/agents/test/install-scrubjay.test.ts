import { expect } from 'chai'
import { Activity } from '@microsoft/agents-activity'
import { TurnContext } from '@microsoft/agents-hosting'
import { type ActivityLike, createGuard, createMemoryStore, type GuardOptions, Unscrubbed } from '@scrubjay/core'
import { createFailingStore, testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'
import { card, mail, openTalk, person, type Talk, type TalkOptions } from './agents-talk.js'
import { WatchedAdapter } from './watched-adapter.js'

type Bot = (context: TurnContext) => Promise<void>

const echo: Bot = async (context) => {
  if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`)
}
const copilot = { channelId: 'msteams:COPILOT' }

describe('installScrubjay for the Agents SDK', () => {
  let talk: Talk
  const open = async (bot: Bot, guard: TalkOptions['guard'] = {}): Promise<Talk> => (talk = await openTalk({ bot: () => bot, guard }))
  afterEach(() => talk?.close())

  describe('keeps the class of an activity', () => {
    it('and the object itself', async () => {
      const came: unknown[] = []
      const saw: unknown[] = []
      await open(async ({ activity }) => void saw.push(activity))
      watchContexts(talk.adapter, (context) => came.push(context.activity))
      await talk.agree()
      await talk.say(`I am ${mail}`)
      expect(saw.at(-1)).to.equal(came.at(-1)).and.to.have.property('text', 'I am [EMAIL_ADDRESS_1]')
    })

    it('with its computed channel and its methods, also in a turn that was parked', async () => {
      const saw: Activity[] = []
      await open(async ({ activity }) => void saw.push(activity))
      for (const text of [`I am ${mail}`, 'yes', `again ${mail}`]) await talk.say({ ...copilot, timestamp: '2025-05-05T10:00:00Z', text })
      expect(saw.map(({ text }) => text)).to.deep.equal(['I am [EMAIL_ADDRESS_1]', 'again [EMAIL_ADDRESS_1]'])
      for (const activity of saw) {
        expect(activity).to.be.instanceOf(Activity)
        expect([activity.channelId, activity.channelIdChannel, activity.channelIdSubChannel]).to.deep.equal(['msteams:COPILOT', 'msteams', 'COPILOT'])
        expect(activity.getConversationReference()).to.deep.include({ channelId: 'msteams:COPILOT', agent: { id: 'bot' } })
        expect(activity.timestamp).to.be.instanceOf(Date)
      }
    })

    it('and every field such as the SDK accepts it, also one that was nothing but a value', async () => {
      const everywhere = { text: mail, speak: mail, summary: card, attachments: [{ contentType: 'text/plain', name: mail, content: card }] }
      const saw: Activity[] = []
      await open(async (context) => {
        saw.push(Activity.fromObject(context.activity))
        await context.sendActivity(Activity.fromObject({ type: 'message', ...everywhere }))
      })
      await talk.agree()
      saw.length = 0
      await talk.say(everywhere)
      expect(saw).to.have.length(1)
      expect(JSON.stringify(saw)).not.to.include(mail).and.not.to.include(card)
      expect(talk.sent).to.have.length(1)
      expect(talk.sent[0]).to.deep.include(everywhere)
    })
  })

  describe('takes a sub-channel for its channel', () => {
    it('in consent, settings and the vault', async () => {
      const saw: (string | undefined)[] = []
      await open(async ({ activity }) => void saw.push(activity.text))
      await talk.agree({ channelId: 'msteams' })
      await talk.say({ ...copilot, text: `I am ${mail}` })
      await talk.say({ channelId: 'msteams', text: `still ${mail}` })
      const { conversation } = person
      await talk.scrubjay.settings({ activity: { ...person, conversation, channelId: 'msteams' } }).set({ scrub: false }, 'test')
      await talk.say({ ...copilot, text: `now ${mail}` })
      expect(saw.slice(-3)).to.deep.equal(['I am [EMAIL_ADDRESS_1]', 'still [EMAIL_ADDRESS_1]', `now ${mail}`])
    })

    it('in the rules of the policy and in what is sent', async () => {
      await open(echo, { policy: { version: 1, oneToOneChannels: ['msteams'] } })
      const where = { ...copilot, conversation: { id: 'c2' } }
      await talk.say({ ...where, text: 'hello' })
      // Teams shows no suggested actions.
      expect(talk.sent.every((sent) => !('suggestedActions' in sent))).to.equal(true)
      await talk.say({ ...where, text: 'yes' })
      await talk.say({ ...where, text: `I am ${mail}` })
      expect(talk.texts().at(-1)).to.equal(`You said: I am ${mail}`)
      expect(talk.sent.at(-1)).to.have.property('channelId', 'msteams')
      expect(talk.sent.at(-1)).to.have.property('entities').that.deep.includes({ type: 'ProductInfo', id: 'COPILOT' })
    })

    it('also where it closes', async () => {
      const store = createFailingStore(createMemoryStore())
      await open(echo, { store })
      await talk.agree(copilot)
      store.failWhen((call) => call.method === 'read')
      await talk.say({ ...copilot, text: `I am ${mail}` })
      expect(talk.sent).to.have.length(1)
      expect(talk.sent[0]).to.have.property('channelId', 'msteams')
      expect(talk.sent[0]).to.have.property('entities').that.deep.includes({ type: 'ProductInfo', id: 'COPILOT' })
    })
  })

  it('answers no invoke with what middleware behind it has dropped', async () => {
    const drops: Bot = async (context) => {
      if (context.activity.type !== 'invoke') return
      context.onSendActivities(async () => [])
      await context.sendActivity(Activity.fromObject({ type: 'invokeResponse', value: { status: 200, body: { card } } }))
    }
    await open(drops)
    await talk.agree()
    const { body } = await talk.say({ type: 'invoke', name: 'own', value: {} })
    expect(JSON.stringify(body)).to.match(/^\{"card":"\[CREDIT_CARD/)
  })

  it('scrubs what the SDK and the bot say of an error', async () => {
    await open(async ({ activity }) => Promise.reject(new Error(`cannot charge ${card} for ${activity.text}`)))
    await talk.agree({ channelId: 'emulator' })
    await talk.say({ channelId: 'emulator', text: `me, ${mail}` })
    const [trace, ...messages] = talk.sent
    expect(trace).to.deep.include({ type: 'trace', value: `Error: cannot charge [CREDIT_CARD] for me, [EMAIL_ADDRESS_1]` })
    expect(messages.map(({ type }) => type)).to.deep.equal(['message', 'message'])
    talk.adapter.onTurnError = async (context, error) => void (await context.sendActivity(error.message))
    await talk.say({ channelId: 'emulator', text: `her, ${mail}` })
    expect(talk.texts().at(-1)).to.equal(`cannot charge [CREDIT_CARD] for her, ${mail}`)
  })

  it('gives the bot’s error handler no error of its own that holds a value', async () => {
    const store = createFailingStore(createMemoryStore())
    const errors: unknown[] = []
    await open(async (context) => {
      store.failWhen((call) => call.method === 'commit')
      await echo(context)
    }, { store })
    talk.adapter.onTurnError = async (_context, error) => void errors.push(error, error.message, error.stack)
    await talk.agree()
    store.heal()
    await talk.say(`I am ${mail}, call +1 202 555 0143`)
    expect(JSON.stringify([errors, talk.sent])).not.to.include(mail).and.not.to.include('202 555 0143')
  })

  it('covers contexts that somebody makes, and runs their proactive turns more than once', async () => {
    const references: ReturnType<Activity['getConversationReference']>[] = []
    await open(async ({ activity }) => void references.push(activity.getConversationReference()))
    await talk.agree()
    await talk.say(`I am ${mail}`)
    const [reference] = references.slice(-1)
    for (const news of ['First', 'Second']) {
      await talk.adapter.continueConversation('bot', reference as never, async (context) => {
        await context.sendActivity(`${news} for [EMAIL_ADDRESS_1], card ${card}`)
        const own = new TurnContext(talk.adapter, context.activity)
        own.turnState.set(talk.adapter.ConnectorClientKey, context.turnState.get(talk.adapter.ConnectorClientKey))
        await own.sendActivity(`${news} again for [EMAIL_ADDRESS_1], card ${card}`)
      })
    }
    expect(talk.texts()).to.deep.equal(
      ['First', 'First again', 'Second', 'Second again'].map((news) => `${news} for ${mail}, card [CREDIT_CARD]`),
    )
  })

  it('goes back into a conversation as the app that the adapter is configured for', async () => {
    for (const [botAppId, clientId] of [[undefined, 'configured'], ['given', 'configured'], [undefined, undefined]] as const) {
      const adapter = new WatchedAdapter()
      const as: unknown[] = []
      Object.assign(adapter, {
        getClientId: () => clientId,
        continueConversation: async (identity: unknown) => void as.push(identity),
      })
      const options = testOptions(botAppId === undefined ? {} : { botAppId })
      const scrubjay = installScrubjay(adapter, options)
      await leaveReleasedTurn(options)
      await adapter.post({ ...person, id: 'first', serviceUrl: 'http://127.0.0.1:9' } as ActivityLike, async () => {})
      await scrubjay.close()
      expect(as).to.deep.equal([botAppId ?? clientId ?? { name: 'anonymous' }])
    }
  })

  it('leaves the adapter’s class in charge after uninstalling', async () => {
    const adapter = new WatchedAdapter()
    const before = Reflect.ownKeys(adapter)
    const scrubjay = installScrubjay(adapter, testOptions())
    expect(Reflect.ownKeys(adapter)).to.include.members(['runMiddleware', 'sendActivities', 'updateActivity'])
    scrubjay.uninstall()
    expect(Reflect.ownKeys(adapter)).to.deep.equal(before)
  })

  it('does not start without keys', () => {
    expect(() => installScrubjay(new WatchedAdapter(), { ...testOptions(), keys: undefined } as never))
      .to.throw()
      .with.property('code', 'ERR_KEYS_MISSING')
  })
})

function watchContexts(adapter: WatchedAdapter, watch: (context: TurnContext) => void): void {
  const run = adapter['runMiddleware'].bind(adapter)
  adapter['runMiddleware'] = async (context, logic) => {
    watch(context)
    await run(context, logic)
  }
}

/** A person has written and agreed, and the process died before the turn that waited could go on. */
async function leaveReleasedTurn(options: GuardOptions): Promise<void> {
  const dying = createGuard(options)
  for (const text of ['hello', 'yes']) {
    const verdict = await dying.receive({ activity: new Unscrubbed({ ...person, id: text, text }) })
    if (verdict.kind !== 'answer') expect.fail(verdict.kind)
    await dying.send(verdict.turn, verdict.replies)
    await dying.finish(verdict.turn, 'done')
  }
}
