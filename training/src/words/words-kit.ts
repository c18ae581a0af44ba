import type * as Kit from '../../../packages/core/src/words/learned/kit.js'
import { corePath, loadCore } from '../core-place.js'

/** The core's own words and features, loaded by their place as the tagger's are. */
export const kit: typeof Kit = loadCore('words', 'learned', 'kit.js') as typeof Kit

export const wordsModelPath: string = corePath('model', 'words-model.json')
