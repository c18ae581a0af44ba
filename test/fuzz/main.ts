import { parseArgs } from 'node:util'
import { ways } from './bots.js'
import { formatFuzz } from './format-fuzz.js'
import { fuzz } from './fuzz-run.js'

/** Hostile activities and replies through every kind of guarded bot. Ends by itself, with 1 when something was found. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } },
  })
  const [runs, seed] = [Number(values.runs), Number(values.seed)]
  console.log(`fuzz: --runs ${runs} --seed ${seed}`)
  for (const way of ways) {
    const report = await fuzz(way, { runs, seed })
    console.log(formatFuzz(way.name, report))
    for (const finding of report.findings) console.log(`FOUND: ${finding}`)
    if (report.findings.length > 0) process.exitCode = 1
  }
}

void main()
