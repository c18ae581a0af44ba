import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Activity, BotAdapter, CloudAdapter, ConfigurationBotFrameworkAuthentication, type ResourceResponse, TurnContext } from 'botbuilder'
import { installScrubjay } from '@scrubjay/botbuilder'
import type { GuardOptions } from '@scrubjay/core'
import { createConnector } from '../crash/connector.js'
import { serveActivity } from '../lib/serve-activity.js'

/** An echo bot to which one message after the other is said, and what it answered last. */
export interface BenchBot {
  say(user: string, text: string): Promise<void>
  lastReply(): string
  close(): Promise<void>
}

/** The bot behind nothing but an adapter's own methods: what remains is the SDK's middleware and the guard. */
export function createInProcessBot(guard?: GuardOptions): BenchBot {
  const adapter = new WireAdapter()
  const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
  const nextId = createIds()
  return {
    say: (user, text) => adapter.deliver({ ...activityOf(user, text, nextId()), serviceUrl: '' }),
    lastReply: () => adapter.lastReply,
    close: async () => scrubjay?.close(),
  }
}

/** The bot as it runs in production: HTTP in, HTTP out, with an empty app id. */
export async function createHttpBot(guard?: GuardOptions): Promise<BenchBot> {
  let lastReply = ''
  const connector = await createConnector(() => 0, (reply) => {
    lastReply = reply.text
  })
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
  const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
  const server = createServer((request, response) => {
    void serveActivity(adapter, { request, response }, echo)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const nextId = createIds()
  return {
    async say(user, text) {
      const body = JSON.stringify({ ...activityOf(user, text, nextId()), serviceUrl: connector.url })
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`The bot answered ${response.status}.`)
    },
    lastReply: () => lastReply,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await scrubjay?.close()
      await connector.close()
    },
  }
}

async function echo(context: TurnContext): Promise<void> {
  await context.sendActivity(`You said: ${context.activity.text}`)
}

export function activityOf(user: string, text: string, id: string): object {
  return {
    type: 'message',
    id,
    channelId: 'bench',
    from: { id: user },
    recipient: { id: 'bot' },
    conversation: { id: `with-${user}`, isGroup: false },
    text,
  }
}

export function createIds(): () => string {
  let count = 0
  return () => `a${(count += 1)}`
}

class WireAdapter extends BotAdapter {
  lastReply = ''

  async deliver(activity: object): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), echo)
  }

  override async sendActivities(_context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.lastReply = activities.at(-1)?.text ?? this.lastReply
    return activities.map(() => ({ id: 'sent' }))
  }

  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}

  override async continueConversation(): Promise<void> {}
}
