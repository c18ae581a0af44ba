import type { EntityType } from './entity-types.js'
import type { Found } from './recognizer.js'
import type { Scan } from './scan.js'

/** A value or name as it is compared with what comes later: letters and digits only, in lower case. */
export function foldPhrase(text: string): string {
  return (text.toLowerCase().match(signs) ?? []).join('')
}

const signs = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Finds values that were found earlier in the conversation, whatever case and separators they come back in. Looks
 * at a bounded number of words from each word on.
 * @param known types by `foldPhrase`
 */
export function* findKnown({ text, words }: Scan, known: ReadonlyMap<string, EntityType>): Iterable<Found> {
  const heads = new Set([...known.keys()].map((phrase) => phrase.slice(0, headLength)))
  for (let first = 0; first < words.length; ) {
    const match = matchKnown(text, words, first, { known, heads })
    if (match === undefined) {
      first++
      continue
    }
    // “maria gonzalez”, known by each of its parts, is one name and not two.
    let { last } = match
    const { type } = match
    for (;;) {
      const next = words[last + 1]?.start === (words[last]?.end ?? 0) + 1 ? matchKnown(text, words, last + 1, { known, heads }) : undefined
      if (next?.type !== type || type !== 'PERSON') break
      last = next.last
    }
    yield { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0, type, score: knownScore }
    first = last + 1
  }
}

const headLength = 3
const wordsMax = 12
const knownScore = 0.8

function matchKnown(
  text: string,
  words: Scan['words'],
  first: number,
  { known, heads }: { readonly known: ReadonlyMap<string, EntityType>; readonly heads: ReadonlySet<string> },
): { readonly last: number; readonly type: EntityType } | undefined {
  let folded = ''
  let best: { last: number; type: EntityType } | undefined
  for (let last = first; last < Math.min(words.length, first + wordsMax); last++) {
    const word = words[last]
    if (word === undefined || (last > first && text.slice(words[last - 1]?.end, word.start).length > gapMax)) break
    if (word.text.length > phraseLengthMax) break
    folded += word.text.toLowerCase()
    if (folded.length > phraseLengthMax || (folded.length >= headLength && !heads.has(folded.slice(0, headLength)))) break
    const type = known.get(folded)
    if (type !== undefined) best = { last, type }
  }
  return best
}

const gapMax = 3
const phraseLengthMax = 200
