import { foldSigns } from './normalise/fold-signs.js'
import { asItIs, type Copy } from './normalise/offset-map.js'

export type { Copy, Range } from './normalise/offset-map.js'

/**
 * A copy of the text in which every way of writing a digit, a space, a dash or a dot is the ASCII one,
 * and in which nothing is invisible. Detection reads the copy; `toOriginal` leads back, so that a span
 * covers the whole piece that the person typed.
 */
export function normalise(text: string): Copy {
  const first = text.search(notAscii)
  return first === -1 ? asItIs(text) : foldSigns(text, first)
}

const notAscii = /[^\0-\x7f]/
