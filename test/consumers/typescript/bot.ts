import { join } from 'node:path'
import {
  type Activity,
  type BotTelemetryClient,
  ConversationState,
  MemoryStorage,
  MemoryTranscriptStore,
  NullTelemetryClient,
  type Storage,
  TelemetryLoggerMiddleware,
  TestAdapter,
  TranscriptLoggerMiddleware,
  type TranscriptStore,
  type TurnContext,
} from 'botbuilder'
import { createFileKeySource, createKeyFile, type Settings } from '@scrubjay/core'
import { installScrubjay, type Scrubjay, type ScrubjayOptions } from '@scrubjay/botbuilder'
import { scrubjayPlugin, type ScrubjayOptions as PluginOptions } from '@scrubjay/botkit'
import { createSqliteStore, type SqliteStoreOptions } from '@scrubjay/store-sqlite'

async function main(folder: string): Promise<void> {
  const keyFile = join(folder, 'scrubjay.keys')
  createKeyFile(keyFile)
  const storeOptions: SqliteStoreOptions = {}
  const settings: Partial<Settings> = { restore: true }
  const options: ScrubjayOptions & PluginOptions = {
    store: createSqliteStore(join(folder, 'privacy.db'), storeOptions),
    keys: createFileKeySource(keyFile),
    settings,
  }
  const adapter = new TestAdapter(async () => {})
  const scrubjay: Scrubjay = installScrubjay(adapter, options)
  await scrubjay.ready()

  // Each wrapper fits where the bot had the thing itself.
  const storage: Storage = scrubjay.guardStorage(new MemoryStorage())
  const transcripts: TranscriptStore = scrubjay.guardTranscripts(new MemoryTranscriptStore())
  const telemetry: BotTelemetryClient = scrubjay.guardTelemetry(new NullTelemetryClient())
  adapter.use(new TranscriptLoggerMiddleware(transcripts), new TelemetryLoggerMiddleware(telemetry))
  adapter.use(new TranscriptLoggerMiddleware(scrubjay.createTranscriptStore()))
  const state = new ConversationState(storage)

  const botSaw: string[] = []
  const echo = async (context: TurnContext): Promise<void> => {
    botSaw.push(context.activity.text)
    await state.createProperty<number>('turns').set(context, botSaw.length)
    await state.saveChanges(context)
    await context.sendActivity(`You said: ${context.activity.text}`)
  }
  const conversation = { id: 'c1', isGroup: false, conversationType: 'personal', name: 'c1' }
  for (const [index, text] of ['hello', 'yes', 'mail ada@example.com'].entries()) {
    const activity = { type: 'message', id: `a${index}`, channelId: 'test', from: { id: 'u1', name: 'u1' }, conversation, text }
    await adapter.processActivity(activity as Partial<Activity>, echo)
  }
  const replies = adapter.activeQueue.map((activity) => activity.text)
  const plugin = scrubjayPlugin(options).name
  await scrubjay.close()
  console.log(JSON.stringify({ botSaw, replies, plugin }))
}

void main(process.argv[2] ?? '.')
