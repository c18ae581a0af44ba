import { Activity } from '@microsoft/agents-activity'
import { AgentApplication, CloudAdapter, type TurnContext, type TurnState, TranscriptLoggerMiddleware, type WebResponse } from '@microsoft/agents-hosting'
import { installScrubjay } from '@scrubjay/agents'
import { serve } from '../../bench/sdks/serve.js'
import { type BotContext, CarelessBot, logFailure, textsOf } from '../careless-bot.js'
import { guardKept, reminderOf, type StartBot } from './bot.js'

export const startAgentsBot: StartBot = async (setup) => {
  const adapter = new CloudAdapter({})
  const scrubjay = installScrubjay(adapter, setup.guard)
  const kept = guardKept(scrubjay, setup.kept)
  adapter.use(new TranscriptLoggerMiddleware(scrubjay.createTranscriptStore()))
  const app = new AgentApplication<TurnState>({ adapter, storage: kept.storage, transcriptLogger: kept.transcripts })
  // Without a handler that runs after a turn, the SDK saves no state.
  app.onTurn('afterTurn', async () => true)
  app.onError(async (context, error) => {
    logFailure(error)
    await context.sendActivity(`Something went wrong: ${error.message}`)
  })
  const bot = new CarelessBot({ ...setup.bot, scrubjay, make: (fields) => Activity.fromObject(fields), stream })
  const references = new Map<string, { readonly reference: ReturnType<Activity['getConversationReference']>; readonly last: string }>()
  const hear = async (context: TurnContext, state: TurnState): Promise<void> => {
    const { activity } = context
    const id = activity.conversation?.id ?? ''
    if (!/^(?:event|end)/.test(activity.type) || !references.has(id)) {
      references.set(id, { reference: activity.getConversationReference(), last: textsOf(activity).join('\n') })
    }
    context.onSendActivities(async (_context, activities, send) => {
      console.log('saying', JSON.stringify(activities))
      return send()
    })
    // The SDK sends no telemetry of what is said; bots do.
    kept.telemetry.trackEvent({ name: 'heard', properties: { text: activity.text, fromId: activity.from?.id, activity: JSON.stringify(activity) } })
    const told = state.getValue<unknown[] | undefined>('conversation.told') ?? []
    await bot.hear(context as unknown as BotContext, told)
    state.setValue('conversation.told', told)
  }
  app.addRoute(async ({ activity }) => activity.type === 'invoke', hear, true)
  app.onActivity(async () => true, hear)
  const within = async (conversation: string, work: (context: TurnContext, last: string) => Promise<void>): Promise<void> => {
    const known = references.get(conversation)
    if (known === undefined) throw new Error('nobody has spoken in this conversation')
    await adapter.continueConversation('bot', known.reference, (context) => work(context, known.last))
  }
  const served = await serve(
    (request, response) => adapter.process(request, response as unknown as WebResponse, (context) => app.run(context)),
    async () => scrubjay.close(),
  )
  return {
    ...served,
    remind: (conversation, text) => within(conversation, async (context, last) => void (await context.sendActivity(reminderOf(last, text)))),
    async create(text, serviceUrl) {
      const activity = Activity.fromObject({ type: 'message', text })
      const parameters = { isGroup: false, agent: { id: 'bot', name: 'Bot' }, members: [{ id: 'stranger', name: 'S' }], activity, channelData: {} }
      await adapter.createConversationAsync('bot', 'webchat', serviceUrl, 'https://api.botframework.com', parameters, async (context) => void (await context.sendActivity(text)))
    },
    takeFromSkill: (conversation, fields) =>
      within(conversation, async (context) => {
        Object.assign(context.activity, fields)
        await app.run(context)
      }),
  }
}

/** In the SDK's own way. */
async function stream(context: BotContext, pieces: readonly string[]): Promise<void> {
  const { streamingResponse } = context as unknown as TurnContext
  streamingResponse.setDelayInMs(0)
  for (const piece of pieces) streamingResponse.queueTextChunk(piece)
  await streamingResponse.endStream()
}
