import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore, detect, type GuardOptions, type Store } from '@scrubjay/core'
import { installScrubjay } from '@scrubjay/botbuilder'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createTestKeySource } from '@scrubjay/testkit'
import { TestAdapter, type TurnContext } from 'botbuilder'

/**
 * `npm run bench`: what the guard costs, beside the same bot without it, in one run. Prints; proves nothing, because
 * machines are noisy: compare within a run, quote medians and ratios with date and machine.
 */
const message = 'Hi, please send the receipt to ana.w@example.org or call +1 202 555 0143, thanks a lot'
const plain = 'Hi, could you tell me when the parcel will arrive? It was sent last week, thanks a lot'

interface Row {
  readonly name: string
  readonly medianMicros: number
  readonly p99Micros: number
}

async function main(): Promise<void> {
  const [cpu] = cpus()
  console.log(`${new Date().toISOString().slice(0, 10)}, node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB\n`)
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-bench-'))
  try {
    const rows = [
      await measure('detect, structured only', 5_000, async () => void detect(message, { names: false })),
      await measure('detect, with names', 2_000, async () => void detect(message)),
      await measure('one fsync of this disk', 300, fsyncOf(join(folder, 'fsync'))),
      await measure('bare bot, adapter alone', 2_000, await talkTo()),
      await measure('guarded, memory store', 2_000, await talkTo(createMemoryStore())),
      await measure('guarded, memory store, nothing to hide', 2_000, await talkTo(createMemoryStore(), plain)),
      await measure('guarded, SQLite, durable', 500, await talkTo(createSqliteStore(join(folder, 'bench.db')))),
    ]
    console.table(rows.map(({ name, medianMicros, p99Micros }) => ({ what: name, 'median µs': Math.round(medianMicros), 'p99 µs': Math.round(p99Micros) })))
    const [, , fsync, bare, , , durable] = rows
    const beyond = (durable?.medianMicros ?? 0) - (bare?.medianMicros ?? 0)
    console.log(`guarded on SQLite beyond the bare bot: ${Math.round(beyond)} µs, one fsync: ${Math.round(fsync?.medianMicros ?? 0)} µs (medians)`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One turn of an echo bot through the adapter alone; guarded when a store is given. Consent is granted before. */
async function talkTo(store?: Store, text: string = message): Promise<() => Promise<void>> {
  const adapter = new TestAdapter(async (context: TurnContext) => {
    if (context.activity.type === 'message') await context.sendActivity(`You said: ${context.activity.text}`)
  })
  if (store !== undefined) {
    const options: GuardOptions = { store, keys: createTestKeySource() }
    installScrubjay(adapter, options)
  }
  const say = async (said: string): Promise<void> => {
    // A channel gives each activity its own id; the test adapter's start anew for each adapter.
    await adapter.receiveActivity({ type: 'message', text: said, id: randomBytes(8).toString('hex') })
    adapter.activeQueue.length = 0
  }
  if (store !== undefined) {
    await say('hello')
    await say('yes')
  }
  return () => say(text)
}

function fsyncOf(path: string): () => Promise<void> {
  const file = openSync(path, 'w')
  process.once('exit', () => closeSync(file))
  return async () => {
    writeSync(file, randomBytes(512))
    fsyncSync(file)
  }
}

async function measure(name: string, runs: number, work: () => Promise<void>): Promise<Row> {
  for (let run = 0; run < Math.ceil(runs / 10); run += 1) await work()
  const micros: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = process.hrtime.bigint()
    await work()
    micros.push(Number(process.hrtime.bigint() - start) / 1_000)
  }
  micros.sort((left, right) => left - right)
  return { name, medianMicros: micros[Math.floor(runs / 2)] ?? 0, p99Micros: micros[Math.floor(runs * 0.99)] ?? 0 }
}

void main()
