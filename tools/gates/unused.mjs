/**
 * Prevents: files, exports and dependencies that nothing uses, and dependencies that are used but not declared.
 * Does not check: public exports (they are for others) and members of classes.
 */
import { readJson } from '../lib/files.mjs'
import { run } from '../lib/run.mjs'

export async function check(root) {
  const { code, stdout, stderr } = await run(process.execPath, ['node_modules/knip/bin/knip.js', '--reporter', 'json', '--no-progress'], { cwd: root })
  if (code !== 0 && code !== 1) return { count: 0, looked: 'nothing', violations: [{ rule: 'knip', at: 'knip.json', text: stderr.trim() }] }
  const { issues } = JSON.parse(stdout)
  const violations = issues.flatMap(({ file, ...kinds }) => Object.entries(kinds).flatMap(([kind, found]) => describe(file, kind, found)))
  const workspaces = Object.keys(readJson(root, 'knip.json').workspaces)
  return { count: workspaces.length, looked: `${workspaces.length} kinds of workspace`, violations }
}

function describe(file, kind, found) {
  if (!Array.isArray(found)) return []
  return found.flat().map((one) => ({ rule: kind, at: one.line === undefined ? file : `${file}:${one.line}`, text: one.name ?? file }))
}
