import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turnOfLoop, setTimeout as wait } from 'node:timers/promises'
import { createFileKeySource, createKeyFile, createTenantLog, limits } from '@scrubjay/core'
import { findInFiles } from '../e2e/find-in-files.js'
import { fileNames, type Seen } from './bot-process.js'
import { Channel } from './channel.js'
import type { Nursery, RunningChild } from './child.js'
import { Ledger } from './ledger.js'
import { LogWatch } from './log-watch.js'
import { Person, type Saying } from './person.js'
import type { SeededRandom } from './seeded-random.js'

/**
 * One bot on one folder, killed over and over while people talk to it, and in the end left alone. What is not
 * checked: power loss, which takes the page cache along and would need a machine of its own.
 */
export async function runLife(nursery: Nursery, random: SeededRandom, options: LifeOptions): Promise<LifeReport> {
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-crash-'))
  const life = new Life(nursery, random, folder, await createVerifierKey(folder))
  let problems: readonly string[] = []
  try {
    await life.channel.open()
    problems = await life.run(options)
    return { problems, ...life.report() }
  } finally {
    await life.channel.close()
    // What went wrong is worth a look.
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true })
    else console.log(`    kept: ${folder}`)
  }
}

export interface LifeOptions {
  readonly kills: number
  readonly people: number
  /** Whether one process waits for the leases of its predecessor by the real clock, which takes 5 seconds. */
  readonly isPatient: boolean
}

export interface LifeReport {
  readonly problems: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

interface KillPlan {
  readonly by: 'time' | 'reply' | 'commit'
  /** Counts the delay from the start of the process and not from the moment when it listens. */
  readonly isStarting: boolean
  readonly delayMs: number
  readonly replies: number
  readonly commits: number
  readonly isPatient: boolean
  /** Whether the dead process's log is verified before the next one has recovered the journal. */
  readonly looksAtTheDead: boolean
}

class Life {
  readonly #nursery: Nursery
  readonly #random: SeededRandom
  readonly #folder: string
  readonly #watch: LogWatch
  readonly #ledger = new Ledger()
  readonly channel: Channel = new Channel(this.#ledger)
  readonly #tally: Record<string, number> = { kills: 0, redelivered: 0, 'delivered twice': 0, 'left to the next process': 0 }
  #runCount = 0
  #aheadMs = 0
  #isEnding = false

  constructor(nursery: Nursery, random: SeededRandom, folder: string, vkey: string) {
    this.#nursery = nursery
    this.#random = random
    this.#folder = folder
    this.#watch = new LogWatch(join(folder, fileNames.store), vkey)
  }

  async run({ kills, people, isPatient }: LifeOptions): Promise<readonly string[]> {
    const talks = Array.from({ length: people }, (_none, index) => this.#talk(new Person(`u${index + 1}`, this.#random)))
    const everybody = Promise.all(talks)
    // A finding in a talk ends the life; it is heard of below.
    everybody.catch(() => {})
    for (let count = 1; count <= kills && this.channel.problems.length === 0; count += 1) {
      await this.#liveAndDie(this.#plan(isPatient && count === Math.ceil(kills / 2)))
    }
    this.#isEnding = true
    const last = await this.#start({ aheadMs: limits.turnLeaseMs + 1_000 })
    await Promise.race([everybody, this.#findings()])
    await this.#check()
    last.kill()
    await this.#bury(last)
    if (this.channel.problems.length === 0) this.channel.problems.push(...this.#checkFiles())
    return this.channel.problems
  }

  report(): Pick<LifeReport, 'counts'> {
    const botUnits = this.#ledger.units().filter(({ by }) => by === 'bot')
    const { verified, entries, checkpoints } = this.#watch.work
    return {
      counts: {
        ...this.#tally,
        'turns acknowledged': this.#ledger.acknowledgedCount,
        'turns of the bot': botUnits.length,
        'replies that died on the way': botUnits.length - this.channel.countEchoes(),
        'verifications': verified,
        'entries verified': entries,
        'signatures verified': checkpoints,
      },
    }
  }

  async #liveAndDie(plan: KillPlan): Promise<void> {
    const dieAt = plan.by === 'commit' ? { when: this.#random.pick(['before', 'after'] as const), commit: plan.commits } : undefined
    const child = await this.#start({ aheadMs: plan.isPatient ? 0 : limits.turnLeaseMs + 1_000, ...(dieAt === undefined ? {} : { dieAt }) })
    if (!plan.looksAtTheDead) await this.#check()
    if (plan.isPatient) await Promise.race([wait(limits.turnLeaseMs + 1_500), child.dead])
    let replies = 0
    const timeUp = (async () => {
      if (!plan.isStarting) await Promise.race([child.url, child.dead])
      await wait(plan.by === 'time' ? plan.delayMs : 3_000, undefined, { ref: false })
      if (plan.by === 'time') await this.#watch.hold()
      child.kill()
    })()
    this.channel.onArrived = () => {
      replies += 1
      if (plan.by === 'reply' && replies === plan.replies) child.kill()
    }
    await Promise.race([child.dead, timeUp])
    await this.#bury(child)
    this.#tally['kills'] = (this.#tally['kills'] ?? 0) + 1
    this.#tally[`killed by ${plan.by}`] = (this.#tally[`killed by ${plan.by}`] ?? 0) + 1
    if (plan.looksAtTheDead) await this.#check()
  }

  #plan(isPatient: boolean): KillPlan {
    const random = this.#random
    return {
      by: random.pick(['time', 'time', 'reply', 'commit']),
      isStarting: random.chance(0.2),
      delayMs: random.below(400),
      replies: 1 + random.below(40),
      commits: 1 + random.below(random.pick([6, 120])),
      isPatient,
      looksAtTheDead: random.chance(0.5),
    }
  }

  async #start(options: { readonly aheadMs: number; readonly dieAt?: { readonly when: 'before' | 'after'; readonly commit: number } }): Promise<RunningChild> {
    const { aheadMs, ...rest } = options
    this.#runCount += 1
    this.#aheadMs += aheadMs
    const number = this.#runCount
    this.channel.expect(number)
    const child = this.#nursery.start({ folder: this.#folder, run: number, aheadMs: this.#aheadMs, ...rest })
    void child.url.then((url) => {
      if (this.#runCount === number) this.channel.run = { number, url, child }
    })
    void child.dead.then(() => {
      if (this.#runCount === number) this.channel.run = undefined
    })
    return child
  }

  async #bury(child: RunningChild): Promise<void> {
    const ending = await child.dead
    this.channel.onArrived = () => {}
    if (ending !== 'SIGKILL') this.channel.problems.push(`a process ended by itself: ${ending}`)
    if (child.errors() !== '') this.channel.problems.push(`a process complained: ${child.errors().slice(0, 2_000)}`)
    // What is still in the connections of the dead was sent by it.
    for (let turns = 0; turns < 5; turns += 1) await turnOfLoop()
  }

  async #check(): Promise<void> {
    this.channel.problems.push(...(await this.#watch.check(this.#ledger)))
  }

  async #talk(person: Person): Promise<void> {
    const past: Saying[] = []
    for (let isOver = false; !isOver && this.channel.problems.length === 0; ) {
      const saying = this.#isEnding ? person.nextToLast() : person.next()
      isOver = this.#isEnding && saying.activity.text === 'recall'
      this.#ledger.send(...saying.units)
      await this.#deliver(saying)
      past.push(saying)
      // A channel that lost our answer asks again, much later.
      if (this.#random.chance(0.05)) await this.channel.post(this.#random.pick(past).activity)
    }
  }

  async #deliver(saying: Saying): Promise<void> {
    for (;;) {
      const isTwice = this.#random.chance(0.1)
      if (isTwice) this.#tally['delivered twice'] = (this.#tally['delivered twice'] ?? 0) + 1
      const posts = isTwice ? [this.channel.post(saying.activity), this.channel.post(saying.activity)] : [this.channel.post(saying.activity)]
      const run = (await Promise.all(posts)).find((answer) => answer !== undefined)
      if (run !== undefined) return this.#acknowledge(saying, run)
      if (this.channel.problems.length > 0) return
      const [answer, ...resumed] = saying.units
      const isYesHeard = answer?.by === 'guard' && resumed.length > 0 && this.#ledger.isAcknowledged(answer)
      if (isYesHeard && this.#random.chance(0.5)) return this.#leaveToNext(saying)
      this.#tally['redelivered'] = (this.#tally['redelivered'] ?? 0) + 1
    }
  }

  #acknowledge(saying: Saying, run: number): void {
    for (const unit of saying.units) this.#ledger.acknowledge(unit, run)
  }

  /** The yes was answered, so nobody sends it again: what it released must go on by itself. */
  async #leaveToNext(saying: Saying): Promise<void> {
    this.#tally['left to the next process'] = (this.#tally['left to the next process'] ?? 0) + 1
    const key = `${saying.activity.channelId} turn.received`
    const wanted = this.#ledger.most().get(key)
    for (let looks = 0; looks < 400; looks += 1) {
      await this.channel.nudge()
      if ((await this.#watch.counts()).get(key) === wanted) return this.#acknowledge(saying, this.#runCount)
      if (this.channel.problems.length > 0) return
      await wait(50)
    }
    this.channel.problems.push(`released and never resumed: ${saying.activity.id}`)
  }

  async #findings(): Promise<void> {
    while (this.channel.problems.length === 0) await wait(100, undefined, { ref: false })
  }

  #checkFiles(): readonly string[] {
    const lines = readFileSync(join(this.#folder, fileNames.seen), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Seen)
    const runs = new Set<string>()
    const problems: string[] = []
    for (const { run, id } of lines) {
      if (runs.has(`${run} ${id}`)) problems.push(`the bot saw ${id} twice in run ${run}`)
      runs.add(`${run} ${id}`)
      if (run > this.#ledger.acknowledgedBy({ id, by: 'bot' })) problems.push(`the bot saw ${id} again after it was acknowledged`)
    }
    const seen = new Set(lines.map(({ id }) => id))
    const unseen = this.#ledger.units().filter(({ id, by }) => by === 'bot' && !seen.has(id))
    const clear = findInFiles(this.#folder, ['@post.example.org']).found
    return [...problems, ...unseen.map(({ id }) => `the bot never saw ${id}`), ...clear.map((place) => `in clear: ${place}`)]
  }
}

/** What an outsider was given on the first day. */
async function createVerifierKey(folder: string): Promise<string> {
  const file = join(folder, fileNames.keys)
  createKeyFile(file, { origin: 'scrubjay.invalid/crash' })
  const ring = await createFileKeySource(file).open()
  return createTenantLog({ ring, tenant: 'default' }).vkey
}
