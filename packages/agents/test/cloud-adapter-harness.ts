import { AgentApplication, type TurnContext, type TurnState } from '@microsoft/agents-hosting'
import { Activity } from '@microsoft/agents-activity'
import type { ActivityLike } from '@scrubjay/core'
import type { ContractBot, Harness, HarnessOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'
import { createLocalConnector } from './local-connector.js'
import { WatchedAdapter } from './watched-adapter.js'

/** A guarded bot that is the adapter's own callback. */
export const createCloudAdapterHarness = (options: HarnessOptions): Promise<Harness> => createHarness(options, (_adapter, bot) => bot)

/** A guarded bot in the routes of an AgentApplication. */
export const createAgentApplicationHarness = (options: HarnessOptions): Promise<Harness> =>
  createHarness(options, (adapter, bot) => {
    const app = new AgentApplication<TurnState>({ adapter })
    app.onActivity(async () => true, bot)
    return (context) => app.run(context)
  })

type Bot = (context: TurnContext) => Promise<void>

async function createHarness({ guard, bot, earlier, later }: HarnessOptions, logicOf: (adapter: WatchedAdapter, bot: Bot) => Bot): Promise<Harness> {
  const connector = await createLocalConnector()
  const adapter = new WatchedAdapter()
  for (const middleware of earlier) adapter.use(middleware)
  const scrubjay = installScrubjay(adapter, guard)
  for (const middleware of later) adapter.use(middleware)
  const { serviceUrl } = connector
  const logic = logicOf(adapter, ofContract(bot))
  return {
    scrubjay,
    installAgain: (options) => installScrubjay(adapter, options),
    async deliver(activity) {
      connector.sent.length = 0
      connector.updated.length = 0
      const answer = await adapter.post({ ...activity, serviceUrl } as ActivityLike, logic)
      const buffered = activity.deliveryMode === 'expectReplies' ? (answer.body as { activities?: ActivityLike[] })?.activities : []
      return {
        replies: [...connector.sent.splice(0), ...(buffered ?? [])],
        updates: connector.updated.splice(0),
        ...(activity.type === 'invoke' ? { invokeResponse: answer } : {}),
      }
    },
    async proactive(activity, proactive) {
      const reference = Activity.fromObject({ ...activity, serviceUrl }).getConversationReference()
      await adapter.continueConversation({}, reference, ofContract(proactive))
    },
    async createConversation(parameters) {
      await adapter.createConversationAsync('', 'test', serviceUrl, 'https://api.botframework.com', parameters as never, async () => {})
    },
    takeWire: () => connector.sent.splice(0),
    async close() {
      await scrubjay.close()
      await connector.close()
    },
  }
}

function ofContract(bot: ContractBot): Bot {
  return async (context) => void (await bot(context))
}
