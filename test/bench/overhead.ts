import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../lib/project.js'
import { type BenchBot, createInProcessBot, type Sdk, talkTo } from './bots.js'
import { describeMachine } from './machine.js'
import { percentile } from './measure.js'
import { guardOptions } from './overhead-bot.js'
import { formatReport, formatTable, writeReport } from './report.js'

/**
 * Prints what the guard adds to a turn on each SDK, everything on and the log durable in SQLite; with `--write` also to
 * `docs/bench/<date>-overhead.md`. A bare turn, a guarded turn and an fsync of the same disk take turns, because a
 * machine and its disk are slower at one minute than at another.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { turns: { type: 'string', default: '1000' }, write: { type: 'boolean', default: false } } })
  const turns = Number(values.turns)
  const date = new Date()
  const machine = describeMachine(date, `npm run bench:overhead -- --turns ${turns}`)
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'bench-'))
  try {
    const http: Measured[] = []
    const alone: Measured[] = []
    for (const sdk of ['botbuilder', 'botkit', 'agents'] as const) {
      http.push(await measure(sdk, await overHttp(sdk, join(folder, `${sdk}-http`)), { turns, folder }))
      alone.push(await measure(sdk, adapterAlone(sdk, join(folder, `${sdk}-alone`)), { turns, folder }))
    }
    const report = formatReport(`Overhead on ${date.toISOString().slice(0, 10)}`, machine, [
      ['Through HTTP, one turn at a time', oneAtATime(http)],
      ['The adapter alone, one turn at a time', oneAtATime(alone)],
      [`${atOnce} turns at once`, manyAtOnce([...http.map((one) => ['HTTP', one] as const), ...alone.map((one) => ['adapter alone', one] as const)])],
    ])
    console.log(report)
    if (values.write) writeReport(`${date.toISOString().slice(0, 10)}-overhead.md`, report)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pair {
  readonly bare: BenchBot
  readonly guarded: BenchBot
}

interface Measured {
  readonly sdk: Sdk
  readonly bareUs: readonly number[]
  readonly guardedUs: readonly number[]
  readonly fsyncUs: readonly number[]
  /** Turns a second of each round. */
  readonly rounds: readonly { readonly bare: number; readonly guarded: number }[]
}

const people = 128
const atOnce = 64
const roundsMax = 9
const turnsARound = 512

async function overHttp(sdk: Sdk, folder: string): Promise<Pair> {
  return { bare: await startBot(sdk, 'bare', folder), guarded: await startBot(sdk, 'guarded', folder) }
}

/** A bot has a processor of its own, as in production; the channel has the other one. */
async function startBot(sdk: Sdk, kind: 'bare' | 'guarded', folder: string): Promise<BenchBot> {
  mkdirSync(folder, { recursive: true })
  const child = fork(join(__dirname, 'overhead-bot.js'), [sdk, kind, folder])
  const url = await new Promise<string>((resolve) => child.once('message', (message) => resolve(message as string)))
  return talkTo({
    url,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.send('close')
      await ended
    },
  })
}

function adapterAlone(sdk: Sdk, folder: string): Pair {
  mkdirSync(folder, { recursive: true })
  return { bare: createInProcessBot(undefined, sdk), guarded: createInProcessBot(guardOptions(folder), sdk) }
}

async function measure(sdk: Sdk, { bare, guarded }: Pair, options: { readonly turns: number; readonly folder: string }): Promise<Measured> {
  const fsync = createFsync(options.folder)
  const [bareUs, guardedUs, fsyncUs]: number[][] = [[], [], []]
  try {
    for (let user = 0; user < people; user += 1) {
      await guarded.say(`u${user}`, 'hello')
      await guarded.say(`u${user}`, 'yes')
    }
    for (let index = -Math.ceil(options.turns / 2); index < options.turns; index += 1) {
      const times = [await timeUs(() => say(bare, index)), await timeUs(() => say(guarded, index)), await timeUs(fsync.run)]
      // A bot that answered something else was measured doing something else.
      if (guarded.lastReply() !== `You said: ${textOf(index)}`) throw new Error(`${sdk}: unexpected reply`)
      if (index < 0) continue // The first turns, in which code is compiled and caches fill, do not count.
      for (const [position, list] of [bareUs, guardedUs, fsyncUs].entries()) list?.push(times[position] ?? Number.NaN)
    }
    const rounds: { bare: number; guarded: number }[] = []
    for (let round = 0; round < roundsMax; round += 1) {
      rounds.push({ bare: await throughput(bare, round), guarded: await throughput(guarded, round) })
    }
    return { sdk, bareUs: bareUs ?? [], guardedUs: guardedUs ?? [], fsyncUs: fsyncUs ?? [], rounds }
  } finally {
    await bare.close()
    await guarded.close()
    fsync.close()
  }
}

async function throughput(bot: BenchBot, round: number): Promise<number> {
  const startedNs = process.hrtime.bigint()
  for (let done = 0; done < turnsARound; done += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_none, index) => say(bot, round * turnsARound + done + index)))
  }
  return turnsARound / (Number(process.hrtime.bigint() - startedNs) / 1e9)
}

/** Every person repeats a few values, as people do: one turn in a while seals, and all look up. */
function say(bot: BenchBot, index: number): Promise<void> {
  return bot.say(`u${Math.abs(index) % people}`, textOf(index))
}

function textOf(index: number): string {
  const [user, value] = [Math.abs(index) % people, Math.floor(Math.abs(index) / people) % 10]
  return `please send it to jay${user}.${value}@post.example.org or call +1 212 555 01${10 + value}`
}

function createFsync(folder: string): { run(): void; close(): void } {
  const file = openSync(join(folder, 'fsync'), 'a')
  const page = randomBytes(4_096)
  return {
    run() {
      writeSync(file, page)
      fsyncSync(file)
    },
    close: () => closeSync(file),
  }
}

async function timeUs(work: () => unknown): Promise<number> {
  const startedNs = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - startedNs) / 1_000
}

/** What the targets ask for: the median beyond bare, less one fsync; the 99th percentile, less two. */
function oneAtATime(measured: readonly Measured[]): string {
  const rows = measured.map(({ sdk, bareUs, guardedUs, fsyncUs }) => {
    const of = (list: readonly number[], share: number): number => percentile([...list].sort((left, right) => left - right), share)
    const [bare, guarded, fsync] = [of(bareUs, 0.5), of(guardedUs, 0.5), of(fsyncUs, 0.5)]
    const tail = { guarded: of(guardedUs, 0.99), bare: of(bareUs, 0.99), fsync: of(fsyncUs, 0.99) }
    return [sdk, ...[bare, guarded, fsync, guarded - bare - fsync, tail.bare, tail.guarded, tail.fsync, tail.guarded - tail.bare - 2 * tail.fsync].map(ms)]
  })
  return formatTable(
    ['SDK', 'bare median ms', 'guarded', 'fsync', 'beyond bare and one fsync', 'bare p99 ms', 'guarded p99', 'fsync p99', 'beyond bare and two fsyncs'],
    rows,
  )
}

function manyAtOnce(measured: readonly (readonly [string, Measured])[]): string {
  const rows = measured.map(([way, { sdk, rounds }]) => {
    const median = (list: readonly number[]): number => percentile([...list].sort((left, right) => left - right), 0.5)
    const share = median(rounds.map(({ bare, guarded }) => guarded / bare))
    return [`${sdk}, ${way}`, median(rounds.map(({ bare }) => bare)).toFixed(0), median(rounds.map(({ guarded }) => guarded)).toFixed(0), `${(100 * share).toFixed(0)} %`]
  })
  return formatTable([`SDK, median of ${roundsMax} rounds`, 'bare turns/s', 'guarded turns/s', 'guarded of bare'], rows)
}

function ms(us: number): string {
  return (us / 1_000).toFixed(2)
}

void main()
