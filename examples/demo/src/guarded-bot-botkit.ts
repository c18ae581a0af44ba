import type { Scrubjay } from '@scrubjay/core'
import { scrubjayPlugin } from '@scrubjay/botkit'
import { createBotkitController, startBotkitBot } from './bots/botkit-bot.js'
import type { BotHandler } from './bots/bot-server.js'
import type { StartGuardedBot } from './guarded-bot.js'

/** The Botkit bot and its guard: one plugin, and nothing in the bot changes. */
export const startGuardedBotkitBot: StartGuardedBot = async (options, setup) => {
  const routes = new Map<string, BotHandler>()
  const controller = createBotkitController(setup.dataDir, routes)
  controller.usePlugin(scrubjayPlugin(options))
  const guard = controller.plugins['scrubjay'] as Scrubjay
  return { ...(await startBotkitBot(controller, routes, setup)), guard }
}
