import { type BotFrameworkAdapter, type ConversationReference, ConversationState, TelemetryLoggerMiddleware, TranscriptLoggerMiddleware, TurnContext } from 'botbuilder'
import { Botkit, type BotkitMessage } from 'botkit'
import { scrubjayPlugin } from '@scrubjay/botkit'
import type { Scrubjay } from '@scrubjay/core'
import { serve, type SdkRequest, type SdkResponse } from '../../bench/sdks/serve.js'
import { CarelessBot, logFailure, textsOf } from '../careless-bot.js'
import { guardKept, reminderOf, type StartBot } from './bot.js'

const types = ['message', 'event', 'invoke', 'conversationUpdate', 'messageUpdate', 'endOfConversation']

export const startBotkitBot: StartBot = async (setup) => {
  const plugin = scrubjayPlugin(setup.guard)
  const kept = guardKept(plugin, setup.kept)
  let webhook: ((request: SdkRequest, response: SdkResponse) => unknown) | undefined
  const webserver = { post: (_path: string, handler: NonNullable<typeof webhook>) => (webhook = handler) }
  const controller = new Botkit({ storage: kept.storage, webserver, disable_console: true })
  const adapter = controller.adapter as BotFrameworkAdapter
  adapter.use(new TranscriptLoggerMiddleware(kept.transcripts))
  adapter.use(new TranscriptLoggerMiddleware(plugin.createTranscriptStore()))
  adapter.use(new TelemetryLoggerMiddleware(kept.telemetry, true))
  adapter.onTurnError = async (context, error) => {
    logFailure(error)
    await context.sendActivity(`Something went wrong: ${error.message}`)
  }
  controller.usePlugin(plugin)
  const scrubjay = controller.plugins['scrubjay'] as Scrubjay
  const { send } = controller.middleware as { readonly send: { use(step: (bot: unknown, activity: object, next: () => void) => void): void } }
  send.use((_bot, activity, next) => {
    console.log('saying', JSON.stringify(activity))
    next()
  })
  const state = new ConversationState(controller.storage)
  const told = state.createProperty<unknown[]>('told')
  const bot = new CarelessBot({ ...setup.bot, scrubjay, make: (fields) => fields })
  const references = new Map<string, { readonly reference: Partial<ConversationReference>; readonly last: string }>()
  controller.on(types, async (_worker, message: BotkitMessage) => {
    console.log('message', JSON.stringify({ ...message, context: undefined }))
    const context = message['context'] as TurnContext
    const { activity } = context
    if (!/^(?:event|end)/.test(activity.type) || !references.has(activity.conversation.id)) {
      references.set(activity.conversation.id, { reference: TurnContext.getConversationReference(activity), last: textsOf(activity).join('\n') })
    }
    await bot.hear(context, await told.get(context, []))
    await state.saveChanges(context)
  })
  await new Promise<void>((resolve) => controller.ready(resolve))
  const known = (conversation: string): { readonly reference: Partial<ConversationReference>; readonly last: string } => {
    const found = references.get(conversation)
    if (found === undefined) throw new Error('nobody has spoken in this conversation')
    return found
  }
  const served = await serve(async (request, response) => webhook?.(request, response), async () => scrubjay.close())
  return {
    ...served,
    // Botkit's own way: a worker that changes its context, which runs no middleware.
    async remind(conversation, text) {
      const { reference, last } = known(conversation)
      const worker = await controller.spawn()
      await worker.changeContext(reference)
      await worker.say(reminderOf(last, text))
    },
    async create(text, serviceUrl) {
      const reference = { bot: { id: 'bot', name: 'Bot' }, user: { id: 'stranger', name: '' }, serviceUrl, channelId: 'webchat', conversation: { id: '', name: '', isGroup: false, conversationType: '' } }
      await adapter.createConversation(reference, { activity: { type: 'message', text } } as never, async (context) => void (await context.sendActivity(text)))
    },
    async takeFromSkill(conversation, fields) {
      await adapter.continueConversation(known(conversation).reference, async (context) => {
        Object.assign(context.activity, fields)
        await controller.handleTurn(context)
      })
    },
  }
}
