import { Nursery } from './child.js'
import { runLife } from './life.js'
import { SeededRandom } from './seeded-random.js'

/** Kills bots `kills` times, a fresh folder every 25, until something is wrong; answers what was found and counted. */
export async function runCrashes({ kills, seed, onLife = () => {} }: CrashOptions): Promise<CrashReport> {
  const random = new SeededRandom(seed)
  const nursery = new Nursery()
  const counts: Record<string, number> = {}
  const problems: string[] = []
  try {
    for (let left = kills; left > 0 && problems.length === 0; left -= killsPerLife) {
      // Fewer kills must be quick: only a full life waits for a lease by the real clock.
      const life = await runLife(nursery, random, { kills: Math.min(left, killsPerLife), people: 6, isPatient: left >= killsPerLife })
      for (const [name, count] of Object.entries(life.counts)) counts[name] = (counts[name] ?? 0) + count
      problems.push(...life.problems)
      onLife(counts)
    }
    return { counts, problems }
  } finally {
    await nursery.close()
  }
}

export interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly onLife?: (counts: Readonly<Record<string, number>>) => void
}

export interface CrashReport {
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly string[]
}

export function formatCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ')
}

/** Long enough for state to grow old, short enough to verify the whole log each time. */
const killsPerLife = 25
