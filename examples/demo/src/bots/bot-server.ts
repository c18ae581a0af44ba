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

export interface BotResponse {
  socket: unknown
  status(code: number): void
  header(name: string, value: unknown): void
  send(body?: unknown): void
  end(): void
}

function expressLike(response: ServerResponse): BotResponse {
  return {
    socket: response.socket,
    status: (code) => {
      response.statusCode = code
    },
    header: (name, value) => {
      response.setHeader(name, String(value))
    },
    send: (body) => {
      response.write(typeof body === 'string' ? body : JSON.stringify(body ?? null))
    },
    end: () => {
      response.end()
    },
  }
}
