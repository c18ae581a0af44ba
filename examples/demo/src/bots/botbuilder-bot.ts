import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TelemetryLoggerMiddleware,
  TranscriptLoggerMiddleware,
} from 'botbuilder'
import { serveBot } from './bot-server.js'
import { Assistant } from './assistant.js'
import type { BotSetup, RunningBot } from './bot.js'
import type { Kept } from './kept-files.js'

/** The adapter of an ordinary Bot Framework bot. An empty app id means: this machine only, no Azure. */
export function createBotbuilderAdapter(): CloudAdapter {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
  adapter.onTurnError = async (context, error) => {
    console.error('turn failed:', error)
    await context.sendActivity('Sorry, something went wrong.')
  }
  return adapter
}

/** Serves the assistant on it, with a transcript logger, telemetry and state. */
export async function startBotbuilderBot(adapter: CloudAdapter, kept: Kept, setup: BotSetup): Promise<RunningBot> {
  adapter.use(new TranscriptLoggerMiddleware(kept.transcripts))
  adapter.use(new TelemetryLoggerMiddleware(kept.telemetry, true))
  const assistant = new Assistant(kept.storage, setup.onSeen)
  return serveBot((request, response) =>
    adapter.process(request, response, async (context) => {
      if (context.activity.type !== 'message') return
      for (const text of await assistant.hear(context)) await context.sendActivity(text)
    }),
  )
}
