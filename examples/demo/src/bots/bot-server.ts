import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson, serveJson, type JsonObject } from '../channel/http.js'
import type { RunningBot } from './bot.js'

/** Puts a bot behind `POST /api/messages`. The SDKs want a parsed body and a response in the manner of express. */
export async function serveBot(handle: BotHandler): Promise<RunningBot> {
  const server = await serveJson(async (request, response, body) => {
    if (request.url !== '/api/messages') return sendJson(response, 404, undefined)
    const finished = new Promise<void>((resolve) => response.once('close', resolve))
    await handle(Object.assign(request, { body, method: request.method ?? '' }), expressLike(response))
    await finished
  })
  return { url: `${server.url}/api/messages`, server }
}

export type BotHandler = (request: BotRequest, response: BotResponse) => Promise<void> | void
export type BotRequest = IncomingMessage & { body: JsonObject; method: string }

export interface BotResponse extends ServerResponse {
  status(code: number): this
  header(name: string, value: unknown): this
  send(body?: unknown): this
}

function expressLike(plain: ServerResponse): BotResponse {
  const response = plain as BotResponse
  return Object.assign(response, {
    status(code: number) {
      response.statusCode = code
      return response
    },
    header: (name: string, value: unknown) => response.setHeader(name, String(value)),
    send(body?: unknown) {
      response.write(typeof body === 'string' ? body : JSON.stringify(body ?? null))
      return response
    },
  })
}
