import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/**
 * The path of a folder of vectors by others, which are never part of this repository. Where it is absent
 * the test is skipped, visibly; in CI its absence is a failure.
 */
export function sharedFolder(test: Mocha.Context, ...parts: readonly string[]): string {
  // From packages/core/dist/test/lib to the folder beside the repository.
  const shared = process.env['SCRUBJAY_SHARED'] ?? resolve(__dirname, '../../../../../../shared')
  const folder = join(shared, ...parts)
  if (existsSync(folder)) return folder
  if (process.env['CI'] === 'true') throw new Error(`SCRUBJAY_SHARED lacks ${parts.join('/')}`)
  console.log(`      skipped: SCRUBJAY_SHARED lacks ${parts.join('/')}`)
  return test.skip()
}

/** Every file below the folder, by its path in it. */
export function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)]
    }),
  )
}
