import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/**
 * Serves JSON on 127.0.0.1. `port` is only a wish: when it is taken, any free one is used.
 * `answer` must not reject; what it throws becomes a bare 500.
 */
export async function serveJson(answer: Answer, port = 0): Promise<JsonServer> {
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => answer(request, response, body))
      .catch(() => sendJson(response, 500, undefined))
  })
  const bound = await listen(server, port).catch(() => listen(server, 0))
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

export type Answer = (request: IncomingMessage, response: ServerResponse, body: JsonObject) => Promise<void>
export type JsonObject = Record<string, unknown>

export interface JsonServer {
  readonly url: string
  readonly port: number
  /** Frees the port at once. */
  close(): Promise<void>
}

export function sendJson(response: ServerResponse, status: number, body: object | undefined): void {
  if (response.writableEnded) return
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

const bodyBytesMax = 4_000_000

async function readBody(request: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > bodyBytesMax) throw new Error('The body is too large.')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  const body: unknown = text === '' ? {} : JSON.parse(text)
  if (typeof body !== 'object' || body === null) throw new Error('The body is no object.')
  return body as JsonObject
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('No port.'))
      else resolve(address.port)
    })
  })
}
