import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from './project.js'

/**
 * The path of data by others, which is never part of this repository, or undefined where it is absent.
 * In CI its absence is a failure.
 */
export function findShared(...parts: readonly string[]): string | undefined {
  const path = join(process.env['SCRUBJAY_SHARED'] ?? resolve(projectRoot, '../shared'), ...parts)
  if (existsSync(path)) return path
  if (process.env['CI'] === 'true') throw new Error(`SCRUBJAY_SHARED lacks ${parts.join('/')}`)
  return undefined
}
