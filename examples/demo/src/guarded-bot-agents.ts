import { installScrubjay } from '@scrubjay/agents'
import { createAgentsAdapter, createAgentsApp, startAgentsBot } from './bots/agents-bot.js'
import { createKeptFiles } from './bots/kept-files.js'
import { guardKept, type StartGuardedBot } from './guarded-bot.js'

/** The Agents SDK bot and its guard: one call on the adapter, one for each thing that it keeps. */
export const startGuardedAgentsBot: StartGuardedBot = async (options, setup) => {
  const adapter = createAgentsAdapter()
  const guard = installScrubjay(adapter, options)
  const app = createAgentsApp(adapter, guardKept(guard, createKeptFiles(setup.dataDir)))
  return { ...(await startAgentsBot(app, setup)), guard }
}
