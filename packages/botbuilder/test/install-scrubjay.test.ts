import { expect } from 'chai'
import {
  BotFrameworkAdapter,
  ConversationState,
  MemoryStorage,
  MemoryTranscriptStore,
  TestAdapter,
  TranscriptLoggerMiddleware,
  type TurnContext,
} from 'botbuilder'
import { testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'
import { createLocalConnector } from './local-connector.js'

const mail = 'ana@example.org'
const echo = async (context: TurnContext): Promise<void> => {
  if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`)
}

describe('installScrubjay', () => {
  it('leaves only placeholders in a transcript store that was there first', async () => {
    const transcripts = new MemoryTranscriptStore()
    const adapter = new TestAdapter(echo).use(new TranscriptLoggerMiddleware(transcripts))
    const scrubjay = installScrubjay(adapter, testOptions())
    for (const text of ['hello', 'yes', `I am ${mail}`]) await adapter.receiveActivity(text)
    const { items } = await transcripts.getTranscriptActivities('test', 'Convo1')
    expect(items.map(({ text }) => text)).to.include.members(['I am [EMAIL_ADDRESS_1]', 'You said: I am [EMAIL_ADDRESS_1]'])
    expect(JSON.stringify(items)).not.to.include(mail)
    expect(adapter.activeQueue.at(-1)?.text).to.equal(`You said: I am ${mail}`)
    await scrubjay.close()
  })

  it('gives each resumed turn its own state', async () => {
    const storage = new MemoryStorage()
    const state = new ConversationState(storage)
    const heard = state.createProperty<string[]>('heard')
    const adapter = new TestAdapter(async (context) => {
      const all = await heard.get(context, [])
      all.push(context.activity.text)
      await context.sendActivity(all.join(', '))
      await state.saveChanges(context)
    })
    const scrubjay = installScrubjay(adapter, testOptions())
    for (const text of ['one', `two ${mail}`, 'three', 'yes', 'four']) await adapter.receiveActivity(text)
    expect(adapter.activeQueue.at(-1)?.text).to.equal(`one, two ${mail}, three, four`)
    expect(JSON.stringify(storage)).to.include('two [EMAIL_ADDRESS_1]').and.not.to.include(mail)
    await scrubjay.close()
  })

  it('keeps the SDK’s ways with an error of the bot', async () => {
    const failure = new Error('of the bot')
    const adapter = new TestAdapter(async () => Promise.reject(failure))
    const scrubjay = installScrubjay(adapter, testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } }))
    expect(await adapter.receiveActivity('hi').catch((error: unknown) => error)).to.equal(failure)
    adapter.onTurnError = async (context, error) => void (await context.sendActivity(`handled: ${error.message}`))
    await adapter.receiveActivity('hi')
    expect(adapter.activeQueue.map(({ text }) => text)).to.deep.equal(['handled: of the bot'])
    await scrubjay.close()
  })

  it('leaves the adapter’s class in charge after uninstalling', () => {
    const adapter = new TestAdapter(echo)
    const before = Reflect.ownKeys(adapter)
    const scrubjay = installScrubjay(adapter, testOptions())
    expect(Reflect.ownKeys(adapter)).to.include.members(['runMiddleware', 'sendActivities', 'updateActivity'])
    scrubjay.uninstall()
    expect(Reflect.ownKeys(adapter)).to.deep.equal(before)
  })

  it('guards the older BotFrameworkAdapter too', async () => {
    const connector = await createLocalConnector()
    const adapter = new BotFrameworkAdapter({})
    const scrubjay = installScrubjay(adapter, testOptions())
    const saw: string[] = []
    for (const [index, text] of ['hello', 'yes', `I am ${mail}`].entries()) {
      const { status } = await post(adapter, { ...activity, id: `a${index}`, text, serviceUrl: connector.serviceUrl }, async (context) => {
        saw.push(context.activity.text)
        await echo(context)
      })
      expect(status).to.equal(200)
    }
    expect(saw).to.deep.equal(['hello', 'I am [EMAIL_ADDRESS_1]'])
    expect(connector.sent.at(-1)?.text).to.equal(`You said: I am ${mail}`)
    await scrubjay.close()
    await connector.close()
  })

  it('does not start without keys', () => {
    const options = { ...testOptions(), keys: undefined } as never
    expect(() => installScrubjay(new TestAdapter(echo), options))
      .to.throw()
      .with.property('code', 'ERR_KEYS_MISSING')
  })
})

const activity = {
  type: 'message',
  channelId: 'test',
  from: { id: 'u1', name: '' },
  recipient: { id: 'bot', name: 'Bot' },
  conversation: { id: 'c1', isGroup: false },
}

async function post(
  adapter: BotFrameworkAdapter,
  body: object,
  logic: (context: TurnContext) => Promise<void>,
): Promise<{ status?: number }> {
  const answer: { status?: number } = {}
  const response = {
    end: () => response,
    send: () => response,
    status: (status: number) => {
      answer.status = status
      return response
    },
  }
  await adapter.processActivity({ body, headers: {} }, response, logic)
  return answer
}
