import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ChatMessage, ChatRequest, ToolCallDelta } from './chat-completions.js'

/** A chat-completions server on this machine. It knows three answers, and keeps everything that it is told. */
export interface StandInModel {
  readonly url: string
  /** The bodies of all requests, as they came. */
  readonly received: readonly string[]
  close(): Promise<void>
}

export async function startStandInModel(): Promise<StandInModel> {
  const received: string[] = []
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      received.push(body)
      answer(response, (JSON.parse(body) as ChatRequest).messages.at(-1))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** To whom an address is given it writes; of a tool's result it tells; else it says what it has heard. */
function answer(response: ServerResponse, last: ChatMessage | undefined): void {
  response.setHeader('content-type', 'text/event-stream')
  const heard = last?.content ?? ''
  const address = /\[EMAIL_ADDRESS_\d+\]/.exec(heard)?.[0]
  if (last?.role === 'user' && address !== undefined) {
    const parts = cut(JSON.stringify({ to: address, subject: 'Your order' }))
    parts.forEach((part, index) => say(response, { tool_calls: [index === 0 ? { index: 0, id: 'call_1', function: { name: 'send_mail', arguments: part } } : { index: 0, function: { arguments: part } }] }))
    say(response, {}, 'tool_calls')
  } else {
    // Models bend what they repeat.
    const bent = heard.replace(/\[EMAIL_ADDRESS_(\d+)\]/g, '**[email address $1]**')
    const text = last?.role === 'tool' ? `All is done: ${bent}. Is there anything else that I can do for you today?` : `I have understood this: ${bent}`
    for (const part of cut(text)) say(response, { content: part })
    say(response, {}, 'stop')
  }
  response.end('data: [DONE]\n\n')
}

/** Pieces so small that each value is in several. */
function cut(text: string): readonly string[] {
  return text.match(/.{1,4}/gsu) ?? []
}

function say(response: ServerResponse, delta: { readonly content?: string; readonly tool_calls?: readonly ToolCallDelta[] }, finish: string | null = null): void {
  response.write(`data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
