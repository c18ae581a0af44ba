import type { EntityType } from '../entity-types.js'
import type { Found } from '../recognizer.js'
import { isInProgram } from './in-program.js'
import { isProduct } from './is-product.js'
import { tagNames } from './tag-names.js'
import { findThoroughly } from './thorough.js'
import { widenAddress } from './widen-address.js'

/** Recognizer name of the spans that come from here. */
export const namesRecognizer = 'names'

export const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION']

/** Persons, places, street addresses and organisations, by what stands around them and how they are written. */
export function* findNames(text: string, isThorough: boolean): Iterable<Found> {
  for (const found of tagNames(text)) {
    if (found.type !== 'STREET_ADDRESS' && (isInProgram(text, found) || isProduct(text, found))) continue
    const place = found.type === 'STREET_ADDRESS' ? widenAddress(text, found) : undefined
    yield { ...found, ...place, score: scoreOf(found.score) }
  }
  if (isThorough) yield* findThoroughly(text)
}

/**
 * A probability of the tagger on the scale of the recognizers: what has a checksum or a form of its own is surer than
 * any name, and stays itself where an address is drawn around it.
 */
function scoreOf(probability: number): number {
  return scoreLeast + (scoreMost - scoreLeast) * Math.min(1, Math.max(0, probability))
}

const scoreLeast = 0.5
const scoreMost = 0.75
