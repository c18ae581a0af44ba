import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ActivityLike } from '@scrubjay/core'

/** The channel's side of the connector protocol, on the loopback. */
export interface LocalConnector {
  readonly serviceUrl: string
  readonly sent: ActivityLike[]
  readonly updated: ActivityLike[]
  close(): Promise<void>
}

export async function createLocalConnector(): Promise<LocalConnector> {
  const sent: ActivityLike[] = []
  const updated: ActivityLike[] = []
  let serial = 0
  const server = createServer((request, response) => {
    void readJson(request).then((activity) => {
      if (request.method === 'POST') sent.push(activity)
      if (request.method === 'PUT') updated.push(activity)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: `m${(serial += 1)}` }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    serviceUrl: `http://127.0.0.1:${port}`,
    sent,
    updated,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function readJson(request: IncomingMessage): Promise<ActivityLike> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as ActivityLike
}
