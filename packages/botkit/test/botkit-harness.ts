import { Botkit, type BotkitMessage } from 'botkit'
import { TurnContext } from 'botbuilder'
import type { GuardOptions, Scrubjay } from '@scrubjay/core'
import type { Harness, HarnessOptions } from '@scrubjay/testkit'
import { scrubjayPlugin } from '../src/index.js'
import { SmallAdapter } from './small-adapter.js'

const types = [
  'message', 'event', 'invoke', 'conversationUpdate', 'messageUpdate', 'messageDelete', 'messageReaction', 'installationUpdate', 'endOfConversation',
  'handoff', 'own',
]

/** A guarded Botkit bot whose handlers are called for every type of activity. */
export async function createBotkitHarness({ guard, bot, earlier, later }: HarnessOptions): Promise<Harness> {
  const adapter = new SmallAdapter()
  for (const middleware of earlier) adapter.use(middleware)
  const controller = createController(adapter)
  const scrubjay = usePlugin(controller, guard)
  for (const middleware of later) adapter.use(middleware)
  controller.on(types, async (_bot, message: BotkitMessage) => void (await bot(message['context'] as TurnContext)))
  return {
    scrubjay,
    installAgain: (options) => usePlugin(controller, options),
    async deliver(activity) {
      adapter.sent.length = 0
      adapter.updated.length = 0
      const { error } = console
      // Botkit prints what a handler throws; here that is expected.
      console.error = () => {}
      const buffered = await adapter.deliver(activity, (context) => controller.handleTurn(context))
      console.error = error
      const sent = [...adapter.sent.splice(0), ...buffered]
      const response = sent.find(({ type }) => type === 'invokeResponse')
      return {
        replies: sent.filter((reply) => reply !== response),
        updates: adapter.updated.splice(0),
        ...(response === undefined ? {} : { invokeResponse: response.value as object }),
      }
    },
    async proactive(activity, logic) {
      const reference = TurnContext.getConversationReference(activity as never)
      await adapter.continueConversation(reference, async (context) => void (await logic(context)))
    },
    takeWire: () => adapter.sent.splice(0),
    close: () => scrubjay.close(),
  }
}

export function createController(adapter: SmallAdapter): Botkit {
  return new Botkit({ adapter, disable_webserver: true, disable_console: true })
}

export function usePlugin(controller: Botkit, options: GuardOptions): Scrubjay {
  controller.usePlugin(scrubjayPlugin(options))
  return controller.plugins['scrubjay'] as Scrubjay
}
