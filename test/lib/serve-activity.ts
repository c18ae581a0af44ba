import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudAdapter, Request, Response, TurnContext } from 'botbuilder'

/** Hands one HTTP request to an adapter, which wants a parsed body and a response in the manner of express. */
export async function serveActivity(
  adapter: CloudAdapter,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  bot: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
  const asked: Request = { body, headers: request.headers, method: request.method ?? '' }
  const answer: Response = {
    socket: response.socket,
    status: (code: number) => (response.statusCode = code),
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send: (sent: unknown) => response.write(typeof sent === 'string' ? sent : JSON.stringify(sent)),
    end: () => response.end(),
  }
  await adapter.process(asked, answer, bot)
}
