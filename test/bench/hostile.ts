import { detect, type DetectOptions } from '@scrubjay/core'
import { hostileInputs } from '../quality/hostile-inputs.js'
import { describeMachine } from './machine.js'
import { formatReport, formatTable, writeReport } from './report.js'
import { median } from './time-detection.js'

const lengths = [1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000]
const runs = 5
/** A length that would take longer than this is left out, and said to be. */
const runMsMax = 2_500

/**
 * Prints by which power of its length the time of a detection grows, for each hostile input; with `--write` also to
 * `docs/bench/<date>-hostile.md`, with `--structured` without names.
 */
function main(): void {
  const date = new Date()
  const isStructured = process.argv.includes('--structured')
  const machine = describeMachine(date, `npm run bench:hostile${isStructured ? ' -- --structured' : ''}`)
  const growths = hostileInputs.map(({ name, build }, index) => {
    const growth = measureGrowth(name, build, isStructured ? { names: false } : {})
    // It takes minutes; who waits shall see that it goes on.
    console.error(`${index + 1} of ${hostileInputs.length}: ${name}, exponent ${growth.exponent.toFixed(2)}`)
    return growth
  })
  growths.sort((left, right) => right.exponent - left.exponent)
  const rows = growths.map(({ name, exponent, lengthMax, nsPerSign }) => [name, exponent.toFixed(2), nsPerSign.toFixed(0), String(lengthMax)])
  const worst = growths[0]
  const report = formatReport(`Hostile input on ${date.toISOString().slice(0, 10)}, ${isStructured ? 'structured only' : 'default mode'}`, machine, [
    ['Growth', `${growths.length} kinds, median of ${runs} by processor time; the largest exponent is ${worst?.exponent.toFixed(2)}, of ${worst?.name}.`],
    ['Kinds', formatTable(['kind', 'exponent', 'ns a character at most', 'longest text'], rows)],
  ])
  console.log(report)
  if (process.argv.includes('--write')) writeReport(`${date.toISOString().slice(0, 10)}-hostile${isStructured ? '-structured' : ''}.md`, report)
}

interface Growth {
  readonly name: string
  readonly exponent: number
  readonly lengthMax: number
  readonly nsPerSign: number
}

function measureGrowth(name: string, build: (length: number) => string, options: DetectOptions): Growth {
  const points: (readonly [length: number, timeUs: number])[] = []
  for (let warm = 0; warm < 10; warm++) detect(build(1_000), options)
  for (const length of lengths) {
    const [lastLength, lastUs] = points.at(-1) ?? [length, 0]
    if (lastUs * (length / lastLength) > 1_000 * runMsMax) break
    const text = build(length)
    points.push([text.length, median(Array.from({ length: runs }, () => processorUsOf(() => detect(text, options))))])
  }
  return {
    name,
    exponent: slopeOf(points.filter(([length, timeUs]) => length > 2_000 && timeUs >= 200)),
    lengthMax: points.at(-1)?.[0] ?? 0,
    nsPerSign: Math.max(...points.slice(1).map(([length, timeUs]) => (1_000 * timeUs) / length)),
  }
}

/** Processor time, because what else the machine does is none of our cost. */
function processorUsOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/** The slope of the least-squares line through the logarithms; 1 is linear. Too few points for a line count as linear. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  if (points.length < 2) return 1
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return covariance / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

main()
