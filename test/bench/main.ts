import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { describeMachine } from './machine.js'
import type { Figure } from './measure.js'
import { measureAudit, measureDetection, measureFsync, measureVault } from './parts.js'
import { measureTurns } from './turns.js'

/** Prints what Scrubjay costs on this machine, today; with `--write` also to `docs/bench/<date>.md`. */
async function main(): Promise<void> {
  const date = new Date()
  const machine = describeMachine(date)
  // In the project, because a folder for temporary files is often no disk.
  const folder = mkdtempSync(join(projectRoot, 'test', 'dist', 'bench-'))
  try {
    const fsync = await measureFsync(folder)
    const turns = await measureTurns(folder)
    const detection = await measureDetection()
    const audit = await measureAudit(folder)
    const vault = await measureVault(folder)
    const report = [
      `# Bench of ${date.toISOString().slice(0, 10)}`,
      ...machine.map(([name, value]) => `- ${name}: ${value}`),
      '## Figures',
      table([fsync, ...turns, ...detection, ...audit, ...vault]),
      '## Ratios of medians',
      ratios(turns, fsync).map((line) => `- ${line}`).join('\n'),
      '## Throughput',
      audit.map(({ name, entries, medianUs }) => `- ${name}: ${round((entries / medianUs) * 1e6)} entries a second`).join('\n'),
    ].join('\n\n').replace(/\n\n- /g, '\n- ').replace(/^(#.*)\n- /gm, '$1\n\n- ')
    console.log(report)
    if (process.argv.includes('--write')) write(`${date.toISOString().slice(0, 10)}.md`, `${report}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, samples, medianUs, p99Us }) => `| ${name} | ${round(medianUs)} | ${round(p99Us)} | ${samples} |`)
  return ['| what | median µs | p99 µs | samples |', '|---|---:|---:|---:|', ...rows].join('\n')
}

function ratios(turns: readonly Figure[], fsync: Figure): readonly string[] {
  return turns.flatMap((turn) => {
    const bare = turns.find(({ name }) => name.endsWith(', bare') && turn.name.startsWith(name.split(',')[0] ?? ''))
    if (bare === undefined || bare === turn) return []
    const more = turn.medianUs - bare.medianUs
    const times = `${turn.name}: ${round(turn.medianUs / bare.medianUs)} × bare, ${round(more)} µs more`
    return turn.name.endsWith('SQLite') ? [`${times}, which is ${round(more / fsync.medianUs)} × an fsync`] : [times]
  })
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(2)
}

function write(name: string, report: string): void {
  const folder = join(projectRoot, 'docs', 'bench')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), report)
  console.log(`\nwritten: docs/bench/${name}`)
}

void main()
