import type { Found } from '../recognizer.js'
import { splitChunks } from './chunks.js'
import { readNames } from './language-library.js'

/**
 * Persons that compromise, a general language library for English, finds. It sees names that the tagger misses, at
 * thirty times the tagger's time and with more false alarms; so it is asked in the thorough mode only.
 */
export function* findThoroughly(text: string): Iterable<Found> {
  for (const { start, end } of splitChunks(text, chunkLengthMax)) {
    const chunk = text.slice(start, end)
    if (!letters.test(chunk)) continue
    for (const { offset } of readNames(chunk).people().json({ offset: true })) {
      const from = start + offset.start
      const found = trim(text, from, Math.min(end, from + offset.length))
      if (found !== undefined) yield { ...found, type: 'PERSON', score: thoroughScore }
    }
  }
}

const chunkLengthMax = 1_000
const thoroughScore = 0.55
const letters = /\p{L}{2}/u
const nameSign = /^[\p{L}\p{M}\p{N}]$/u

/** The library's matches include the punctuation around them. */
function trim(text: string, from: number, to: number): { readonly start: number; readonly end: number } | undefined {
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
