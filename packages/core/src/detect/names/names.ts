import type { Range } from '../normalise.js'
import type { Found } from '../recognizer.js'
import type { Scan } from '../scan.js'
import type { EntityType } from '../span.js'
import { splitChunks } from './chunks.js'
import { findIntroduced } from './introductions.js'
import { readNames, type LanguageView } from './language-library.js'

/**
 * Persons, places and organisations. A stopgap that a learned tagger replaces: compromise knows English
 * only and finds little more than half of the persons, so a rule for introductions helps it.
 */
export function* findNames(scan: Scan, types: ReadonlySet<EntityType>): Iterable<Found> {
  if (!letters.test(scan.text)) return
  const introduced = [...findIntroduced(scan)]
  if (types.has('PERSON')) {
    for (const { start, end, isSure } of introduced) if (isSure) yield { start, end, type: 'PERSON', score: 0.75 }
  }
  const text = capitaliseAt(scan.text, introduced)
  for (const { start, end } of splitChunks(text, chunkLengthMax)) {
    const chunk = text.slice(start, end)
    if (!letters.test(chunk)) continue
    const view = readNames(chunk)
    for (const { type, read } of kinds) {
      if (!types.has(type)) continue
      for (const { offset } of read(view).json({ offset: true })) {
        const found = trim(text, start + offset.start, Math.min(end, start + offset.start + offset.length))
        if (found !== undefined) yield { ...found, type, score: 0.6 }
      }
    }
  }
}

/** Recognizer name of the spans that come from here. */
export const namesRecognizer = 'names'

export const nameTypes: readonly EntityType[] = ['PERSON', 'LOCATION', 'ORGANIZATION']

const chunkLengthMax = 1_000
const letters = /\p{L}{2}/u

const kinds: readonly { readonly type: EntityType; read(view: LanguageView): ReturnType<LanguageView['people']> }[] = [
  { type: 'PERSON', read: (view) => view.people() },
  { type: 'LOCATION', read: (view) => view.places() },
  { type: 'ORGANIZATION', read: (view) => view.organizations() },
]

/** The library knows names by their capitals; people who chat leave them out. Never moves an offset. */
function capitaliseAt(text: string, ranges: readonly Range[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of ranges) {
    const name = text.slice(start, end).replaceAll(firstLetter, (letter) => {
      const capital = letter.toUpperCase()
      return capital.length === letter.length ? capital : letter
    })
    result += text.slice(from, start) + name
    from = end
  }
  return result + text.slice(from)
}

const firstLetter = /(?<![\p{L}\p{M}])\p{L}/gu
const nameSign = /^[\p{L}\p{M}\p{N}]$/u

/** The library's matches include the punctuation around them. */
function trim(text: string, from: number, to: number): Range | undefined {
  let [start, end] = [from, to]
  while (start < end && !isNameSign(text, start)) start++
  while (end > start && !isNameSign(text, end - 1)) end--
  if (/['’]s$/i.test(text.slice(start, end))) end -= 2
  return end - start > 1 && letters.test(text.slice(start, end)) ? { start, end } : undefined
}

/** Halves of surrogate pairs count: names of some scripts are written with them. */
function isNameSign(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return (unit >= 0xd800 && unit <= 0xdfff) || nameSign.test(text.charAt(index))
}
