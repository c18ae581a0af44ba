import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Served } from '../bots.js'

/** The SDKs want a parsed body and a response in the manner of express. */
export type SdkRequest = IncomingMessage & { readonly body: Record<string, unknown>; readonly method: string }

export interface SdkResponse {
  readonly socket: unknown
  status(code: number): SdkResponse
  header(name: string, value: unknown): SdkResponse
  setHeader(name: string, value: unknown): SdkResponse
  send(sent?: unknown): SdkResponse
  end(): SdkResponse
}

/** Listens on the loopback and hands each request to a bot. */
export async function serve(handle: (request: SdkRequest, response: SdkResponse) => Promise<unknown>, close: () => Promise<unknown>): Promise<Served> {
  const server = createServer((request, response) => {
    void readBody(request).then((body) => handle(Object.assign(request, { body, method: request.method ?? '' }), expressLike(response)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await close()
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
}

function expressLike(plain: ServerResponse): SdkResponse {
  let isSent = false
  const response: SdkResponse = {
    socket: plain.socket,
    status(code) {
      plain.statusCode = code
      return response
    },
    header(name, value) {
      plain.setHeader(name, String(value))
      return response
    },
    setHeader: (name, value) => response.header(name, value),
    send(sent) {
      plain.write(typeof sent === 'string' ? sent : JSON.stringify(sent ?? null))
      return response
    },
    end() {
      if (!isSent) plain.end()
      isSent = true
      return response
    },
  }
  return response
}
