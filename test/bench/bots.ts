import type { GuardOptions } from '@scrubjay/core'
import { createConnector } from '../crash/connector.js'
import { agentsBots } from './sdks/agents.js'
import { botbuilderBots } from './sdks/botbuilder.js'
import { botkitBots } from './sdks/botkit.js'

/** An echo bot to which messages are said, one after the other or many at once, and what it answered last. */
export interface BenchBot {
  say(user: string, text: string): Promise<void>
  lastReply(): string
  close(): Promise<void>
}

/** How the bots of one SDK are made; each repeats what it is told. */
export interface SdkBots {
  /** Behind nothing but an adapter's own methods: what remains is the SDK's middleware and the guard. */
  inProcess(guard?: GuardOptions): InProcess
  /** As it runs in production: HTTP in, HTTP out, without authentication. */
  serve(guard?: GuardOptions): Promise<Served>
}

export interface InProcess {
  deliver(activity: object): Promise<void>
  lastReply(): string
  close(): Promise<void>
}

export interface Served {
  readonly url: string
  close(): Promise<void>
}

export type Sdk = 'botbuilder' | 'botkit' | 'agents'
export const sdks: Readonly<Record<Sdk, SdkBots>> = { botbuilder: botbuilderBots, botkit: botkitBots, agents: agentsBots }

export function createInProcessBot(guard?: GuardOptions, sdk: Sdk = 'botbuilder'): BenchBot {
  const { deliver, lastReply, close } = sdks[sdk].inProcess(guard)
  const nextId = createIds()
  return { say: (user, text) => deliver({ ...activityOf(user, text, nextId()), serviceUrl: 'http://127.0.0.1' }), lastReply, close }
}

export async function createHttpBot(guard?: GuardOptions, sdk: Sdk = 'botbuilder'): Promise<BenchBot> {
  return talkTo(await sdks[sdk].serve(guard))
}

/** A channel on the loopback that talks to a bot, which may live in another process. */
export async function talkTo(bot: Served): Promise<BenchBot> {
  let lastReply = ''
  const connector = await createConnector(() => 0, (reply) => {
    lastReply = reply.text
  })
  const nextId = createIds()
  return {
    async say(user, text) {
      const body = JSON.stringify({ ...activityOf(user, text, nextId()), serviceUrl: connector.url })
      const response = await fetch(bot.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`The bot answered ${response.status}.`)
    },
    lastReply: () => lastReply,
    async close() {
      await bot.close()
      await connector.close()
    },
  }
}

function activityOf(user: string, text: string, id: string): object {
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

function createIds(): () => string {
  let count = 0
  return () => `a${(count += 1)}`
}
