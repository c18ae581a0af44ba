import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Activity } from '@microsoft/agents-activity'
import { CloudAdapter, type ResourceResponse, TurnContext, type WebResponse } from '@microsoft/agents-hosting'
import { installScrubjay } from '@scrubjay/agents'
import type { GuardOptions } from '@scrubjay/core'
import { createConnector } from '../crash/connector.js'
import { activityOf, type BenchBot, createIds } from './bots.js'

/** The bot of the Agents SDK behind nothing but an adapter's own methods. */
export function createAgentsInProcessBot(guard?: GuardOptions): BenchBot {
  const adapter = new WireAdapter({})
  const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
  const nextId = createIds()
  return {
    say: (user, text) => adapter.deliver(activityOf(user, text, nextId())),
    lastReply: () => adapter.lastReply,
    close: async () => scrubjay?.close(),
  }
}

/** The bot of the Agents SDK as it runs in production: HTTP in, HTTP out, without authentication. */
export async function createAgentsHttpBot(guard?: GuardOptions): Promise<BenchBot> {
  let lastReply = ''
  const connector = await createConnector(() => 0, (reply) => {
    lastReply = reply.text
  })
  const adapter = new CloudAdapter({})
  const scrubjay = guard === undefined ? undefined : installScrubjay(adapter, guard)
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
    await adapter.process({ body, headers: request.headers, method: request.method ?? '' }, expressLike(response), echo)
  }
  const server = createServer((request, response) => void serve(request, response))
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

class WireAdapter extends CloudAdapter {
  lastReply = ''

  async deliver(activity: object): Promise<void> {
    await this.runMiddleware(new TurnContext(this, Activity.fromObject(activity)), echo)
  }

  override async sendActivities(_context: TurnContext, activities: Activity[]): Promise<ResourceResponse[]> {
    this.lastReply = activities.at(-1)?.text ?? this.lastReply
    return activities.map(() => ({ id: 'sent' }))
  }
}

function expressLike(plain: ServerResponse): WebResponse {
  const response = plain as unknown as WebResponse
  return Object.assign(response, {
    status(code: number) {
      plain.statusCode = code
      return response
    },
    send(sent?: unknown) {
      plain.write(JSON.stringify(sent ?? null))
      return response
    },
  })
}
