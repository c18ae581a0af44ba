import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createFileKeySource, createKeyFile, createTenantLog, verifyLog } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { createInProcessBot } from '../bench/bots.js'
import { soakCanaries } from '../canaries/report.js'
import { formatCounts, runCrashes } from '../crash/crash-run.js'
import { projectRoot } from '../lib/project.js'
import { runTurns } from './memory.js'

/** What takes too long for every day: a thousand kills, memory over a million turns, and thousands of canaries. Ends by itself. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: process.env['SCRUBJAY_KILLS'] ?? '1000' },
      turns: { type: 'string', default: '1000000' },
      canaries: { type: 'string', default: process.env['SCRUBJAY_CANARIES'] ?? '5200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const started = Date.now()
  const seed = Number(values.seed)
  const findings = [
    ...(await soakMemory(Number(values.turns))),
    ...(await soakCrashes(Number(values.kills), seed)),
    ...(await soakCanaryRuns(Number(values.canaries), seed)),
  ]
  for (const finding of findings) console.log(`FOUND: ${finding}`)
  console.log(`soak: ${findings.length === 0 ? 'nothing found' : `${findings.length} findings`} in ${Math.round((Date.now() - started) / 1_000)} s`)
  process.exitCode = findings.length === 0 ? 0 : 1
}

/** A leak of a hundred bytes a turn shows as 5 MiB over the second half of the turns. */
const grownMiBMax = 5

async function soakMemory(turns: number): Promise<readonly string[]> {
  if (turns === 0) return []
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'soak-'))
  try {
    const file = join(folder, 'scrubjay.keys')
    createKeyFile(file, { origin: 'scrubjay.invalid/soak' })
    const keys = createFileKeySource(file)
    const path = join(folder, 'scrubjay.db')
    const bot = createInProcessBot({ store: createSqliteStore(path), keys })
    const { grownMiB } = await runTurns(bot, turns, console.log)
    await bot.close()
    console.log(`heap grew by ${grownMiB.toFixed(1)} MiB in the second half of ${turns} turns (at most ${grownMiBMax})`)
    const { vkey } = createTenantLog({ ring: await keys.open(), tenant: 'default' })
    const reader = createSqliteStore(path, { readOnly: true })
    const { entries, failure } = await verifyLog(reader, { tenant: 'default', vkey })
    await reader.close()
    console.log(`log: ${entries} entries, ${failure === undefined ? 'verified' : JSON.stringify(failure)}`)
    return [
      ...(grownMiB > grownMiBMax ? [`the heap grew by ${grownMiB.toFixed(1)} MiB`] : []),
      ...(failure === undefined && entries >= 2 * turns ? [] : ['the log of the turns does not verify or is too short']),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function soakCrashes(kills: number, seed: number): Promise<readonly string[]> {
  if (kills === 0) return []
  console.log(`kill -9, ${kills} times, --seed ${seed}`)
  const { problems } = await runCrashes({ kills, seed, onLife: (counts) => console.log(formatCounts(counts)) })
  return problems
}

async function soakCanaryRuns(count: number, seed: number): Promise<readonly string[]> {
  console.log(`canaries, ${count} on each SDK, --seed ${seed}`)
  return soakCanaries({ count, seed }, console.log)
}

void main()
