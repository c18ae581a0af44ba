import { MemoryStorage, type Storage, type StoreItems } from 'botbuilder'
import type { ActivityLike, GuardOptions, Scrubjay } from '@scrubjay/core'

/** What people say to a bot, one line after the other, and what must be true of it with the guard as without. */
export interface Flow {
  readonly name: string
  readonly start: StartProcess
  /** `ben: four` is said by ben; without a name ana speaks. `ana@two: hi` is said in another conversation. */
  readonly lines: readonly string[]
  /** What the bot's last reply holds, so that both runs have come to the end. */
  readonly ends: string
  /** Values that are typed here and that the bot may never have. */
  readonly hidden: readonly string[]
  /** Values that the bot asks for in clear with `expect`. */
  readonly handedOver?: readonly string[]
  readonly isGroup?: boolean
  readonly locale?: string
  readonly policy?: object
}

/** One process of a bot. Its state is all that outlives it. */
export interface BotProcess {
  hear(activity: ActivityLike): Promise<readonly ActivityLike[]>
  close(): Promise<void>
}

export interface ProcessSetup {
  /** Undefined for the bare bot. */
  readonly guard: GuardOptions | undefined
  /** Puts the bot's storage together; a guard wraps what is on the disk. */
  readonly storage: (guard: StorageGuard | undefined) => Storage
}

export type StartProcess = (setup: ProcessSetup) => BotProcess

export type StorageGuard = Pick<Scrubjay, 'guardStorage'>

/** What a bot asks of the guard; without one nothing needs to be asked. */
export type Asked = Pick<Scrubjay, 'expect' | 'of'>

export const bare: Asked = { expect: async () => {}, of: () => ({ reveal: async (text) => text }) }

export interface Played {
  /** What the people read, from the bot's first answer on. */
  readonly replies: readonly string[]
  /** All that ever was on the disk. */
  readonly kept: string
  /** All that the bot wrote, before anybody sealed it. */
  readonly written: string
}

export interface PlayOptions {
  /** Options for a new process; called again where each line is said to a process of its own. */
  readonly guard?: () => GuardOptions
  readonly restarts?: boolean
}

export async function play(flow: Flow, { guard, restarts = false }: PlayOptions = {}): Promise<Played> {
  const disk: Record<string, string> = {}
  const [kept, written, replies]: [string[], string[], string[]] = [[], [], []]
  const storage = (wrap?: StorageGuard): Storage => new WatchedStorage(wrap === undefined ? new MemoryStorage(disk) : wrap.guardStorage(new MemoryStorage(disk)), written)
  const start = (): BotProcess => flow.start({ guard: guard?.(), storage })
  let process = start()
  for (const [index, line] of [...prelude(flow, guard !== undefined), ...flow.lines].entries()) {
    const heard = await process.hear(activityOf(flow, index, line))
    replies.push(...heard.map((reply) => readable(reply)))
    kept.push(JSON.stringify(disk))
    if (!restarts) continue
    await process.close()
    process = start()
  }
  await process.close()
  return { replies: replies.filter((reply) => !saidByGuard.test(reply)), kept: kept.join('\n'), written: written.join('\n') }
}

/** Everybody says hello. Under the guard that waits for a yes, and then the bot has it. */
function prelude({ lines }: Flow, isGuarded: boolean): readonly string[] {
  const people = [...new Set(lines.map((line) => readLine(line).who))]
  return people.flatMap((who) => (isGuarded ? [`${who}: hello`, `${who}: yes`] : [`${who}: hello`]))
}

/** The turns in which the guard itself speaks. */
const saidByGuard =
  /^(?:Hello! You are talking to a bot|Sensitive details in your messages|Thank you\. You can withdraw|Hallo! Sie sprechen mit einem Bot|Sensible Angaben in Ihren|Vielen Dank\. Sie können jederzeit|¡Hola! Está hablando con un bot|Los datos sensibles de sus|Gracias\. Puede retirar)/

function activityOf({ isGroup = false, locale = 'en-US' }: Flow, index: number, line: string): ActivityLike {
  const { who, where, text } = readLine(line)
  return {
    type: 'message', id: `m${index}`, channelId: 'webchat', locale, text,
    from: { id: `user-${who}` }, recipient: { id: 'bot' }, conversation: { id: `talk-${where}`, isGroup },
  }
}

function readLine(line: string): { readonly who: string; readonly where: string; readonly text: string } {
  const [, who = 'ana', where = 'one', text = line] = /^(ana|ben)(?:@(\w+))?: (.*)$/.exec(line) ?? []
  return { who, where, text }
}

/** All that a person sees of a reply. */
function readable({ text = '', suggestedActions, attachments }: ActivityLike & { readonly suggestedActions?: unknown; readonly attachments?: readonly unknown[] }): string {
  const { actions = [] } = (suggestedActions ?? {}) as { readonly actions?: readonly { readonly title: string; readonly value: unknown }[] }
  const choices = actions.map(({ title, value }) => ` (${title}: ${String(value)})`).join('')
  return `${text}${choices}${(attachments ?? []).length === 0 ? '' : ` ${JSON.stringify(attachments)}`}`
}

class WatchedStorage implements Storage {
  readonly #inner: Storage
  readonly #written: string[]

  constructor(inner: Storage, written: string[]) {
    this.#inner = inner
    this.#written = written
  }

  async read(keys: string[]): Promise<StoreItems> {
    return this.#inner.read(keys)
  }

  async write(changes: StoreItems): Promise<void> {
    this.#written.push(JSON.stringify(changes))
    await this.#inner.write(changes)
  }

  async delete(keys: string[]): Promise<void> {
    await this.#inner.delete(keys)
  }
}
