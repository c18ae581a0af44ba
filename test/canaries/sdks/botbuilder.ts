import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  ConversationState,
  TelemetryLoggerMiddleware,
  TranscriptLoggerMiddleware,
  TurnContext,
} from 'botbuilder'
import { installScrubjay } from '@scrubjay/botbuilder'
import { serve } from '../../bench/sdks/serve.js'
import { CarelessBot, logFailure, textsOf } from '../careless-bot.js'
import { guardKept, reminderOf, type StartBot } from './bot.js'

export const startBotbuilderBot: StartBot = async (setup) => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
  adapter.onTurnError = async (context, error) => {
    logFailure(error)
    await context.sendTraceActivity('OnTurnError', `${error}`, 'https://www.botframework.com/schemas/error', 'TurnError')
    await context.sendActivity(`Something went wrong: ${error.message}`)
  }
  const scrubjay = installScrubjay(adapter, setup.guard)
  const kept = guardKept(scrubjay, setup.kept)
  adapter.use(async ({ activity }, next) => {
    // The SDK's own transcript logger fails at the event of a conversation that the bot creates: it comes from nobody.
    Object.assign(activity, { from: activity.from ?? { id: 'stranger' } })
    await next()
  })
  adapter.use(new TranscriptLoggerMiddleware(kept.transcripts))
  adapter.use(new TranscriptLoggerMiddleware(scrubjay.createTranscriptStore()))
  adapter.use(new TelemetryLoggerMiddleware(kept.telemetry, true))
  adapter.use(async (context, next) => {
    context.onSendActivities(async (_context, activities, send) => {
      console.log('saying', JSON.stringify(activities))
      return send()
    })
    await next()
  })
  const state = new ConversationState(kept.storage)
  const told = state.createProperty<unknown[]>('told')
  const bot = new CarelessBot({ ...setup.bot, scrubjay, make: (fields) => fields })
  const references = new Map<string, { readonly reference: Partial<ConversationReference>; readonly last: string }>()
  const logic = async (context: TurnContext): Promise<void> => {
    const reference = TurnContext.getConversationReference(context.activity)
    if (!/^(?:event|end)/.test(context.activity.type) || !references.has(context.activity.conversation.id)) {
      references.set(context.activity.conversation.id, { reference, last: textsOf(context.activity).join('\n') })
    }
    await bot.hear(context, await told.get(context, []))
    await state.saveChanges(context)
  }
  const within = async (conversation: string, work: (context: TurnContext, last: string) => Promise<void>): Promise<void> => {
    const known = references.get(conversation)
    if (known === undefined) throw new Error('nobody has spoken in this conversation')
    await adapter.continueConversationAsync('', known.reference, (context) => work(context, known.last))
  }
  const served = await serve((request, response) => adapter.process(request, response, logic), async () => scrubjay.close())
  return {
    ...served,
    remind: (conversation, text) => within(conversation, async (context, last) => void (await context.sendActivity(reminderOf(last, text)))),
    async create(text, serviceUrl) {
      const activity = { type: ActivityTypes.Message, text }
      const parameters = { isGroup: false, bot: { id: 'bot', name: 'Bot' }, members: [{ id: 'stranger', name: '' }], activity, channelData: {} } as unknown as Parameters<typeof adapter.createConversationAsync>[4]
      await adapter.createConversationAsync('', 'webchat', serviceUrl, 'https://api.botframework.com', parameters, async (context) => void (await context.sendActivity(text)))
    },
    takeFromSkill: (conversation, fields) =>
      within(conversation, async (context) => {
        Object.assign(context.activity, fields)
        await logic(context)
      }),
  }
}
