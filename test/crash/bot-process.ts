import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder'
import { installScrubjay } from '@scrubjay/botbuilder'
import { createFileKeySource, type Clock, type KeyStore, type Store } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { serveActivity } from '../lib/serve-activity.js'

/**
 * The process that is killed: an ordinary guarded bot over HTTP. It is started ahead of time, with everything
 * loaded, and touches the folder only when its parent says so.
 */
process.once('message', (start: BotStart) => void run(start))
process.once('disconnect', () => process.exit())

export interface BotStart {
  readonly folder: string
  /** Counts the processes on this folder. */
  readonly run: number
  /** How far this process's clock is ahead, so that the leases of its dead predecessor are over. */
  readonly aheadMs: number
  /** Kills itself just before or after its nth commit. */
  readonly dieAt?: { readonly when: 'before' | 'after'; readonly commit: number }
}

export const fileNames = { store: 'scrubjay.db', keys: 'scrubjay.keys', seen: 'seen.jsonl' } as const

/** One line of what the bot was given to read. */
export interface Seen {
  readonly run: number
  readonly conversation: string
  readonly id: string
  readonly text: string
}

async function run(start: BotStart): Promise<void> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }))
  adapter.onTurnError = async (_context, error) => console.error('turn failed:', error)
  installScrubjay(adapter, {
    store: mortal(createSqliteStore(join(start.folder, fileNames.store)), start),
    keys: createFileKeySource(join(start.folder, fileNames.keys)),
    clock: clockAhead(start.aheadMs),
  })
  const server = createServer((request, response) => {
    serveActivity(adapter, { request, response }, (context) => hear(context, start)).catch((error: unknown) => {
      console.error('request failed:', error)
      response.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
}

/** Remembers what it reads before it says a word, and repeats one message, or on `recall` all of them. */
async function hear(context: TurnContext, { folder, run }: BotStart): Promise<void> {
  const { type, id = '', text, conversation } = context.activity
  if (type !== 'message') return
  const file = join(folder, fileNames.seen)
  // The page cache survives SIGKILL, so that this is as good as a bot's own database.
  appendFileSync(file, `${JSON.stringify({ run, conversation: conversation.id, id, text } satisfies Seen)}\n`)
  if (text !== 'recall') return void (await context.sendActivity(`echo ${text}`))
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Seen)
  const mine = lines.filter((seen) => seen.conversation === conversation.id)
  await context.sendActivity(['recall', ...new Set(mine.map((seen) => `${seen.id} ${seen.text}`))].join('\n'))
}

/** A store that takes its process along at one of its commits, which a kill by the clock hits too rarely. */
function mortal(store: Store, { dieAt }: BotStart): Store {
  if (dieAt === undefined) return store
  let commits = 0
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    commits += 1
    const isLast = commits === dieAt.commit
    if (isLast && dieAt.when === 'before') process.kill(process.pid, 'SIGKILL')
    const result = await work()
    if (isLast) process.kill(process.pid, 'SIGKILL')
    return result
  }
  const keyStore: KeyStore = Object.assign(Object.create(store.keyStore) as KeyStore, {
    putIfAbsent: (id: string, wrapped: string) => around(() => store.keyStore.putIfAbsent(id, wrapped)),
    destroy: (id: string) => around(() => store.keyStore.destroy(id)),
  })
  const commit: Store['commit'] = (batch) => around(() => store.commit(batch))
  return Object.defineProperty(Object.assign(Object.create(store) as Store, { commit }), 'keyStore', { value: keyStore })
}

function clockAhead(aheadMs: number): Clock {
  return {
    nowMs: () => Date.now() + aheadMs,
    wait: (durationMs) => wait(durationMs, undefined, { ref: false }),
  }
}
