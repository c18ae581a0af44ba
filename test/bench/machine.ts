import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'

/** What figures are worth nothing without. */
export function describeMachine(date: Date, command: string = 'npm run bench'): readonly (readonly [string, string])[] {
  const processors = cpus()
  return [
    ['date', date.toISOString()],
    ['command', command],
    ['node', `${process.version} (V8 ${process.versions.v8})`],
    ['processor', `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`],
    // More than a fraction of the processors means that others were at work, and the figures are too high.
    ['load before', (loadavg()[0] ?? 0).toFixed(2)],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${process.platform} ${release()} ${process.arch}`],
    ...['botbuilder', 'libsql', 'compromise', 'tweetnacl'].map((name) => [name, versionOf(name)] as const),
  ]
}

function versionOf(name: string): string {
  const manifest = readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8')
  return String((JSON.parse(manifest) as { readonly version: unknown }).version)
}
