import { installScrubjay } from '@scrubjay/botbuilder'
import { createBotbuilderAdapter, startBotbuilderBot } from './bots/botbuilder-bot.js'
import { createKeptFiles } from './bots/kept-files.js'
import { guardKept, type StartGuardedBot } from './guarded-bot.js'

/** The Bot Framework bot and its guard: one call on the adapter, one for each thing that it keeps. */
export const startGuardedBotbuilderBot: StartGuardedBot = async (options, setup) => {
  const adapter = createBotbuilderAdapter()
  const guard = installScrubjay(adapter, options)
  const kept = guardKept(guard, createKeptFiles(setup.dataDir))
  return { ...(await startBotbuilderBot(adapter, kept, setup)), guard }
}
