import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Kit from '../../../packages/core/src/words/learned/kit.js'

/** The core's own words and features, loaded by their place as the tagger's are. */
export const kit: typeof Kit = load()

function load(): typeof Kit {
  const require = createRequire(__filename)
  const core = dirname(require.resolve('@scrubjay/core/package.json'))
  return require(join(core, 'dist/src/words/learned/kit.js')) as typeof Kit
}

export const wordsModelPath: string = join(dirname(createRequire(__filename).resolve('@scrubjay/core/package.json')), 'model/words-model.json')
