/** Where the project is, and whether a generated page is what would be generated now. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** Says on stdout whether the file holds exactly `expected`. */
export function checkFresh(root, path, expected) {
  const isFresh = existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === expected
  console.log(isFresh ? `${path} is fresh (${expected.length} characters)` : `${path} is stale or missing; generate it`)
  return isFresh
}
