import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A reply that reached the channel. */
export interface Arrived {
  /** The activity that it answers. */
  readonly to: string
  readonly conversation: string
  readonly text: string
  /** The process that sent it. */
  readonly run: number
}

/** The part of the connector protocol through which a bot replies. `onArrived` is called before the bot gets its answer. */
export async function createConnector(runNow: () => number, onArrived: (reply: Arrived) => void): Promise<Connector> {
  // What a dead process has sent may be read after the next one was started: the connection knows whose it was.
  const runOf = new WeakMap<Socket, number>()
  let count = 0
  const server = createServer((request, response) => {
    readJson(request)
      .then((body) => {
        const [, , , conversation = '', , to = ''] = (request.url ?? '').split('/').map(decodeURIComponent)
        const run = runOf.get(request.socket) ?? 0
        if (body['type'] === 'message') onArrived({ to, conversation, text: String(body['text']), run })
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `reply-${(count += 1)}` }))
      })
      // Half a request, of a process that was killed while it sent, has not arrived.
      .catch(() => request.socket.destroy())
  })
  server.on('connection', (socket) => runOf.set(socket, runNow()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

export interface Connector {
  readonly url: string
  close(): Promise<void>
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>
}
