import { installScrubjay } from '@scrubjay/botbuilder'
import { createBotbuilderAdapter, startBotbuilderBot } from './bots/botbuilder-bot.js'
import type { StartGuardedBot } from './guarded-bot.js'

/** The Bot Framework bot and its guard: one call on the adapter, and nothing in the bot changes. */
export const startGuardedBotbuilderBot: StartGuardedBot = async (options, setup) => {
  const adapter = createBotbuilderAdapter(setup.dataDir)
  const guard = installScrubjay(adapter, options)
  return { ...(await startBotbuilderBot(adapter, setup)), guard }
}
