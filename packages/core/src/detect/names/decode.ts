import type { Found } from '../recognizer.js'
import type { Crf } from './crf.js'
import { kindTypes } from './labels.js'
import { isPlausible } from './plausible.js'
import { edge, shapeHandle, shapeLine, shapeLink, shapeSymbol, shapeTag, type Tokens } from './tokens.js'

/** Adds the entities of a labelled window to `found`. */
export function readSpans(tokens: Tokens, crf: Crf, found: Found[]): void {
  const { labels } = crf
  for (let index = 0; index < tokens.count; index++) {
    const label = labels[index] ?? 0
    if (label === 0) continue
    const kind = (label - 1) >> 1
    let last = index
    while (last + 1 < tokens.count && labels[last + 1] === 2 * kind + 2) last++
    addSpan(tokens, crf, { first: index, last, kind }, found)
    index = last
  }
}

interface Piece {
  readonly first: number
  readonly last: number
  readonly kind: number
}

function addSpan(tokens: Tokens, crf: Crf, { first, last, kind }: Piece, found: Found[]): void {
  let [from, to] = [first, last]
  while (from <= to && isFringe(tokens.shape[from + edge] ?? 0)) from++
  while (to > from && isFringe(tokens.shape[to + edge] ?? 0)) to--
  const type = kindTypes[kind]
  if (from > to || type === undefined || !isPlausible(tokens, from, to, type === 'PERSON')) return
  const score = crf.sureness(first, last, tokens.count)
  found.push({ start: tokens.start[from + edge] ?? 0, end: tokens.end[to + edge] ?? 0, type, score })
}

/** Signs, handles and links neither begin nor end a name. */
function isFringe(shape: number): boolean {
  return (shape >= shapeSymbol && shape <= shapeTag) || shape === shapeLine || shape === shapeHandle || shape === shapeLink
}
