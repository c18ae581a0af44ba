/**
 * Prevents: generated files that no longer say what their sources say.
 * Does not check: the generators themselves; their output is reviewed in the change.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../lib/run.mjs'

const generators = ['tools/generate-errors.mjs', 'tools/generate-recognizers.mjs', 'tools/generate-phone-plans.mjs', 'tools/generate-policy-schema.mjs']

export async function check(root) {
  const violations = []
  const notes = []
  for (const path of generators) {
    if (!existsSync(join(root, path))) {
      violations.push({ rule: 'missing', at: path, text: 'the generator is gone' })
      continue
    }
    const { code, stdout, stderr } = await run(process.execPath, [path, '--check'], { cwd: root })
    const said = `${stdout}${stderr}`.trim()
    if (code === 0) notes.push(said.split('\n').at(-1))
    else violations.push({ rule: 'stale', at: path, text: said })
  }
  return { count: generators.length, looked: `${generators.length} generators`, violations, notes }
}
