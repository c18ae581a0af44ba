import { createMemoryStore } from '@scrubjay/core'
import { Talk } from '../invariants/guarded-talk.js'
import { runCrashes } from '../crash/crash-run.js'

/**
 * `npm run soak [-- --kills N --turns N]`: what takes too long for every day. A thousand kills, and the memory of
 * a guard over many turns by many people. Prints figures; fails only when something is lost.
 */
const kills = readOption('--kills', 1_000)
const turns = readOption('--turns', 100_000)

async function main(): Promise<void> {
  const seed = Date.now() % 1_000_000
  console.log(`kill -9: ${kills} (seed ${seed})`)
  if (kills > 0) console.log(JSON.stringify(await runCrashes({ kills, seed })))
  console.log(`memory over ${turns} turns in one process, 1,000 people, names off the path`)
  await soakMemory()
}

/** The store is thrown away every 10,000 turns, so that what grows is the guard and not the reference store. */
async function soakMemory(): Promise<void> {
  let talk = new Talk()
  for (let turn = 1; turn <= turns; turn += 1) {
    const user = `u${turn % 1_000}`
    await talk.say(turn % 3 === 0 ? `4111 1111 1111 1111 ${turn}` : 'yes', { user, conversation: user })
    if (turn % 10_000 !== 0) continue
    talk = new Talk({ store: createMemoryStore() })
    globalThis.gc?.()
    console.log(`${turn} turns: ${(process.memoryUsage().heapUsed / 1_048_576).toFixed(1)} MiB on the heap`)
  }
}

function readOption(name: string, fallback: number): number {
  const index = process.argv.indexOf(name)
  return index < 0 ? fallback : Number(process.argv[index + 1])
}

void main()
