import { join } from 'node:path'
import { detect, type DetectOptions } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'

/**
 * Characters visited plus characters that patterns passed over in one detection of `text`. The counter belongs to
 * the tests of the core and is no public entry, so it is loaded by its place.
 */
export function countWork(text: string, options: DetectOptions = {}): number {
  return counter.countWork(() => void detect(text, options))
}

const counter = require(join(projectRoot, 'packages', 'core', 'dist', 'test', 'detect', 'count-work.js')) as {
  readonly countWork: (run: () => void) => number
}
