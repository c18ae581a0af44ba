import type { Found } from '../recognizer.js'
import { unpackModel, type PackedModel } from './model.js'
import { Tagger } from './tagger.js'

/**
 * Persons, places, street addresses and organisations in a text, by the tagger that comes with the package.
 * Its model is loaded when it is asked for the first time and not before.
 */
export function tagNames(text: string): readonly Found[] {
  tagger ??= new Tagger(unpackModel(require('#names-model') as PackedModel))
  return tagger.tag(text)
}

let tagger: Tagger | undefined
