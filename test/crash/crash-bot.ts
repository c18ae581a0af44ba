import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Clock, createFileKeySource } from '@scrubjay/core'
import { installScrubjay } from '@scrubjay/botbuilder'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'

/**
 * The process that is killed: a guarded Bot Framework bot over HTTP on a SQLite store.
 * Arguments: the folder, and by how much its clock is ahead, so that the leases of the process that died before
 * it are over when it starts. Tells its parent the port.
 */
const [, , folder = '', aheadMs = '0'] = process.argv
const clock: Clock = {
  nowMs: () => Date.now() + Number(aheadMs),
  wait: (durationMs) => wait(durationMs, undefined, { ref: false }),
}
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '', MicrosoftAppPassword: '' }))
installScrubjay(adapter, {
  store: createSqliteStore(join(folder, 'crash.db')),
  keys: createFileKeySource(join(folder, 'crash.keys')),
  clock,
})

async function bot(context: TurnContext): Promise<void> {
  if (context.activity.type !== 'message') return
  const recall = /^recall (\d+)$/.exec(context.activity.text)
  const names = Array.from({ length: Number(recall?.[1] ?? 0) }, (_, index) => `[EMAIL_ADDRESS_${index + 1}]`)
  await context.sendActivity(recall === null ? `You said: ${context.activity.text}` : `Yours: ${names.join(' ')}`)
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  // The adapter wants Express's shape of a request and a response.
  const shim = {
    socket: response.socket,
    header: (name: string, value: string) => response.setHeader(name, value),
    status: (code: number) => {
      response.statusCode = code
      return shim
    },
    send: (text?: unknown) => {
      response.write(typeof text === 'string' ? text : JSON.stringify(text ?? ''))
      return shim
    },
    end: () => response.end(),
  }
  try {
    await adapter.process({ body, headers: request.headers, method: 'POST' } as never, shim as never, bot)
  } catch {
    response.statusCode = 500
    response.end()
  }
}
