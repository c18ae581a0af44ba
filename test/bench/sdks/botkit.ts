import { TurnContext } from 'botbuilder'
import { Botkit } from 'botkit'
import { scrubjayPlugin } from '@scrubjay/botkit'
import type { GuardOptions, Scrubjay } from '@scrubjay/core'
import type { SdkBots } from '../bots.js'
import { WireAdapter } from './botbuilder.js'
import { serve, type SdkRequest, type SdkResponse } from './serve.js'

export const botkitBots: SdkBots = {
  inProcess(guard) {
    const adapter = new WireAdapter()
    const controller = createEcho({ adapter, disable_webserver: true, disable_console: true })
    const scrubjay = guardController(controller, guard)
    return {
      deliver: (activity) => adapter.runMiddleware(new TurnContext(adapter, activity), async (context) => void (await controller.handleTurn(context))),
      lastReply: () => adapter.lastReply,
      close: async () => scrubjay?.close(),
    }
  },
  async serve(guard) {
    // Botkit's own adapter; its webhook goes to a variable instead of the web server that it would open on all interfaces.
    let webhook: Webhook | undefined
    const webserver = { post: (_path: string, handler: Webhook) => (webhook = handler) }
    const controller = createEcho({ webserver, disable_console: true })
    const scrubjay = guardController(controller, guard)
    await new Promise<void>((resolve) => controller.ready(resolve))
    return serve(async (request, response) => webhook?.(request, response), async () => scrubjay?.close())
  },
}

type Webhook = (request: SdkRequest, response: SdkResponse) => unknown

function createEcho(configuration: object): Botkit {
  const controller = new Botkit(configuration)
  controller.on('message', async (bot, message) => void (await bot.reply(message, `You said: ${String(message.text)}`)))
  return controller
}

function guardController(controller: Botkit, guard?: GuardOptions): Scrubjay | undefined {
  if (guard === undefined) return undefined
  controller.usePlugin(scrubjayPlugin(guard))
  return controller.plugins['scrubjay'] as Scrubjay
}
