import { installScrubjay } from '@scrubjay/agents'
import { createAgentsApp, startAgentsBot } from './bots/agents-bot.js'
import type { StartGuardedBot } from './guarded-bot.js'

/** The Agents SDK bot and its guard: one call on the adapter, and nothing in the bot changes. */
export const startGuardedAgentsBot: StartGuardedBot = async (options, setup) => {
  const app = createAgentsApp(setup.dataDir)
  const guard = installScrubjay(app.adapter, options)
  return { ...(await startAgentsBot(app, setup)), guard }
}
