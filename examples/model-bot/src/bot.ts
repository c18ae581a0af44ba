import type { Scrubjay } from '@scrubjay/core'
import type { Activity, TurnContext } from 'botbuilder'
import { streamChat, type ChatMessage, type ChatRequest, type ToolCall } from './chat-completions.js'

/** What the bot works with. */
export interface ModelBotOptions {
  readonly scrubjay: Scrubjay
  readonly modelUrl: string
  /** A tool that only works with a real address. */
  sendMail(to: string, subject: string): Promise<string>
}

/** A bot that lets a model speak and call a tool. Its history, like the model, knows placeholders only. */
export class ModelBot {
  readonly #options: ModelBotOptions
  readonly history: ChatMessage[] = [{ role: 'system', content: 'You help the customers of a shop. Leave words in brackets as they are.' }]

  constructor(options: ModelBotOptions) {
    this.#options = options
  }

  async run(context: TurnContext): Promise<void> {
    if (context.activity.type !== 'message') return
    this.history.push({ role: 'user', content: context.activity.text })
    for (let rounds = 0; rounds < 4; rounds += 1) {
      const reply = await this.#ask(context)
      this.history.push(reply)
      if (reply.tool_calls === undefined) return
      for (const call of reply.tool_calls) this.history.push(await this.#use(context, call))
    }
  }

  /** One question to the model; what it says is shown while it comes. */
  async #ask(context: TurnContext): Promise<ChatMessage> {
    const guarded = this.#options.scrubjay.guardModel(context)
    const request: ChatRequest = { model: 'any', stream: true, messages: this.history, tools: [sendMailTool] }
    const chunks = streamChat(this.#options.modelUrl, await guarded.prompt(request))
    const calls: { id: string; name: string; arguments: string }[] = []
    let text = ''
    let sequence = 0
    for await (const { choices } of guarded.restore(chunks)) {
      const { content = '', tool_calls: deltas = [] } = choices[0]?.delta ?? {}
      for (const { index, id = '', function: part } of deltas) {
        const call = (calls[index] ??= { id, name: part.name ?? '', arguments: '' })
        call.arguments += part.arguments
      }
      if (content === '') continue
      text += content
      await context.sendActivity(streamed('typing', text, 'streaming', (sequence += 1)))
    }
    if (calls.length === 0) {
      await context.sendActivity(streamed('message', text, 'final', sequence + 1))
      return { role: 'assistant', content: text }
    }
    return { role: 'assistant', content: null, tool_calls: calls.map(({ id, ...call }) => ({ id, type: 'function', function: call })) }
  }

  /** The tool needs the real address: that is a reveal, for a purpose that the person has agreed to. */
  async #use(context: TurnContext, call: ToolCall): Promise<ChatMessage> {
    const guarded = this.#options.scrubjay.guardModel(context)
    const revealed = await guarded.restore(call, { purpose: 'service' })
    const { to, subject } = JSON.parse(revealed.function.arguments) as { to: string; subject: string }
    const result = await this.#options.sendMail(to, subject)
    return { role: 'tool', tool_call_id: call.id, content: await guarded.prompt(result) }
  }
}

/** A piece of a streamed reply holds all of the text so far; Teams and Web Chat show it as it grows. */
function streamed(type: 'typing' | 'message', text: string, streamType: string, streamSequence: number): Partial<Activity> {
  return { type, text, entities: [{ type: 'streaminfo', streamType, streamSequence }] }
}

const sendMailTool = {
  type: 'function',
  function: { name: 'send_mail', parameters: { type: 'object', properties: { to: { type: 'string' }, subject: { type: 'string' } } } },
}
