import { AgentApplication, CloudAdapter, type TurnState } from '@microsoft/agents-hosting'
import { serveBot } from './bot-server.js'
import { hear } from './assistant.js'
import type { BotSetup, RunningBot } from './bot.js'
import type { Kept } from './kept-files.js'

/** The adapter of an ordinary Agents SDK bot. No client id means: this machine only, no Azure. */
export function createAgentsAdapter(): CloudAdapter {
  return new CloudAdapter({})
}

/** An ordinary application of the Microsoft 365 Agents SDK. */
export function createAgentsApp(adapter: CloudAdapter, kept: Kept): AgentApplication<TurnState> {
  const app = new AgentApplication<TurnState>({ adapter, storage: kept.storage, transcriptLogger: kept.transcripts })
  // Without a handler that runs after a turn, the SDK saves no state.
  app.onTurn('afterTurn', async () => true)
  app.onError(async (context, error) => {
    console.error('turn failed:', error)
    await context.sendActivity('Sorry, something went wrong.')
  })
  return app
}

/** Serves the assistant on it. */
export async function startAgentsBot(app: AgentApplication<TurnState>, setup: BotSetup): Promise<RunningBot> {
  app.onActivity('message', async (context, state) => {
    const told = state.getValue<string[] | undefined>('conversation.told') ?? []
    const texts = hear(context.activity, setup.onSeen)
    state.setValue('conversation.told', [...told, ...texts])
    for (const text of texts) await context.sendActivity(`You said: ${text}`)
  })
  return serveBot((request, response) => app.adapter.process(request, response, (context) => app.run(context)))
}
