import type * as Kit from '../../packages/core/src/detect/names/kit.js'
import { corePath, loadCore } from './core-place.js'

/**
 * The tagger's own tokens and features. They are no public entry of the core, so they are loaded by their place:
 * a trainer that rewrote them would train for a tagger that does not exist.
 */
export const kit: typeof Kit = loadCore('detect', 'names', 'kit.js') as typeof Kit

export const modelPath: string = corePath('model', 'names-model.json')
