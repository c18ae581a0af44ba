import type { ActivityLike, Scrubjay } from '@scrubjay/core'

/** What the three SDKs' contexts have in common, as far as the bot uses it. */
export interface BotContext {
  readonly activity: ActivityLike
  readonly adapter: object
  readonly turnState: { get(key: unknown): unknown }
  sendActivity(activity: object): Promise<{ readonly id?: string } | undefined>
  updateActivity(activity: object): Promise<unknown>
}

export interface CarelessBotOptions {
  readonly scrubjay: Scrubjay
  readonly modelUrl: string
  /** What the bot's back office knows, by number. */
  readonly records: ReadonlyMap<number, string>
  /** An activity of the SDK's own kind. */
  make(fields: object): object
  /** Says a text piece by piece, in the SDK's own way where it has one. */
  stream?(context: BotContext, pieces: readonly string[]): Promise<void>
}

/** As careless as bots are: logs all that it sees and says, keeps it, asks a model about it, and repeats it in every way. */
export class CarelessBot {
  readonly #options: CarelessBotOptions
  #turns = 0

  constructor(options: CarelessBotOptions) {
    this.#options = options
  }

  /** One turn. What it has been told goes at the end of `told`, which is the bot's state. */
  async hear(context: BotContext, told: unknown[]): Promise<void> {
    const activity = { ...context.activity } as Heard
    console.log('heard', JSON.stringify(context.activity))
    told.push(JSON.parse(JSON.stringify(activity)))
    console.log('state', JSON.stringify(told.slice(-3)))
    if (activity.type === 'invoke') await context.sendActivity(this.#options.make({ type: 'invokeResponse', value: { status: 200, body: { value: activity.value } } }))
    const { record, way, fail } = activity.channelData ?? {}
    const text = textsOf(activity).join('\n')
    if (fail === true) throw new TypeError(`cannot work with ${text}`)
    if (record !== undefined) return this.#sayRecord(context, this.#options.records.get(record) ?? '', String(way))
    const reply = await this.#ask(context, [{ role: 'user', content: text }])
    await this.#say(context, { text: `You said: ${text}` })
    await this.#repeat(context, reply)
  }

  /** The text of a record of the back office, said in one of the ways. */
  async #sayRecord(context: BotContext, text: string, way: string): Promise<void> {
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      reply: () => this.#say(context, { text, speak: text }),
      stream: () => this.#stream(context, text),
      card: () => this.#say(context, cardOf(text)),
      'hand-off': () => this.#say(context, handOffOf(text)),
      update: () => this.#update(context, text),
      tool: async () => this.#say(context, { text: await this.#ask(context, toolResult(text)) }),
      adapter: () => (context.adapter as Sender).sendActivities(context, [this.#options.make({ ...addressOf(context), type: 'message', text })]),
    }
    await ways[way]?.()
  }

  /** What the model said, in another way each time. */
  async #repeat(context: BotContext, text: string): Promise<void> {
    this.#turns += 1
    const ways = [
      () => this.#say(context, { text }),
      () => this.#stream(context, text),
      () => this.#say(context, cardOf(text)),
      () => this.#update(context, text),
    ]
    await ways[this.#turns % ways.length]?.()
  }

  async #say(context: BotContext, fields: object): Promise<{ readonly id?: string } | undefined> {
    return context.sendActivity(this.#options.make({ type: 'message', ...fields }))
  }

  async #update(context: BotContext, text: string): Promise<void> {
    const { id = '' } = (await this.#say(context, { text: 'one moment' })) ?? {}
    // Replies that wait for the answer to a request have no id yet.
    if (id === '') return void (await this.#say(context, { text }))
    await context.updateActivity(this.#options.make({ ...addressOf(context), type: 'message', id, text }))
  }

  /** Pieces hold all of the text so far. */
  async #stream(context: BotContext, text: string): Promise<void> {
    const pieces = text.match(/[^]{1,30}/g) ?? []
    if (this.#options.stream !== undefined) return this.#options.stream(context, pieces)
    const streamInfo = (streamType: string, streamSequence: number): object => ({ entities: [{ type: 'streaminfo', streamType, streamSequence }] })
    for (const index of pieces.keys()) {
      const growing = { type: 'typing', text: pieces.slice(0, index + 1).join('') }
      await this.#say(context, { ...growing, ...streamInfo('streaming', index + 1) })
    }
    await this.#say(context, { text, ...streamInfo('final', pieces.length + 1) })
  }

  async #ask(context: BotContext, messages: readonly object[]): Promise<string> {
    const guarded = this.#options.scrubjay.guardModel(context)
    const request = await guarded.prompt({ model: 'any', messages: [{ role: 'system', content: 'You repeat what you are told.' }, ...messages] })
    const response = await fetch(`${this.#options.modelUrl}/v1/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) })
    const answer = (await response.json()) as { readonly choices: readonly [{ readonly message: { readonly content: string } }] }
    console.log('the model was asked', JSON.stringify(request), 'and said', JSON.stringify(answer))
    return (await guarded.restore(answer)).choices[0].message.content
  }
}

type Heard = ActivityLike & {
  readonly value?: unknown
  readonly channelData?: { readonly record?: number; readonly way?: string; readonly fail?: boolean }
}

interface Sender {
  sendActivities(context: BotContext, activities: readonly object[]): Promise<unknown>
}

/** Prints what went wrong, as bots do; how often is compared with how often it should. */
export function logFailure(error: unknown): void {
  failures.turns += 1
  console.error('the turn failed:', error)
}

export const failures: { turns: number } = { turns: 0 }

/** Everything that somebody has written into an activity. */
export function textsOf(activity: object): readonly string[] {
  const { text, speak, summary, value, channelData, entities, attachments, suggestedActions, from, conversation, membersAdded } = activity as Record<string, unknown>
  const names = [from, conversation].map((account) => (account as { readonly name?: unknown } | undefined)?.name)
  const said = [text, speak, summary, value, channelData, entities, attachments, suggestedActions, membersAdded, ...names]
  return said.flatMap((part) => stringsIn(part))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('data:') ? [contentOf(value)] : [value, ...questionsOf(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [...(/\W|\d/.test(name) ? [name] : []), ...stringsIn(inner)])
}

/** What a link asks for, as a bot reads it. */
function questionsOf(text: string): readonly string[] {
  return /^https:\/\/\S+\?/.test(text) ? [...new URL(text).searchParams.values()] : []
}

/** A bot that is sent a file reads it. */
function contentOf(dataUrl: string): string {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64').toString()
}

function addressOf({ activity }: BotContext): object {
  const { conversation, from, recipient, channelId, serviceUrl } = activity as Record<string, unknown>
  return { conversation, from: recipient, recipient: from, channelId, serviceUrl }
}

function cardOf(text: string): object {
  return { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text }], actions: [{ type: 'Action.Submit', title: text, data: { text } }] } }] }
}

/** What `EventFactory.createHandoffInitiation` makes. */
function handOffOf(text: string): object {
  const activities = [{ type: 'message', text, from: { id: 'someone' } }]
  return { type: 'event', name: 'handoff.initiate', value: { reason: text }, attachments: [{ content: { activities }, contentType: 'application/json', name: 'Transcript' }] }
}

function toolResult(content: string): readonly object[] {
  const call = { id: 'call_1', type: 'function', function: { name: 'look_up', arguments: '{}' } }
  return [{ role: 'user', content: 'look it up' }, { role: 'assistant', content: null, tool_calls: [call] }, { role: 'tool', tool_call_id: 'call_1', content }]
}
