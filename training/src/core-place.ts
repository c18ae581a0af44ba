import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where a file of the core stands, of what is no public entry of it. */
export function corePath(...parts: readonly string[]): string {
  const require = createRequire(__filename)
  return join(dirname(require.resolve('@scrubjay/core/package.json')), ...parts)
}

/** Loads a built file of the core by its place. */
export function loadCore(...parts: readonly string[]): unknown {
  const require = createRequire(__filename)
  return require(corePath('dist', 'src', ...parts)) as unknown
}
