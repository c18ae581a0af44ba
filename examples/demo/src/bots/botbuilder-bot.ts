import { join } from 'node:path'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TelemetryLoggerMiddleware,
  TranscriptLoggerMiddleware,
} from 'botbuilder'
import { serveBot } from './bot-server.js'
import { Assistant } from './assistant.js'
import { FileStorage } from './file-storage.js'
import { FileTelemetry } from './file-telemetry.js'
import { FileTranscripts } from './file-transcripts.js'
import type { BotSetup, RunningBot } from './bot.js'

/** The adapter of an ordinary Bot Framework bot. An empty app id means: this machine only, no Azure. */
export function createBotbuilderAdapter(dataDir: string): CloudAdapter {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
  adapter.use(new TranscriptLoggerMiddleware(new FileTranscripts(join(dataDir, 'transcripts'))))
  adapter.use(new TelemetryLoggerMiddleware(new FileTelemetry(join(dataDir, 'telemetry.jsonl')), true))
  adapter.onTurnError = async (context, error) => {
    console.error('turn failed:', error)
    await context.sendActivity('Sorry, something went wrong.')
  }
  return adapter
}

/** Serves the assistant on it. */
export async function startBotbuilderBot(adapter: CloudAdapter, setup: BotSetup): Promise<RunningBot> {
  const assistant = new Assistant(new FileStorage(join(setup.dataDir, 'state')), setup.onSeen)
  return serveBot((request, response) =>
    adapter.process(request, response, async (context) => {
      if (context.activity.type !== 'message') return
      for (const text of await assistant.hear(context)) await context.sendActivity(text)
    }),
  )
}
