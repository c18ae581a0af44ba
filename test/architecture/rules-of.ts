import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'

/** The names of the rules that a gate knows, read from its source so that no rule goes without a plant. */
export function rulesOf(gate: string): readonly string[] {
  const source = readFileSync(join(projectRoot, 'tools/gates', `${gate}.mjs`), 'utf8')
  const named = source.matchAll(/\b(?:rule: |violation\(|report\(node, |report\()'([a-z-]+)'/g)
  return [...new Set(Array.from(named, ([, name]) => name!))]
}
