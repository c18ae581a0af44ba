import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { BenchBot } from '../bench/bots.js'

/** What is in use after a collection, as the turns go by. */
export interface MemoryReport {
  readonly points: readonly { readonly turns: number; readonly heapMiB: number; readonly rssMiB: number }[]
  /** How much the heap grew over the second half, in which nothing new is learned any more. */
  readonly grownMiB: number
}

/** Has people talk to a bot, many at once, and looks at the heap twenty times. */
export async function runTurns(bot: BenchBot, turns: number, onPoint: (line: string) => void): Promise<MemoryReport> {
  const collect = exposeCollector()
  const points: { turns: number; heapMiB: number; rssMiB: number }[] = []
  const each = Math.ceil(turns / looks)
  for (let user = 0; user < people; user += 1) {
    await bot.say(`u${user}`, 'hello')
    await bot.say(`u${user}`, 'yes')
  }
  for (let done = 0; done < turns; ) {
    const until = Math.min(turns, done + each)
    for (; done < until; done += atOnce) {
      const first = done
      await Promise.all(Array.from({ length: Math.min(atOnce, until - done) }, (_none, index) => say(bot, first + index)))
    }
    done = until
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    points.push({ turns: done, heapMiB: heapUsed / 2 ** 20, rssMiB: rss / 2 ** 20 })
    onPoint(`${done} turns: heap ${(heapUsed / 2 ** 20).toFixed(1)} MiB, resident ${(rss / 2 ** 20).toFixed(1)} MiB`)
  }
  const middle = points[Math.floor(points.length / 2)]?.heapMiB ?? 0
  return { points, grownMiB: (points.at(-1)?.heapMiB ?? 0) - middle }
}

const looks = 20
const people = 500
const atOnce = 50

/** Each person has ten values, so that the vault stops growing early and what grows then is a leak. */
async function say(bot: BenchBot, index: number): Promise<void> {
  await bot.say(`u${index % people}`, `write to jay${Math.floor(index / people) % 10}@post.example.org, turn ${index}`)
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
