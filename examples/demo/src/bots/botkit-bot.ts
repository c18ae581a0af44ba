import {
  TelemetryLoggerMiddleware,
  TranscriptLoggerMiddleware,
  type BotFrameworkAdapter,
  type TurnContext,
} from 'botbuilder'
import { Botkit } from 'botkit'
import { serveBot, type BotHandler } from './bot-server.js'
import { Assistant } from './assistant.js'
import type { BotSetup, RunningBot } from './bot.js'
import type { Kept } from './kept-files.js'

/**
 * The controller of an ordinary Botkit bot, with Botkit's own adapter (a CloudAdapter cannot be plugged
 * in). Its webhook goes to `routes` instead of the web server that Botkit would open on all interfaces.
 */
export function createBotkitController(kept: Kept, routes: Map<string, BotHandler>): Botkit {
  const controller = new Botkit({
    storage: kept.storage,
    webserver: { post: (path: string, handler: BotHandler) => routes.set(path, handler) },
    disable_console: true,
  })
  const adapter = controller.adapter as BotFrameworkAdapter
  adapter.use(new TranscriptLoggerMiddleware(kept.transcripts))
  adapter.use(new TelemetryLoggerMiddleware(kept.telemetry, true))
  adapter.onTurnError = async (context, error) => {
    console.error('turn failed:', error)
    await context.sendActivity('Sorry, something went wrong.')
  }
  return controller
}

/** Serves the assistant on it. */
export async function startBotkitBot(
  controller: Botkit,
  routes: ReadonlyMap<string, BotHandler>,
  setup: BotSetup,
): Promise<RunningBot> {
  const assistant = new Assistant(controller.storage, setup.onSeen)
  controller.on('message', async (bot, message) => {
    const context = bot.getConfig('context') as TurnContext
    for (const text of await assistant.hear(context)) await bot.reply(message, text)
  })
  await new Promise<void>((resolve) => controller.ready(resolve))
  const webhook = routes.get('/api/messages')
  if (webhook === undefined) throw new Error('Botkit registered no webhook.')
  return serveBot(webhook)
}
