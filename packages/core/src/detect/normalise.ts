import { foldHomoglyphs } from './normalise/fold-homoglyphs.js'
import { foldSigns } from './normalise/fold-signs.js'
import { asItIs, chain, type Copy } from './normalise/offset-map.js'
import { writeSpelled } from './normalise/write-spelled.js'

export type { Copy, Range } from './normalise/offset-map.js'

/**
 * A copy of the text that is written the plain way: ASCII for every kind of digit, space, dash and dot, nothing
 * invisible, no letters of a foreign script within a word, and digits and signs where the writer has spelled
 * them. Detection reads the copy; `toOriginal` leads back, so that a span covers the whole piece that the
 * person typed. Work grows linearly with the text, whatever it holds.
 */
export function normalise(text: string): Copy {
  const first = text.search(notAscii)
  const folded = first === -1 ? asItIs(text) : withoutHomoglyphs(foldSigns(text, first))
  const written = writeSpelled(folded.text)
  if (written.text === folded.text) return folded
  const copy = chain(folded, written)
  // An address that was spelled is one only now.
  return first === -1 ? copy : withoutHomoglyphs(copy)
}

const notAscii = /[^\0-\x7f]/

/** A homoglyph gives way to one letter, so that the way back stays the same. */
function withoutHomoglyphs(copy: Copy): Copy {
  return { ...copy, text: foldHomoglyphs(copy.text) }
}
