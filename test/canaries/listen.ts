import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on the loopback that hands over whole bodies. */
export interface Listening {
  readonly url: string
  close(): Promise<void>
}

export async function listen(handle: (request: IncomingMessage, body: Buffer, response: ServerResponse) => void | Promise<void>): Promise<Listening> {
  const server = createServer((request, response) => {
    readBody(request).then((body) => handle(request, body, response)).catch((error: unknown) => {
      console.error('a request failed:', error)
      response.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
