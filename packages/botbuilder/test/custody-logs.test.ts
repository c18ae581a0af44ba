import { expect } from 'chai'
import {
  type Activity,
  type BotTelemetryClient,
  ConversationState,
  MemoryStorage,
  MemoryTranscriptStore,
  TelemetryLoggerMiddleware,
  TestAdapter,
  TranscriptLoggerMiddleware,
  type TranscriptStore,
  type TurnContext,
} from 'botbuilder'
import type { ActivityLike, Scrubjay, SealedTranscripts } from '@scrubjay/core'
import { testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'

const mail = 'ana@example.org'
const phone = '+12025550143'
let serial = 0

function activity(fields: object): Partial<Activity> {
  serial += 1
  const address = { channelId: 'sms', from: { id: phone, name: 'Ana Example' }, recipient: { id: 'bot', name: 'Shop' }, conversation: { id: phone, isGroup: false } }
  return { type: 'message', id: `l${serial}`, ...address, ...fields } as Partial<Activity>
}

describe('what a guarded bot logs', function () {
  this.timeout(20_000)

  let adapter: TestAdapter
  let scrubjay: Scrubjay
  let guard: ReturnType<typeof testOptions>
  beforeEach(() => {
    adapter = new TestAdapter(async () => {}, undefined, true)
    guard = testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { disclosure: false, consent: false } })
    scrubjay = installScrubjay(adapter, guard)
  })
  afterEach(() => scrubjay.close())

  const echo = async (context: TurnContext): Promise<void> => {
    if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`)
  }
  const say = (fields: object, bot = echo): Promise<void> => adapter.processActivity(activity(fields), bot)
  /** What is logged is written behind the turn. */
  const settled = async (): Promise<void> => {
    for (let round = 0; round < 100; round += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const read = async (store: TranscriptStore | SealedTranscripts, id = phone): Promise<readonly ActivityLike[]> => {
    await settled()
    return (await store.getTranscriptActivities('sms', id)).items
  }

  describe('in a transcript store of its own', () => {
    it('holds placeholders, and tokens in the place of ids and names', async () => {
      const inner = new MemoryTranscriptStore()
      const store = scrubjay.guardTranscripts(inner)
      adapter.use(new TranscriptLoggerMiddleware(store))
      await say({ text: `my mail is ${mail}` })
      const logged = await read(store)
      expect(logged.map(({ text }) => text)).to.deep.equal(['my mail is [EMAIL_ADDRESS_1]', 'You said: my mail is [EMAIL_ADDRESS_1]'])
      expect(logged[0]?.conversation?.id).to.equal(phone)
      expect(logged[0]?.recipient?.id).to.equal('bot')
      const [info] = (await inner.listTranscripts('sms')).items
      expect(info?.id).to.match(/^sjc-[\w-]{22}$/)
      const kept = JSON.stringify((await inner.getTranscriptActivities('sms', info?.id ?? '')).items)
      for (const word of [mail, '2025550143', 'Ana']) expect(kept).to.not.include(word)
      expect((await read(store, info?.id)).length).to.equal(2)
    })

    it('hides what middleware before a logger has put back in clear', async () => {
      const inner = new MemoryTranscriptStore()
      const store = scrubjay.guardTranscripts(inner)
      adapter.use(async (context, next) => {
        Object.assign(context.activity, { text: `from the shop’s own records: ${mail}, ben@example.org` })
        await next()
      })
      adapter.use(new TranscriptLoggerMiddleware(store))
      await say({ text: `I am at ${mail}` })
      expect((await read(store))[0]?.text).to.equal('from the shop’s own records: [EMAIL_ADDRESS_1], [EMAIL_ADDRESS]')
    })

    it('gives back what was logged in clear before, without its values, and then the rest', async () => {
      const inner = new MemoryTranscriptStore()
      await inner.logActivity({ ...activity({ text: `old ${mail}` }), timestamp: new Date(0) } as Activity)
      const store = scrubjay.guardTranscripts(inner)
      adapter.use(new TranscriptLoggerMiddleware(store))
      await say({ text: 'new' })
      await settled()
      const first = await store.getTranscriptActivities('sms', phone)
      expect(first.items.map(({ text }) => text)).to.deep.equal(['old [EMAIL_ADDRESS]'])
      const second = await store.getTranscriptActivities('sms', phone, first.continuationToken)
      expect(second.items.map(({ text }) => text)).to.deep.equal(['new', 'You said: new'])
      expect(second.continuationToken).to.equal(undefined)
      await store.deleteTranscript('sms', phone)
      expect(await read(store)).to.deep.equal([])
    })

    it('loses the transcript of a person who is erased', async () => {
      const inner = new MemoryTranscriptStore()
      adapter.use(new TranscriptLoggerMiddleware(scrubjay.guardTranscripts(inner)))
      await say({ text: 'hello' })
      await settled()
      expect((await inner.listTranscripts('sms')).items).to.have.length(1)
      await say({ text: 'delete my data' })
      expect((await inner.listTranscripts('sms')).items).to.deep.equal([])
      const erasure = (await guard.auditEvents()).find(({ type }) => type === 'erasure.completed')
      expect(erasure?.['counts']).to.deep.equal({ transcripts: 1 })
    })
  })

  describe('in the guard’s transcript store', () => {
    let store: SealedTranscripts
    beforeEach(() => {
      store = scrubjay.createTranscriptStore()
      adapter.use(new TranscriptLoggerMiddleware(store))
    })
    const texts = async (): Promise<readonly unknown[]> => (await read(store)).map(({ text }) => text)

    it('is sealed, and reads as it was logged', async () => {
      await say({ text: `my mail is ${mail}` })
      expect(await texts()).to.deep.equal(['my mail is [EMAIL_ADDRESS_1]', 'You said: my mail is [EMAIL_ADDRESS_1]'])
      expect((await read(store))[0]).to.have.property('timestamp').that.is.instanceOf(Date)
      const rows = await guard.store.list({ tenant: 'default', kind: 'transcript', limit: 10 })
      expect(rows).to.have.length(2)
      for (const word of ['EMAIL_ADDRESS', phone]) expect(JSON.stringify(rows)).to.not.include(word)
    })

    it('pages through a long conversation, and lists it', async () => {
      for (let index = 0; index < 12; index += 1) await say({ text: `line ${index}` })
      await settled()
      const first = await store.getTranscriptActivities('sms', phone)
      const second = await store.getTranscriptActivities('sms', phone, first.continuationToken)
      expect([first.items.length, second.items.length, second.continuationToken]).to.deep.equal([20, 4, undefined])
      const [info] = (await store.listTranscripts('sms')).items as { id: string }[]
      expect((await store.getTranscriptActivities('sms', info?.id ?? '')).items).to.have.length(20)
      await store.deleteTranscript('sms', phone)
      expect([(await store.listTranscripts('sms')).items, await texts()]).to.deep.equal([[], []])
    })

    const changes: readonly (readonly [string, object, readonly string[]])[] = [
      ['edits a message that the channel edits', { type: 'messageUpdate', text: 'better' }, ['better', 'bot']],
      ['takes back a message that the channel deletes', { type: 'messageDelete' }, ['bot']],
      ['takes back a message that Teams soft-deletes', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }, ['bot']],
      ['takes back a message at the end of a retention period', { type: 'messageDelete', channelData: { ComplianceEventType: 'RetentionDelete' } }, ['bot']],
      ['takes back a message that data loss prevention has blocked', { type: 'messageUpdate', text: '', channelData: { ComplianceEventType: 'DlpBlock' } }, ['bot']],
    ]
    for (const [title, change, expected] of changes) {
      it(title, async () => {
        await say({ id: 'first', text: 'good' }, async (context) => void (await context.sendActivity('bot')))
        expect(await texts()).to.deep.equal(['good', 'bot'])
        await say({ id: 'first', ...change }, async () => {})
        expect(await texts()).to.deep.equal(expected)
      })
    }

    it('edits and takes back what the bot itself edits and takes back', async () => {
      let id: string | undefined
      await say({ text: 'hi' }, async (context) => void ({ id } = (await context.sendActivity('wrong')) ?? {}))
      await say({ text: 'and?' }, async (context) => void (await context.updateActivity({ id, type: 'message', text: 'right' } as Activity)))
      expect(await texts()).to.deep.equal(['hi', 'right', 'and?'])
      await say({ text: 'now?' }, async (context) => context.deleteActivity(id ?? ''))
      expect(await texts()).to.deep.equal(['hi', 'and?', 'now?'])
    })

    it('takes back what a person deletes who has withdrawn consent meanwhile', async () => {
      await scrubjay.settings({ activity: activity({}) }).set({ consent: true })
      for (const text of ['hello', 'yes']) await say({ text })
      await say({ id: 'mine', text: 'forget this' }, async () => {})
      await say({ text: 'stop' })
      expect(await texts()).to.include('forget this')
      await say({ id: 'mine', type: 'messageDelete' })
      expect(await texts()).to.not.include('forget this')
    })

    it('goes with the person', async () => {
      await say({ text: 'hello' })
      await settled()
      await say({ text: 'delete my data' })
      for (const kind of ['transcript', 'transcript-id', 'transcript-head', 'state-index']) {
        expect(await guard.store.list({ tenant: 'default', kind, limit: 10 })).to.deep.equal([])
      }
    })
  })

  describe('to telemetry', () => {
    it('holds no value, no name and no id', async () => {
      const sent: unknown[] = []
      const client = createClient(sent)
      adapter.use(new TelemetryLoggerMiddleware(scrubjay.guardTelemetry(client), true))
      await say({ text: `my mail is ${mail}`, channelData: { note: mail } }, async (context) => {
        await context.sendActivity('ok')
        const guarded = context.turnState.get<BotTelemetryClient>('telemetryClient')
        guarded.trackEvent({ name: 'lookup', properties: { who: `for ${mail}`, userId: phone, deep: { list: [mail] }, json: JSON.stringify({ fromName: 'Ana', x: mail }) }, metrics: { n: 1 } })
        guarded.trackException({ exception: Object.assign(new TypeError(`no ${mail}\n    at ${mail}:1:1`), { code: 'ENOENT' }) })
        guarded.trackTrace({ message: `saw ${mail}` })
        guarded.flush()
      })
      const text = JSON.stringify(sent)
      for (const word of [mail, '2025550143', 'Ana']) expect(text).to.not.include(word)
      expect(text).to.include('BotMessageReceived').and.to.include('[EMAIL_ADDRESS').and.to.include('"metrics":{"n":1}').and.to.include('flushed')
      expect(text).to.match(/"fromId":"sjt-[\w-]{22}"/).and.to.match(/ERR_FOREIGN: TypeError \(ENOENT\)/)
    })
  })

  it('tells no value in errors and traces, and the person their own', async () => {
    adapter.onTurnError = async (context, error) => {
      await context.sendTraceActivity('OnTurnError Trace', `${error}`, 'https://www.botframework.com/schemas/error', 'TurnError')
      await context.sendActivity(`It went wrong: ${error.message}`)
    }
    await say({ text: `I am at ${mail}` }, async (context) => {
      throw new Error(`${context.activity.text}, the owner is at ben@example.org with card 4111 1111 1111 1111`)
    })
    const [trace, reply] = adapter.activeQueue
    expect(trace?.type).to.equal('trace')
    for (const word of [mail, 'ben@', '4111']) expect(JSON.stringify(trace)).to.not.include(word)
    expect(reply?.text).to.equal(`It went wrong: I am at ${mail}, the owner is at ben@example.org with card [CREDIT_CARD]`)
  })

  it('warns once of what it sees unguarded, by name, and of nothing else', async () => {
    const warnings: string[] = []
    const listen = (warning: Error): void => void (warning.name === 'ScrubjayWarning' && warnings.push(warning.message))
    process.on('warning', listen)
    try {
      await say({ text: 'plain' })
      await settled()
      expect(warnings).to.deep.equal([])
      const other = new TestAdapter(async () => {})
      const state = new ConversationState(new MemoryStorage())
      other.use(new TranscriptLoggerMiddleware(new MemoryTranscriptStore()), new TelemetryLoggerMiddleware(createClient([]), true))
      const own = installScrubjay(other, testOptions({ policy: { version: 1, regimes: { none: {} } }, settings: { disclosure: false, consent: false } }))
      Object.assign(other, { processActivity: other.processActivity.bind(other) })
      for (const text of ['one', 'two']) {
        await other.processActivity(activity({ text }), async (context) => {
          await state.createProperty('x').set(context, 1)
          await state.saveChanges(context)
        })
      }
      await settled()
      await own.close()
      expect(warnings).to.have.length(4)
      expect(warnings.join('\n')).to.include('adapter.processActivity').and.to.include('TranscriptLoggerMiddleware').and.to.include('Recorder').and.to.include('guardStorage')
    } finally {
      process.off('warning', listen)
    }
  })
})

class Recorder implements BotTelemetryClient {
  readonly #sent: unknown[]
  constructor(sent: unknown[]) {
    this.#sent = sent
  }
  trackEvent(telemetry: object): void {
    this.#sent.push(telemetry)
  }
  trackDependency(telemetry: object): void {
    this.#sent.push(telemetry)
  }
  trackTrace(telemetry: object): void {
    this.#sent.push(telemetry)
  }
  trackException({ exception }: { exception: Error }): void {
    this.#sent.push([exception.name, exception.message, exception.stack])
  }
  flush(): void {
    this.#sent.push('flushed')
  }
}

function createClient(sent: unknown[]): Recorder {
  return new Recorder(sent)
}
