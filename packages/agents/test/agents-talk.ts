import type { TurnContext } from '@microsoft/agents-hosting'
import type { ActivityLike, GuardOptions, Scrubjay } from '@scrubjay/core'
import { type TestOptions, testOptions } from '@scrubjay/testkit'
import { installScrubjay } from '../src/index.js'
import { createLocalConnector } from './local-connector.js'
import { type Answer, WatchedAdapter } from './watched-adapter.js'

export const mail = 'ana@example.org'
export const card = '4111 1111 1111 1111'

/** A guarded bot of the Agents SDK behind its own adapter, and a person who talks to it. */
export interface Talk {
  readonly adapter: WatchedAdapter
  readonly scrubjay: Scrubjay
  readonly options: TestOptions
  readonly serviceUrl: string
  /** What the channel got. */
  readonly sent: ActivityLike[]
  say(what: string | object): Promise<Answer>
  /** Says hello and yes; what was sent until then is forgotten. */
  agree(where?: object): Promise<void>
  texts(): readonly (string | undefined)[]
  close(): Promise<void>
}

export interface TalkOptions {
  readonly guard?: Partial<GuardOptions>
  /** Makes the bot on the adapter, which has its guard already, or gets it right after. */
  readonly bot: (adapter: WatchedAdapter) => (context: TurnContext) => Promise<void>
  readonly installs?: 'before the bot' | 'after the bot'
}

export async function openTalk({ guard, bot, installs = 'before the bot' }: TalkOptions): Promise<Talk> {
  const connector = await createLocalConnector()
  const adapter = new WatchedAdapter()
  const options = testOptions(guard)
  const earlyLogic = installs === 'after the bot' ? bot(adapter) : undefined
  const scrubjay = installScrubjay(adapter, options)
  const logic = earlyLogic ?? bot(adapter)
  const { sent, serviceUrl } = connector
  let serial = 0
  const say: Talk['say'] = (what) =>
    adapter.post({ ...person, id: `a${(serial += 1)}`, serviceUrl, ...(typeof what === 'string' ? { text: what } : what) } as ActivityLike, logic)
  return {
    adapter,
    scrubjay,
    options,
    serviceUrl,
    sent,
    say,
    async agree(where = {}) {
      for (const text of ['hello', 'yes']) await say({ ...where, text })
      sent.length = 0
    },
    texts: () => sent.filter(({ type }) => type === 'message').map(({ text }) => text),
    async close() {
      await scrubjay.close()
      await connector.close()
    },
  }
}

export const person = {
  type: 'message',
  channelId: 'test',
  from: { id: 'u1' },
  recipient: { id: 'bot' },
  conversation: { id: 'c1', isGroup: false },
}
