import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { detect } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'
import { describeMachine } from './machine.js'
import { formatReport, formatTable, writeReport } from './report.js'
import { concatenate, ownMessages, readMessages } from './texts.js'
import { median, timeMessages, timeText } from './time-detection.js'

/** Prints what detection costs on this machine, today; with `--write` also to `docs/bench/<date>-detect.md`. */
function main(): void {
  const date = new Date()
  const machine = describeMachine(date, 'npm run bench:detect')
  const report = formatReport(`Detection on ${date.toISOString().slice(0, 10)}`, machine, [
    ['A message', messageTable()],
    ['A text of 1 MiB', textTable()],
    ['Cold start', coldTable()],
    ['Package', packageTable()],
  ])
  console.log(report)
  if (process.argv.includes('--write')) writeReport(`${date.toISOString().slice(0, 10)}-detect.md`, report)
}

/** Before and after it the clock counts: after five passes V8 still compiles, and a message costs a fifth more. */
const passes = 20
const modes = [
  { mode: 'default', options: {} },
  { mode: 'structured only', options: { names: false } },
] as const

function messageTable(): string {
  const rows = [readMessages(), ownMessages()].flatMap(({ name, messages }) =>
    modes.map(({ mode, options }) => {
      const { medianUs, bestUs, p99Us } = timeMessages(messages, (text) => detect(text, options), passes)
      return [`${name}, ${mode}`, medianUs.toFixed(1), bestUs.toFixed(1), p99Us.toFixed(1), String(messages.length)]
    }),
  )
  return formatTable(['messages', 'median µs', 'best µs', 'p99 µs', 'count'], rows)
}

function textTable(): string {
  const rows = [readMessages(), ownMessages()].flatMap(({ name, messages }) => {
    const text = concatenate(messages, 2 ** 20)
    return modes.map(({ mode, options }) => [`${name}, ${mode}`, (timeText(text, () => detect(text, options)) / 1_000).toFixed(1)])
  })
  return formatTable(['text', 'median ms of 5'], rows)
}

function coldTable(): string {
  const modules = [
    ['@scrubjay/core', require.resolve('@scrubjay/core')],
    ['@scrubjay/core/detect', require.resolve('@scrubjay/core/detect')],
  ] as const
  const rows = modules.flatMap(([name, path]) =>
    ['default', 'structured'].map((mode) => {
      const runs = Array.from({ length: 7 }, () => startCold(path, mode))
      const of = (key: keyof ColdStart): string => median(runs.map((run) => run[key])).toFixed(1)
      return [`${name}, ${mode}`, of('importMs'), of('firstMs'), median(runs.map((run) => run.importMs + run.firstMs)).toFixed(1), of('heapMb')]
    }),
  )
  return formatTable(['new process, median of 7', 'import ms', 'first detection ms', 'both ms', 'heap after MB'], rows)
}

interface ColdStart {
  readonly importMs: number
  readonly firstMs: number
  readonly heapMb: number
}

function startCold(path: string, mode: string): ColdStart {
  const script = join(__dirname, 'cold-start.js')
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, path, mode], { encoding: 'utf8' })) as ColdStart
}

/** What `npm publish` would send, the model included. */
function packageTable(): string {
  const folder = join(projectRoot, 'packages', 'core')
  const output = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const [{ size, unpackedSize, entryCount }] = JSON.parse(output) as [{ size: number; unpackedSize: number; entryCount: number }]
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2)
  return formatTable(['package', 'packed MB', 'unpacked MB', 'files'], [['@scrubjay/core', megabytes(size), megabytes(unpackedSize), String(entryCount)]])
}

main()
