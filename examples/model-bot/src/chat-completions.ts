/** The parts of the chat-completions protocol that this example uses. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool'
  readonly content: string | null
  readonly tool_calls?: readonly ToolCall[]
  readonly tool_call_id?: string
}

export interface ToolCall {
  readonly id: string
  readonly type: 'function'
  readonly function: { readonly name: string; readonly arguments: string }
}

export interface ChatRequest {
  readonly model: string
  readonly stream: true
  readonly messages: readonly ChatMessage[]
  readonly tools: readonly object[]
}

export interface ChatChunk {
  readonly choices: readonly {
    readonly index: number
    readonly delta: { readonly content?: string; readonly tool_calls?: readonly ToolCallDelta[] }
    readonly finish_reason: string | null
  }[]
}

export interface ToolCallDelta {
  readonly index: number
  readonly id?: string
  readonly function: { readonly name?: string; readonly arguments: string }
}

/** A model client: any that answers chunks will do. */
export async function* streamChat(url: string, request: ChatRequest): AsyncIterable<ChatChunk> {
  const response = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) })
  if (!response.ok || response.body === null) throw new Error(`The model answered ${response.status}.`)
  let waiting = ''
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${waiting}${bytes}`.split('\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: {')) yield JSON.parse(line.slice('data: '.length)) as ChatChunk
  }
}
