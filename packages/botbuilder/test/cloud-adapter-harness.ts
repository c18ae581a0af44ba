import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  type Request,
  type Response,
  TurnContext,
} from 'botbuilder'
import type { ActivityLike } from '@scrubjay/core'
import type { Harness, HarnessOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'
import { createLocalConnector } from './local-connector.js'

/** A guarded bot on the adapter that production uses, with an empty app id and a channel on the loopback. */
export async function createCloudAdapterHarness({ guard, bot, earlier, later }: HarnessOptions): Promise<Harness> {
  const connector = await createLocalConnector()
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  for (const middleware of earlier) adapter.use(middleware)
  const scrubjay = installScrubjay(adapter, guard)
  for (const middleware of later) adapter.use(middleware)
  const { serviceUrl } = connector
  return {
    scrubjay,
    installAgain: (options) => installScrubjay(adapter, options),
    async deliver(activity) {
      connector.sent.length = 0
      connector.updated.length = 0
      const body = JSON.parse(JSON.stringify({ ...activity, serviceUrl })) as Record<string, unknown>
      const answer = await withoutConsole(() => post(adapter, body, async (context) => void (await bot(context))))
      const buffered = activity.deliveryMode === 'expectReplies' ? (answer.body as { activities?: ActivityLike[] })?.activities : []
      return {
        replies: [...connector.sent.splice(0), ...(buffered ?? [])],
        updates: connector.updated.splice(0),
        ...(activity.type === 'invoke' ? { invokeResponse: answer } : {}),
      }
    },
    async proactive(activity, logic) {
      const reference = TurnContext.getConversationReference({ ...activity, serviceUrl } as Activity)
      await adapter.continueConversationAsync('', reference, async (context) => void (await logic(context)))
    },
    async createConversation(parameters) {
      await adapter.createConversationAsync('', 'test', serviceUrl, '', parameters as ConversationParameters, async () => {})
    },
    takeWire: () => connector.sent.splice(0),
    async close() {
      await scrubjay.close()
      await connector.close()
    },
  }
}

interface Answer {
  status?: number
  body?: unknown
}

async function post(adapter: CloudAdapter, body: Record<string, unknown>, logic: (context: TurnContext) => Promise<void>): Promise<Answer> {
  const answer: Answer = {}
  const request: Request = { body, headers: {}, method: 'POST' }
  const response: Response = {
    socket: undefined,
    end: () => response,
    header: () => response,
    send: (sent: unknown) => {
      answer.body = sent
      return response
    },
    status: (status: number) => {
      answer.status = status
      return response
    },
  }
  await adapter.process(request, response, logic)
  return answer
}

/** The SDK prints a failed turn's error; here that is expected. */
async function withoutConsole<T>(work: () => Promise<T>): Promise<T> {
  const { error } = console
  console.error = () => {}
  try {
    return await work()
  } finally {
    console.error = error
  }
}
