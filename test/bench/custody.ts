import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemoryStorage } from 'botbuilder'
import { createGuard, Unscrubbed, type Guard, type StorageLike } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createTestKeySource } from '@scrubjay/testkit'

/**
 * What guarded state adds to a turn that reads and writes its conversation's and its person's state once each, as bots do:
 * the median and 99th percentile with the wrapper, less those of the storage alone. The guard's own work is not in it.
 *   node test/dist/bench/custody.js
 */
async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'scrubjay-bench-'))
  const guard = createGuard({ store: createSqliteStore(join(dir, 'bench.db')), keys: createTestKeySource(), policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } })
  try {
    for (const size of [200, 2_000, 20_000]) {
      const bare = await time(guard, new MemoryStorage(), size)
      const guarded = await time(guard, guard.custody.guardStorage(new MemoryStorage()), size)
      console.log(`state of ${size} characters: median ${format(guarded.median - bare.median)} and p99 ${format(guarded.p99 - bare.p99)} more a turn (storage alone: ${format(bare.median)})`)
    }
  } finally {
    await guard.close()
    rmSync(dir, { recursive: true })
  }
}

const turns = 600
const warmUpTurns = 200

async function time(guard: Guard, storage: StorageLike, size: number): Promise<{ readonly median: number; readonly p99: number }> {
  const times: number[] = []
  for (let index = 0; index < turns + warmUpTurns; index += 1) {
    const user = `u${index % 20}`
    const activity = { type: 'message', id: `b${size}-${times.length}-${Math.random()}`, channelId: 'bench', text: 'hello', from: { id: user }, recipient: { id: 'bot' }, conversation: { id: `with-${user}`, isGroup: false } }
    const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
    const startedMs = performance.now()
    await guard.within(verdict.turn, async () => {
      for (const key of [`bench/conversations/with-${user}/`, `bench/users/${user}/`]) {
        const items = (await storage.read([key])) as Record<string, object>
        await storage.write({ [key]: { ...items[key], text: 'x'.repeat(size), index, eTag: '*' } })
      }
    })
    if (index >= warmUpTurns) times.push(performance.now() - startedMs)
    await guard.finish(verdict.turn, 'done')
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(times.length / 2)] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
}

function format(durationMs: number): string {
  return `${durationMs.toFixed(3)} ms`
}

void main()
