import { join } from 'node:path'
import { createMemoryStore, type GuardOptions } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createTestKeySource } from '@scrubjay/testkit'
import { createHttpBot, createInProcessBot, type BenchBot } from './bots.js'
import { measure, type Figure } from './measure.js'

/** A whole turn, in and out, of people who have agreed: bare, and guarded on each store. */
export async function measureTurns(folder: string): Promise<readonly Figure[]> {
  const memory = (): GuardOptions => ({ store: createMemoryStore(), keys: createTestKeySource() })
  const sqlite = (name: string): GuardOptions => ({
    store: createSqliteStore(join(folder, `${name}.db`), { keyStorePath: join(folder, `${name}-keys.db`) }),
    keys: createTestKeySource(),
  })
  return [
    await measureBot('adapter alone, bare', 4_000, createInProcessBot()),
    await measureBot('adapter alone, guarded, memory', 2_000, createInProcessBot(memory())),
    await measureBot('adapter alone, guarded, memory, nothing to hide', 2_000, createInProcessBot(memory()), plainTextOf),
    await measureBot('adapter alone, guarded, SQLite', 2_000, createInProcessBot(sqlite('alone'))),
    await measureBot('HTTP, bare', 2_000, await createHttpBot()),
    await measureBot('HTTP, guarded, memory', 1_000, await createHttpBot(memory())),
    await measureBot('HTTP, guarded, SQLite', 1_000, await createHttpBot(sqlite('http'))),
  ]
}

const people = 50

async function measureBot(name: string, samples: number, bot: BenchBot, text: (index: number) => string = textOf): Promise<Figure> {
  try {
    for (let index = 0; index < people; index += 1) {
      await bot.say(`u${index}`, 'hello')
      await bot.say(`u${index}`, 'yes')
    }
    const figure = await measure(name, samples, (index) => bot.say(`u${index % people}`, text(index)))
    // A bot that answered something else was measured doing something else.
    await bot.say('u0', text(0))
    if (bot.lastReply() !== `You said: ${text(0)}`) throw new Error(`${name}: unexpected reply`)
    return figure
  } finally {
    await bot.close()
  }
}

/** Every person repeats ten values, as people do; so one turn in a while seals, and all look up. */
function textOf(index: number): string {
  const value = Math.floor(index / people) % 10
  return `please send it to jay${index % people}.${value}@post.example.org or call +1 212 555 01${10 + value}`
}

function plainTextOf(index: number): string {
  return `could you tell me when the parcel will be here? I have asked for it ${index % 2 === 0 ? 'before' : 'twice'}, thanks a lot`
}
