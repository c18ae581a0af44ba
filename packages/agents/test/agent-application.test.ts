import { expect } from 'chai'
import { Activity } from '@microsoft/agents-activity'
import {
  AgentApplication,
  type AgentApplicationOptions,
  Conversation,
  MemoryStorage,
  type TranscriptLogger,
  TranscriptLoggerMiddleware,
  type TurnContext,
  type TurnState,
} from '@microsoft/agents-hosting'
import { card, mail, openTalk, person, type Talk, type TalkOptions } from './agents-talk.js'
import type { WatchedAdapter } from './watched-adapter.js'

type App = AgentApplication<TurnState>
type Options = Partial<AgentApplicationOptions<TurnState>>

describe('an AgentApplication under the guard', () => {
  let talk: Talk
  let app: App
  const saw: (string | undefined)[] = []
  beforeEach(() => void (saw.length = 0))
  afterEach(() => talk.close())

  /** Notes and repeats each message. */
  const repeat = async (context: TurnContext): Promise<void> => {
    saw.push(context.activity.text)
    await context.sendActivity(`You said: ${context.activity.text}`)
  }
  const open = async (options: Options = {}, more: Partial<TalkOptions> & { handler?: (context: TurnContext, state: TurnState) => Promise<void> } = {}): Promise<void> => {
    const { handler = repeat, ...talkOptions } = more
    const bot = (adapter: WatchedAdapter): ((context: TurnContext) => Promise<void>) => {
      app = new AgentApplication<TurnState>({ adapter, ...options })
      app.onActivity('message', handler)
      return (context) => app.run(context)
    }
    talk = await openTalk({ bot, ...talkOptions })
  }

  for (const installs of ['before the bot', 'after the bot'] as const) {
    it(`logs placeholders only through its transcriptLogger when the guard is installed ${installs}`, async () => {
      const transcript: Activity[] = []
      await open({ transcriptLogger: loggerOf(transcript) }, { installs })
      for (const text of ['hello', 'yes', `I am ${mail}`]) await talk.say(text)
      expect(transcript.map(({ text }) => text)).to.deep.equal([
        'hello', 'You said: hello', 'I am [EMAIL_ADDRESS_1]', 'You said: I am [EMAIL_ADDRESS_1]',
      ])
      expect(JSON.stringify(transcript)).not.to.include(mail)
      expect(talk.texts().at(-1)).to.equal(`You said: I am ${mail}`)
    })
  }

  it('logs placeholders only through a TranscriptLoggerMiddleware that was there first, updates included', async () => {
    const transcript: Activity[] = []
    const bot = (adapter: WatchedAdapter): ((context: TurnContext) => Promise<void>) => {
      adapter.use(new TranscriptLoggerMiddleware(loggerOf(transcript)))
      app = new AgentApplication<TurnState>({ adapter })
      app.onActivity('message', async (context) => {
        await context.updateActivity(Activity.fromObject({ type: 'message', id: 'm1', text: `${context.activity.text}, ${card}` }))
      })
      return (context) => app.run(context)
    }
    talk = await openTalk({ bot, installs: 'after the bot' })
    await talk.agree()
    transcript.length = 0
    await talk.say(`I am ${mail}`)
    expect(transcript.map(({ type, text }) => [type, text])).to.deep.equal([
      ['message', 'I am [EMAIL_ADDRESS_1]'],
      ['messageUpdate', 'I am [EMAIL_ADDRESS_1], [CREDIT_CARD]'],
    ])
  })

  it('saves its state exactly as without the guard: with an afterTurn handler, and not without one', async () => {
    for (const saves of [true, false]) {
      const stored: unknown[] = []
      for (const guarded of [true, false]) {
        const storage = new MemoryStorage()
        await open({ storage }, { handler: remember })
        if (saves) app.onTurn('afterTurn', async () => true)
        expect(handlersOf(app)).to.equal(saves ? 1 : 0)
        if (guarded) await talk.agree()
        else talk.scrubjay.uninstall()
        for (const text of [...(guarded ? [] : ['hello']), 'one', 'two']) await talk.say(text)
        stored.push(memoryOf(storage))
        await talk.close()
      }
      expect(stored[0]).to.deep.equal(stored[1])
      expect(JSON.stringify(stored[0])).to.equal(saves ? '{"test/bot/conversations/c1":{"heard":["hello","one","two"]}}' : '{}')
    }
  })

  it('keeps placeholders in its state, and restores what it says of them later', async () => {
    const storage = new MemoryStorage()
    await open({ storage }, {
      handler: async (context, state) => {
        await remember(context, state)
        await context.sendActivity(state.getValue<string[]>('conversation.heard').join(', '))
      },
    })
    app.onTurn('afterTurn', async () => true)
    for (const text of [`I am ${mail}`, 'yes', 'and?']) await talk.say(text)
    expect(JSON.stringify(memoryOf(storage))).to.include('I am [EMAIL_ADDRESS_1]').and.not.to.include(mail)
    expect(talk.texts().at(-1)).to.equal(`I am ${mail}, and?`)
  })

  describe('with long-running messages', () => {
    it('runs each message once, and counts it once in the audit log, also one that was parked', async () => {
      await open({ longRunningMessages: true })
      for (const text of [`I am ${mail}`, 'yes', `still ${mail}`]) await talk.say({ text, channelId: 'msteams:COPILOT' })
      expect(saw).to.deep.equal(['I am [EMAIL_ADDRESS_1]', 'still [EMAIL_ADDRESS_1]'])
      const events = (await talk.options.auditEvents()).map(({ type }) => type)
      for (const type of ['turn.received', 'turn.replied']) expect(events.filter((event) => event === type), type).to.have.length(2)
    })

    it('answers with what the person may see, and with nothing after a no', async () => {
      await open({ longRunningMessages: true })
      for (const text of [`I am ${mail}`, 'yes', `yes, ${mail} and ${card}`]) await talk.say(text)
      expect(talk.texts().slice(-2)).to.deep.equal([`You said: I am ${mail}`, `You said: yes, ${mail} and ${card}`])
      await talk.say('stop')
      const before = saw.length
      await talk.say('still there?')
      expect(saw).to.have.length(before)
    })

    it('neither runs nor answers a redelivered message twice', async () => {
      await open({ longRunningMessages: true })
      await talk.agree()
      saw.length = 0
      for (let time = 0; time < 2; time += 1) await talk.say({ text: 'once', id: 'same' })
      expect(saw).to.deep.equal(['once'])
      expect(talk.texts()).to.deep.equal(['You said: once'])
    })
  })

  it('shows that it is typing while a turn takes long, and answers', async () => {
    await open({ startTypingTimer: true }, {
      handler: async (context) => {
        await eventually(() => talk.sent.some(({ type }) => type === 'typing'))
        await repeat(context)
      },
    })
    await talk.agree()
    const before = (await talk.options.auditEvents()).length
    await talk.say(`I am ${mail}`)
    expect(talk.sent.map(({ type }) => type)).to.deep.equal(['typing', 'message'])
    expect(talk.texts()).to.deep.equal([`You said: I am ${mail}`])
    const events = (await talk.options.auditEvents()).slice(before).map(({ type }) => type)
    expect(events).to.deep.equal(['turn.received', 'turn.replied'])
  })

  it('streams a reply whose final message is whole and restored', async () => {
    await open({}, {
      handler: async ({ streamingResponse }) => {
        streamingResponse.setDelayInMs(0)
        for (const chunk of ['Your mail is ', '[EMAIL_', 'ADDRESS_1]', ', not ', card, '.']) streamingResponse.queueTextChunk(chunk)
        await streamingResponse.endStream()
      },
    })
    await talk.agree({ channelId: 'webchat' })
    await talk.say({ channelId: 'webchat', text: `I am ${mail}` })
    const final = talk.sent.at(-1)
    expect(final).to.include({ type: 'message', text: `Your mail is ${mail}, not [CREDIT_CARD].` })
    expect(final).to.have.nested.property('entities[0].streamType', 'final')
    expect(talk.sent.slice(0, -1).map(({ type }) => type)).to.satisfy((types: string[]) => types.length > 0 && types.every((type) => type === 'typing'))
  })

  it('streams pieces that show neither a part of a value nor half a placeholder, in the order of the SDK', async () => {
    const text = `Your card ${card} is charged, and the receipt goes to [EMAIL_ADDRESS_1] as soon as the payment has been received by us. Anything else?`
    const chunks = text.match(/.{1,7}/gs) ?? []
    await open({}, {
      handler: async ({ streamingResponse }) => {
        streamingResponse.setDelayInMs(0)
        for (const chunk of chunks) {
          const before = talk.sent.length
          streamingResponse.queueTextChunk(chunk)
          // The SDK joins what comes while a piece is on its way.
          while (talk.sent.length === before) await new Promise(setImmediate)
        }
        await streamingResponse.endStream()
      },
    })
    await talk.agree({ channelId: 'webchat' })
    await talk.say({ channelId: 'webchat', text: `I am ${mail}` })
    const [final, ...pieces] = talk.sent.toReversed()
    expect(final?.text).to.equal(text.replace(card, '[CREDIT_CARD]').replace('[EMAIL_ADDRESS_1]', mail))
    expect(pieces).to.have.lengthOf(chunks.length)
    for (const piece of pieces) expect(piece.text === '…' || final?.text?.startsWith(piece.text ?? '-'), piece.text).to.equal(true)
    const infos = pieces.map((piece) => (piece as unknown as { entities: { streamSequence: number }[] }).entities[0]?.streamSequence)
    expect(infos.toReversed()).to.deep.equal(pieces.map((_, index) => index + 1))
  })

  it('sends proactive messages of its own, restored', async () => {
    await open({ storage: new MemoryStorage() }, {
      handler: async (context) => {
        await app.proactive.storeConversation(new Conversation({ aud: 'bot' }, context.activity.getConversationReference()))
      },
    })
    await talk.agree()
    await talk.say(`I am ${mail}`)
    const { id } = person.conversation
    await app.proactive.sendActivity(talk.adapter, id, { text: `News for [EMAIL_ADDRESS_1], ${card}` })
    await app.proactive.continueConversation(talk.adapter, id, async (context) => void (await context.sendActivity('More for [EMAIL_ADDRESS_1]')))
    expect(talk.texts()).to.deep.equal([`News for ${mail}, [CREDIT_CARD]`, `More for ${mail}`])
  })

  it('takes a mention of the bot out of a message that it hides values in', async () => {
    await open()
    await talk.agree()
    saw.length = 0
    const mention = { type: 'mention', text: '<at>Ana Example</at>', mentioned: { id: 'bot', name: 'Ana Example' } }
    await talk.say({ text: `<at>Ana Example</at> I am ${mail}`, entities: [mention] })
    expect(saw).to.deep.equal(['I am [EMAIL_ADDRESS_1]'])
  })
})

async function remember(context: TurnContext, state: TurnState): Promise<void> {
  const heard = state.getValue<string[] | undefined>('conversation.heard') ?? []
  state.setValue('conversation.heard', [...heard, context.activity.text])
}

function loggerOf(transcript: Activity[]): TranscriptLogger {
  return { logActivity: (activity) => void transcript.push(activity) }
}

function handlersOf(app: App): number {
  const { _beforeTurn: before, _afterTurn: after } = app as unknown as { _beforeTurn: unknown[]; _afterTurn: unknown[] }
  return before.length + after.length
}

/** What the SDK's storage holds, without the tags by which it tells versions apart. */
function memoryOf(storage: MemoryStorage): unknown {
  const { memory } = storage as unknown as { memory: Record<string, string> }
  return Object.fromEntries(Object.entries(memory).map(([key, json]) => {
    const { eTag: _eTag, ...item } = JSON.parse(json) as { eTag?: string }
    return [key, item]
  }))
}

/** Turns of the event loop, not time. */
async function eventually(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000 && !condition(); turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
