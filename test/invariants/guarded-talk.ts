import { randomBytes } from 'node:crypto'
import {
  type ActivityLike,
  type Clock,
  createGuard,
  createKeyMaterial,
  createKeyRing,
  createMemoryMedium,
  createMemoryStore,
  type Guard,
  type GuardOptions,
  type KeySource,
  type MemoryMedium,
  type OpenTurn,
  type Store,
  Unscrubbed,
  type Verdict,
} from '@scrubjay/core'

/** A clock that stands still until it is moved; waiting moves it. */
export class HandClock implements Clock {
  #nowMs = Date.UTC(2026, 10, 23)
  nowMs(): number {
    return this.#nowMs
  }
  advance(ms: number): void {
    this.#nowMs += ms
  }
  /** A lease is never renewed by itself here: whoever waits for the clock waits for the test. */
  async wait(durationMs: number): Promise<void> {
    if (durationMs < 1_000) this.#nowMs += durationMs
    else await new Promise(() => {})
  }
}

export interface Said {
  readonly verdict: Verdict
  /** The text that the bot saw, of this turn and of those that it released. */
  readonly botSaw: readonly string[]
  /** What the person reads. */
  readonly replies: readonly string[]
}

/** What the bot says to what it hears; it may ask the guard for values meanwhile. */
export type Bot = (heard: string, turn: OpenTurn, guard: Guard) => string | Promise<string>

/** One process: a guard on a medium that others may share, and a bot behind it, which echoes unless it was given. */
export class Talk {
  readonly medium: MemoryMedium
  readonly store: Store
  readonly keys: KeySource
  readonly clock: HandClock
  readonly guard: Guard
  bot: Bot
  #ids = 0

  constructor(options: Partial<GuardOptions> & { readonly medium?: MemoryMedium; readonly handClock?: HandClock; readonly bot?: Bot } = {}) {
    const { medium = createMemoryMedium(), handClock = new HandClock(), bot = (heard) => `You said: ${heard}`, ...rest } = options
    this.bot = bot
    this.medium = medium
    this.clock = handClock
    this.store = rest.store ?? createMemoryStore({ medium })
    this.keys = rest.keys ?? testKeys()
    this.guard = createGuard({ clock: handClock, ...rest, store: this.store, keys: this.keys })
  }

  /** Another process on the same medium with the same keys. */
  sibling(options: Partial<GuardOptions> = {}): Talk {
    return new Talk({ medium: this.medium, handClock: this.clock, keys: this.keys, bot: this.bot, ...options })
  }

  activity(text: string, fields: object = {}): ActivityLike {
    this.#ids += 1
    const whole = { type: 'message', id: `a${this.#ids}-${randomBytes(4).toString('hex')}`, channelId: 'test', text, ...fields }
    const { user = 'u1', conversation = 'c1', isGroup = false } = whole as { user?: string; conversation?: string; isGroup?: boolean }
    return { ...whole, from: { id: user }, conversation: { id: conversation, isGroup } }
  }

  /** Says something and lets the bot answer it, and whatever it releases. */
  async say(text: string | ActivityLike, fields: object = {}): Promise<Said> {
    const activity = typeof text === 'string' ? this.activity(text, fields) : text
    const botSaw: string[] = []
    const replies: string[] = []
    const verdict = await this.#run(activity, undefined, { botSaw, replies })
    const tickets = verdict.kind === 'bypass' ? [] : await this.guard.released(verdict.turn)
    for (const ticket of tickets) await this.#run(ticket.activity.expose(), ticket, { botSaw, replies })
    return { verdict, botSaw, replies }
  }

  async agree(fields: object = {}): Promise<void> {
    await this.say('hello', fields)
    await this.say('yes', fields)
  }

  async #run(activity: ActivityLike, ticket: Parameters<Guard['receive']>[0]['ticket'], into: { botSaw: string[]; replies: string[] }): Promise<Verdict> {
    const inbound = { activity: new Unscrubbed(activity), ...(ticket === undefined ? {} : { ticket }) }
    const verdict = await this.guard.receive(inbound)
    if (verdict.kind === 'bypass') return verdict
    const send = async (replies: readonly ActivityLike[]): Promise<void> => {
      const address = { channelId: 'test', conversation: activity.conversation ?? {} }
      const sent = await this.guard.send(verdict.turn, replies.map((reply) => ({ ...reply, ...address })))
      into.replies.push(...sent.map((reply) => reply.text ?? JSON.stringify(reply.value)))
    }
    if (verdict.kind === 'answer') await send(verdict.replies)
    else {
      into.botSaw.push(verdict.activity.text ?? '')
      const said = await this.bot(verdict.activity.text ?? '', verdict.turn, this.guard)
      await send([...verdict.before, { type: 'message', text: said }])
    }
    await this.guard.finish(verdict.turn, 'done')
    return verdict
  }

  async events(tenant: string = 'default'): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const rows = await this.store.readEntries(tenant, 0, 10_000)
    return rows.map(({ entry }) => JSON.parse(new TextDecoder().decode(entry)) as Record<string, unknown>)
  }

  async eventTypes(): Promise<readonly unknown[]> {
    return (await this.events()).map((event) => event['type'])
  }
}

export function testKeys(): KeySource {
  const material = createKeyMaterial({ origin: 'scrubjay.invalid/test', random: randomBytes })
  return { open: () => createKeyRing(material, randomBytes) }
}
