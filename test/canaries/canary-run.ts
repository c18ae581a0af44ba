import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createKeyFile, type Settings } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'
import type { FromBot, Sdk, ToBot } from './bot-process.js'
import type { Canary } from './canary.js'
import { listen, type Listening } from './listen.js'
import { failingPath, type Fields, paths, type Person } from './paths.js'
import { searchFiles } from './search-files.js'
import { type Walking, Watch } from './watch.js'

/** What one run over one SDK has shown. */
export interface CanaryReport {
  readonly sdk: Sdk
  /** How many went by each path. */
  readonly byPath: Readonly<Record<string, number>>
  /** How many were due back, and how many came. */
  readonly due: number
  readonly back: number
  readonly searched: string
  /** Where a canary was found that must not be there; path and type, never the value. */
  readonly findings: readonly string[]
  /** Paths and types of canaries that did not come back. */
  readonly missing: readonly string[]
  /** Places where a bot keeps things in which this one has kept nothing. */
  readonly unused: readonly string[]
  /** How many turns and orders failed that should not have. */
  readonly failures: number
}

/** Sends the canaries through a careless bot in a process of its own, and then looks everywhere. */
export async function runCanaries(sdk: Sdk, canaries: readonly Canary[], settings: Partial<Settings> = {}): Promise<CanaryReport> {
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'canaries-'))
  const walking = assignPaths(canaries)
  const watch = new Watch(walking)
  const run = new Run(sdk, { folder, watch, settings })
  try {
    try {
      await run.open()
      await inParallel(groupsOf(walking, canariesPerPerson), (group, index) => run.talk(group, index))
    } finally {
      await run.close()
    }
    // The keys stand apart from what is searched, as they should from what they open.
    const files = searchFiles(join(folder, 'searched'), watch.searcher)
    for (const hit of files.hits) watch.note(hit.place.replace(/[^/]*(?=\.jsonl?$)/, '*'), hit)
    return reportOf(run, { walking, watch, files })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const canariesPerPerson = 20
const peopleAtOnce = 6

/** Each to the next path that it can go; the paths that few can go come first. */
export function assignPaths(canaries: readonly Canary[]): readonly Walking[] {
  const counted = paths.map((path) => ({ path, count: 0, able: canaries.filter((canary) => path.fits?.(canary) ?? true).length }))
  return canaries.map((canary) => {
    const possible = counted.filter(({ path: { fits } }) => fits?.(canary) ?? true)
    const next = possible.reduce((least, other) => (other.count < least.count || (other.count === least.count && other.able < least.able) ? other : least))
    next.count += 1
    const { path } = next
    return { canary, path, home: undefined }
  })
}

class Run {
  readonly sdk: Sdk
  readonly #folder: string
  readonly #watch: Watch
  readonly #settings: Partial<Settings>
  readonly #servers: Listening[] = []
  readonly #pending = new Map<number, (failed: boolean) => void>()
  readonly failures = { turns: 0, orders: 0 }
  #bot: ChildProcess | undefined
  #botUrl = ''
  #channelUrl = ''
  #count = 0

  constructor(sdk: Sdk, { folder, watch, settings }: { readonly folder: string; readonly watch: Watch; readonly settings: Partial<Settings> }) {
    this.sdk = sdk
    this.#folder = folder
    this.#watch = watch
    this.#settings = settings
  }

  async open(): Promise<void> {
    const channel = await listen((request, body, response) => {
      const [, , , conversation = 'new'] = (request.url ?? '').split('/').map(decodeURIComponent)
      this.#watch.see('messages', body, conversation)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `sent-${(this.#count += 1)}` }))
    })
    const model = await listen((_request, body, response) => {
      this.#watch.see('requests to the model', body)
      const { messages } = JSON.parse(body.toString()) as { readonly messages: readonly { readonly content: string }[] }
      const message = { role: 'assistant', content: messages.at(-1)?.content ?? '' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }] }))
    })
    this.#servers.push(channel, model)
    this.#channelUrl = channel.url
    await this.#startBot(model.url)
  }

  async #startBot(modelUrl: string): Promise<void> {
    const folder = join(this.#folder, 'searched', 'data')
    mkdirSync(folder, { recursive: true })
    const keyFile = join(this.#folder, 'scrubjay.keys')
    createKeyFile(keyFile, { origin: 'scrubjay.invalid/canaries' })
    const bot = fork(join(__dirname, 'bot-process.js'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: ['--enable-source-maps'] })
    this.#bot = bot
    for (const output of ['stdout', 'stderr'] as const) bot[output]?.pipe(createWriteStream(join(this.#folder, 'searched', `${output}.log`)))
    const ready = new Promise<string>((resolve, reject) => {
      bot.once('exit', (code) => reject(new Error(`the ${this.sdk} bot ended with ${code}`)))
      bot.on('message', (message: FromBot) => {
        if (message.kind === 'ready') return resolve(message.url)
        if (message.kind === 'closed') return void (this.failures.turns = message.failedTurns)
        this.#pending.get(message.number)?.(message.failed)
      })
    })
    this.#tell({ kind: 'start', sdk: this.sdk, folder, keyFile, modelUrl, settings: this.#settings })
    this.#botUrl = await ready
  }

  /** One person, who says yes and then all that they have to say. */
  async talk(group: readonly Walking[], index: number): Promise<void> {
    const name = `person-${index}`
    const person = this.#person(name, () => {})
    for (const text of ['hello', 'yes']) await person.post({ text })
    await person.post({ text: 'hello all', conversation: { isGroup: true, id: 'group' } })
    for (const walking of group) {
      if (walking.path.staysAway === undefined || walking.path.name === 'two messages') walking.home = homeOf(name)
      await walking.path.walk(this.#person(name, (home) => (walking.home = home)), walking.canary)
    }
  }

  #person(name: string, onMoved: (home: string) => void): Person {
    return {
      post: (fields) => this.#post(name, fields),
      stranger: ({ id }) => {
        onMoved(homeOf(`stranger-${id}`))
        return this.#person(`stranger-${id}`, onMoved)
      },
      file: (text) => {
        const record = (this.#count += 1)
        this.#tell({ kind: 'record', record, text })
        return record
      },
      order: async (order) => {
        const number = (this.#count += 1)
        const done = new Promise<boolean>((resolve) => this.#pending.set(number, resolve))
        this.#tell({ kind: 'order', number, conversation: homeOf(name), serviceUrl: this.#channelUrl, order })
        if (await done) this.failures.orders += 1
        this.#pending.delete(number)
      },
    }
  }

  async #post(name: string, { from, conversation, ...fields }: Fields): Promise<void> {
    const where = { id: homeOf(name), isGroup: false, ...(conversation as object | undefined) }
    const activity = {
      type: 'message',
      id: `activity-${(this.#count += 1)}`,
      channelId: 'webchat',
      serviceUrl: this.#channelUrl,
      timestamp: new Date().toISOString(),
      from: { id: name, role: 'user', ...(from as object | undefined) },
      recipient: { id: 'bot', role: 'bot' },
      conversation: where,
      ...fields,
    }
    const response = await fetch(this.#botUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) })
    this.#watch.see('answers to requests', Buffer.from(await response.arrayBuffer()), where.id)
    if (response.status >= 300) throw new Error(`the ${this.sdk} bot answered ${response.status}`)
  }

  async close(): Promise<void> {
    if (this.#bot?.connected === true) {
      const closed = once(this.#bot, 'close')
      this.#tell({ kind: 'close' })
      await closed
    }
    for (const server of this.#servers) await server.close()
  }

  #tell(message: ToBot): void {
    this.#bot?.send(message)
  }
}

function homeOf(name: string): string {
  return `with-${name}`
}

function groupsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_none, index) => items.slice(index * size, (index + 1) * size))
}

async function inParallel<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  const queue = [...items.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: peopleAtOnce }, worker))
}

function reportOf({ sdk, failures }: Run, seen: { readonly walking: readonly Walking[]; readonly watch: Watch; readonly files: ReturnType<typeof searchFiles> }): CanaryReport {
  const { walking, watch, files } = seen
  const byPath: Record<string, number> = Object.fromEntries(paths.map(({ name }) => [name, 0]))
  for (const { path } of walking) byPath[path.name] = (byPath[path.name] ?? 0) + 1
  const due = walking.filter(({ path }) => path.staysAway === undefined)
  const missing = due.filter((one) => !watch.isBack(one))
  const messages = Object.entries(watch.messages).map(([kind, count]) => `${count} ${kind}`).join(', ')
  return {
    sdk,
    byPath,
    due: due.length,
    back: due.length - missing.length,
    searched: `${files.files.length} files of ${toMegabytes(files.sizeBytes)}, ${messages} of ${toMegabytes(watch.sizeBytes)}, each for ${watch.searcher.patternCount} patterns`,
    findings: watch.findings(),
    unused: keptPlaces.filter((place) => !files.files.some((file) => file.startsWith(place))),
    failures: failures.orders + Math.abs(failures.turns - (byPath[failingPath] ?? 0)),
    missing: missing.map(({ path, canary }) => `${canary.type} by “${path.name}” did not come back`),
  }
}

/** A search in what was never written would show nothing. */
const keptPlaces = ['data/privacy.db', 'data/keys.db', 'data/state/', 'data/transcripts/', 'data/telemetry.jsonl', 'stdout.log', 'stderr.log']

function toMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
