import { join } from 'node:path'
import {
  TelemetryLoggerMiddleware,
  TranscriptLoggerMiddleware,
  type BotFrameworkAdapter,
  type TurnContext,
} from 'botbuilder'
import { Botkit } from 'botkit'
import { serveBot, type BotHandler } from './bot-server.js'
import { Assistant } from './assistant.js'
import { FileStorage } from './file-storage.js'
import { FileTelemetry } from './file-telemetry.js'
import { FileTranscripts } from './file-transcripts.js'
import type { BotSetup, RunningBot } from './bot.js'

/**
 * The controller of an ordinary Botkit bot, with Botkit's own adapter (a CloudAdapter cannot be plugged
 * in). Its webhook goes to `routes` instead of the web server that Botkit would open on all interfaces.
 */
export function createBotkitController(dataDir: string, routes: Map<string, BotHandler>): Botkit {
  const controller = new Botkit({
    storage: new FileStorage(join(dataDir, 'state')),
    webserver: { post: (path: string, handler: BotHandler) => routes.set(path, handler) },
    disable_console: true,
  })
  const adapter = controller.adapter as BotFrameworkAdapter
  adapter.use(new TranscriptLoggerMiddleware(new FileTranscripts(join(dataDir, 'transcripts'))))
  adapter.use(new TelemetryLoggerMiddleware(new FileTelemetry(join(dataDir, 'telemetry.jsonl')), true))
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
