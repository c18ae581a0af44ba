import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../lib/project.js'

/** What a gate in tools/gates answers. */
export interface GateResult {
  readonly count: number
  readonly violations: readonly Violation[]
}

export interface Violation {
  readonly rule: string
  /** A path, often with a line. */
  readonly at: string
  readonly text: string
}

/** Runs one gate of `npm run check` over another root. */
export async function runGate(name: string, root: string): Promise<GateResult> {
  const url = pathToFileURL(join(projectRoot, 'tools/gates', `${name}.mjs`)).href
  const gate = (await import(url)) as { check(root: string): Promise<GateResult> }
  return gate.check(root)
}
