import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Kit from '../../packages/core/src/detect/names/kit.js'

/**
 * The tagger's own tokens and features. They are no public entry of the core, so they are loaded by their place:
 * a trainer that rewrote them would train for a tagger that does not exist.
 */
export const kit: typeof Kit = load()

function load(): typeof Kit {
  const require = createRequire(__filename)
  const core = dirname(require.resolve('@scrubjay/core/package.json'))
  return require(join(core, 'dist/src/detect/names/kit.js')) as typeof Kit
}

export const modelPath: string = join(dirname(createRequire(__filename).resolve('@scrubjay/core/package.json')), 'model/names-model.json')
