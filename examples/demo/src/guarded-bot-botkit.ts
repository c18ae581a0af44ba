import type { Scrubjay } from '@scrubjay/core'
import { scrubjayPlugin } from '@scrubjay/botkit'
import { createBotkitController, startBotkitBot } from './bots/botkit-bot.js'
import type { BotHandler } from './bots/bot-server.js'
import { createKeptFiles } from './bots/kept-files.js'
import { guardKept, type StartGuardedBot } from './guarded-bot.js'

/** The Botkit bot and its guard: one plugin, and one call for each thing that it keeps. */
export const startGuardedBotkitBot: StartGuardedBot = async (options, setup) => {
  const routes = new Map<string, BotHandler>()
  const plugin = scrubjayPlugin(options)
  const controller = createBotkitController(guardKept(plugin, createKeptFiles(setup.dataDir)), routes)
  controller.usePlugin(plugin)
  const guard = controller.plugins['scrubjay'] as Scrubjay
  return { ...(await startBotkitBot(controller, routes, setup)), guard }
}
