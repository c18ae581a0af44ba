import { existsSync } from 'node:fs'
import type { KeyFileOptions } from '@scrubjay/core'
import { usageError, type Words } from './command.js'

/** The option that goes with a key file. */
export const keyFileOptions: readonly string[] = ['readable-by']

/** Its lines of `--help`. */
export const keyFileHelp = `  --readable-by group|everyone
            also take a file that others may read, as orchestrators mount secrets
            (default: its owner alone)`

/** The FILE that a command was given, which exists, and how it may be read. */
export function readKeyFileOption(words: Words, command: string): readonly [string, KeyFileOptions] {
  const [file] = words.files
  if (file === undefined) throw usageError('FILE is needed.', command)
  if (!existsSync(file)) throw usageError('FILE does not exist.', command)
  const readableBy = words.options.get('readable-by')
  if (readableBy === undefined) return [file, {}]
  if (readableBy !== 'group' && readableBy !== 'everyone') throw usageError('`--readable-by` is `group` or `everyone`.', command)
  return [file, { readableBy }]
}
