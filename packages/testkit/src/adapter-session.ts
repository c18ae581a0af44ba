import type { ActivityLike, GuardOptions } from '@scrubjay/core'
import type { AdapterContract, ContractBot, ContractMiddleware, Delivery, Harness } from './adapter-harness.js'
import { type TestOptions, testOptions } from './test-options.js'

/** One guarded bot under test, what it saw, and a person's way to talk to it. */
export interface Session {
  readonly harness: Harness
  readonly options: TestOptions
  /** The activities the bot was run with, as they were then. */
  readonly botSaw: readonly ActivityLike[]
  say(what: string | ActivityLike, where?: Where): Promise<Delivery>
  /** Says hello and yes; what was seen until then is forgotten. */
  agree(where?: Where): Promise<void>
  /** Forgets what the bot saw. */
  forget(): void
  activity(what: string | ActivityLike, where?: Where): ActivityLike & { readonly id: string }
}

export interface Where {
  readonly user?: string
  readonly conversation?: string
  /** `undefined` leaves it out, as many channels do. */
  readonly isGroup?: boolean | undefined
  readonly id?: string
}

export interface SessionOptions {
  readonly guard?: Partial<GuardOptions>
  readonly bot?: ContractBot
  readonly earlier?: readonly ContractMiddleware[]
  readonly later?: readonly ContractMiddleware[]
}

/** Opens sessions, and closes them after each test. */
export function createSessions(contract: AdapterContract): { open(options?: SessionOptions): Promise<Session>; closeAll(): Promise<void> } {
  const open: Session[] = []
  return {
    async open(options = {}) {
      const session = await openSession(contract, options)
      open.push(session)
      return session
    },
    async closeAll() {
      for (const { harness } of open.splice(0)) await harness.close()
    },
  }
}

/** One session for many cases, which look at places and not at turns; opened with the first of them. */
export function shareSession(contract: AdapterContract, options: SessionOptions): () => Promise<Session> {
  const sessions = createSessions(contract)
  let shared: Promise<Session> | undefined
  closeAfterAll(() => sessions.closeAll())
  return () => (shared ??= sessions.open(options))
}

/** mocha and Jest have it under two names. */
function closeAfterAll(close: () => Promise<void>): void {
  const { after, afterAll } = globalThis as { after?: typeof closeAfterAll; afterAll?: typeof closeAfterAll }
  const hook = after ?? afterAll
  hook?.(close)
}

/** Repeats what it is told, for messages. */
export const echo: ContractBot = async (context) => {
  if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`)
}

export function textsOf(activities: readonly ActivityLike[]): readonly string[] {
  return activities.map(({ text }) => text ?? '').filter((text) => text !== '')
}

/** Waits for what happens in the background; turns of the event loop, not time. */
export async function eventually(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000 && !condition(); turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

let serial = 0

async function openSession(contract: AdapterContract, options: SessionOptions): Promise<Session> {
  const { bot = echo, earlier = [], later = [] } = options
  const guard = testOptions(options.guard)
  const botSaw: ActivityLike[] = []
  const harness = await contract.createHarness({
    guard,
    earlier,
    later,
    bot: async (context) => {
      botSaw.push(JSON.parse(JSON.stringify(context.activity)) as ActivityLike)
      await bot(context)
    },
  })
  const session: Session = {
    harness,
    options: guard,
    botSaw,
    activity: createActivity,
    say: (what, where) => harness.deliver(createActivity(what, where)),
    async agree(where = {}) {
      await session.say('hello', where)
      await session.say('yes', where)
      session.forget()
    },
    forget() {
      botSaw.length = 0
    },
  }
  return session
}

function createActivity(what: string | ActivityLike, where: Where = {}): ActivityLike & { readonly id: string } {
  const { user = 'u1', conversation = `with-${user}`, id = `a${(serial += 1)}` } = where
  const isGroup = 'isGroup' in where ? where.isGroup : false
  return {
    type: 'message',
    channelId: 'test',
    locale: 'en-US',
    from: { id: user },
    recipient: { id: 'bot' },
    conversation: { id: conversation, ...(isGroup === undefined ? {} : { isGroup }) },
    ...(typeof what === 'string' ? { text: what } : what),
    id,
  }
}

