import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createFileKeySource, createKeyFile, createTenantLog, limits, parseEntry, verifyLog } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'

export interface CrashFigures {
  readonly kills: number
  readonly turns: number
  readonly redelivered: number
  /** Turns whose reply was on its way when the process died: logged, not acknowledged, not said twice. */
  readonly cutOff: number
  readonly entries: number
}

/**
 * Plays users against a guarded bot that is killed again and again, redelivers what was not answered as a channel
 * would, and throws at the first thing that was lost, doubled or does not verify. A new store every `killsPerStore`,
 * because a log is verified whole after each kill.
 */
export async function runCrashes(options: { readonly kills: number; readonly seed: number; readonly killsPerStore?: number }): Promise<CrashFigures> {
  const { kills, seed, killsPerStore = 20 } = options
  const random = mulberry32(seed)
  const total = { kills: 0, turns: 0, redelivered: 0, cutOff: 0, entries: 0 }
  while (total.kills < kills) {
    const figures = await runOneStore(Math.min(killsPerStore, kills - total.kills), random)
    for (const name of Object.keys(total) as (keyof CrashFigures)[]) total[name] += figures[name]
  }
  return total
}

async function runOneStore(kills: number, random: () => number): Promise<CrashFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-crash-'))
  const keyFile = join(folder, 'crash.keys')
  createKeyFile(keyFile)
  const channel = await openChannel()
  const bot = new KilledBot(folder)
  const verifier = new HeldVerifier(folder, keyFile)
  try {
    await bot.start()
    const users = Array.from({ length: 5 }, (_, index) => new User(`u${index}`, channel, bot))
    const playing = { goesOn: true }
    const talks = users.map((user) => user.talk(playing))
    for (let kill = 0; kill < kills; kill += 1) {
      // Long enough for a start, a few first turns, and a stretch of quick ones.
      await wait(random() * 900)
      await bot.kill()
      await verifier.verify()
      await bot.start()
    }
    playing.goesOn = false
    await Promise.all(talks)
    for (const user of users) await user.recall()
    await bot.kill()
    const entries = await verifier.verify()
    const turns = await verifier.countTurns()
    const sent = users.reduce((sum, user) => sum + user.turns, 0)
    if (turns !== sent) throw new Error(`${sent} turns were acknowledged, ${turns} are in the log`)
    const redelivered = users.reduce((sum, user) => sum + user.redelivered, 0)
    return { kills, turns, redelivered, cutOff: users.reduce((sum, user) => sum + user.cutOff, 0), entries }
  } finally {
    await bot.kill()
    channel.server.close()
    channel.server.closeAllConnections()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One person, one turn after the other; each is sent again until it is answered. */
class User {
  turns = 0
  redelivered = 0
  cutOff = 0
  readonly #name: string
  readonly #channel: Channel
  readonly #bot: KilledBot
  readonly #typed: string[] = []
  #sent = 0

  constructor(name: string, channel: Channel, bot: KilledBot) {
    this.#name = name
    this.#channel = channel
    this.#bot = bot
  }

  async talk(playing: { readonly goesOn: boolean }): Promise<void> {
    const early = await this.#say(this.#sentence())
    await this.#say('yes')
    this.#check(early, `You said: ${early.text}`)
    this.turns += 1 // The early turn, which went on after the yes. A yes is none of the bot's turns.
    while (playing.goesOn) {
      const turn = await this.#say(this.#sentence())
      this.#check(turn, `You said: ${turn.text}`)
      this.turns += 1
    }
  }

  /** Every value that was ever typed comes back, under the number of its order. */
  async recall(): Promise<void> {
    const turn = await this.#say(`recall ${this.#typed.length}`)
    const [reply] = this.#channel.repliesTo(turn.id)
    if (reply !== `Yours: ${this.#typed.join(' ')}`) throw new Error(`values of ${this.#name} are lost`)
    this.turns += 1
  }

  #sentence(): string {
    const mail = `${this.#name}.n${this.#typed.length}@example.org`
    this.#typed.push(mail)
    return `my mail is ${mail}`
  }

  async #say(text: string): Promise<{ readonly id: string; readonly text: string; readonly wasCut: boolean }> {
    this.#sent += 1
    const id = `${this.#name}-${this.#sent}`
    for (let attempt = 1; ; attempt += 1) {
      if (await this.#post(id, text)) return { id, text, wasCut: attempt > 1 }
      this.redelivered += 1
      if (attempt > 500) throw new Error('a turn is never answered')
      await wait(20)
    }
  }

  async #post(id: string, text: string): Promise<boolean> {
    const activity = {
      type: 'message', id, text, channelId: 'webchat', serviceUrl: this.#channel.url,
      from: { id: this.#name }, recipient: { id: 'bot' }, conversation: { id: `c-${this.#name}`, isGroup: false },
    }
    try {
      const response = await fetch(`http://127.0.0.1:${this.#bot.port}/api/messages`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity),
      })
      await response.text()
      return response.status < 300
    } catch {
      return false
    }
  }

  #check(turn: { readonly id: string; readonly wasCut: boolean }, expected: string): void {
    const replies = this.#channel.repliesTo(turn.id).filter((reply) => reply.startsWith('You said:'))
    if (replies.length === 0) {
      // Logged before it was said, and cut off in between: only a kill explains that.
      this.cutOff += 1
    } else if (replies.length > 1 || replies[0] !== expected) {
      throw new Error(`${replies.length} replies to one turn, or the wrong one`)
    }
  }
}

class KilledBot {
  port = 0
  readonly #folder: string
  #child: ChildProcess | undefined
  #starts = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  async start(): Promise<void> {
    const aheadMs = String(this.#starts * (limits.turnLeaseMs + 1_000))
    this.#starts += 1
    this.#child = fork(join(__dirname, 'crash-bot.js'), [this.#folder, aheadMs], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const [port] = (await once(this.#child, 'message')) as [number]
    this.port = port
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
}

/** What an outsider holds: the key, and the checkpoint of the last time. */
class HeldVerifier {
  readonly #path: string
  readonly #keyFile: string
  #checkpoint: string | undefined

  constructor(folder: string, keyFile: string) {
    this.#path = join(folder, 'crash.db')
    this.#keyFile = keyFile
  }

  async verify(): Promise<number> {
    const ring = await createFileKeySource(this.#keyFile).open()
    const { vkey } = createTenantLog({ ring, tenant: 'default' })
    const store = createSqliteStore(this.#path, { readOnly: true })
    try {
      const head = await store.readHead('default')
      if (head === undefined) return 0
      const held = this.#checkpoint === undefined ? {} : { checkpoint: this.#checkpoint }
      const report = await verifyLog(store, { tenant: 'default', vkey, ...held })
      if (report.failure !== undefined) throw new Error(`the log does not verify: ${report.failure.reason}`)
      this.#checkpoint = head.checkpoint
      return head.size
    } finally {
      await store.close()
    }
  }

  async countTurns(): Promise<number> {
    const store = createSqliteStore(this.#path, { readOnly: true })
    try {
      const rows = await store.readEntries('default', 0, 1_000_000)
      return rows.filter(({ entry }) => parseEntry(entry).type === 'turn.received').length
    } finally {
      await store.close()
    }
  }
}

interface Channel {
  readonly server: Server
  readonly url: string
  /** What reached the person in answer to one activity. */
  repliesTo(activityId: string): readonly string[]
}

async function openChannel(): Promise<Channel> {
  const replies = new Map<string, string[]>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { replyToId = '', text = '' } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { replyToId?: string; text?: string }
      replies.set(replyToId, [...(replies.get(replyToId) ?? []), text])
      response.setHeader('content-type', 'application/json')
      response.end('{"id":"1"}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { server, url: `http://127.0.0.1:${port}`, repliesTo: (id) => replies.get(id) ?? [] }
}

/** A small seeded generator, so that a run can be repeated as far as processes can. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
