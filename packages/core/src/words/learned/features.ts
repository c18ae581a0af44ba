import type { Word } from '../plain.js'
import { conceptOf } from './concepts.js'

/** Longer messages are no answer and no request: the reader is not asked about them. */
export const wordsMax = 40
/** More features than the longest message has. */
export const featuresMax = 4_096

/**
 * Writes the features of a message, as numbers below `2 ** bits`, and answers how many: its words and their beginnings,
 * alone, side by side and near each other, pieces of words, and the same of what the words are about, whatever their
 * language. Linear in the number of words, as each is cut off at `lettersMax`.
 */
export function writeFeatures(words: readonly Word[], hasQuestion: boolean, out: Int32Array, bits: number): number {
  const count = Math.min(words.length, wordsMax)
  const shift = 32 - bits
  let at = 0
  const add = (kind: number, a: number, b: number): void => {
    if (at < out.length) out[at++] = mix(kind, a, b) >>> shift
  }
  readAll(words, count)
  add(kindLength, Math.min(count, lengthsApart), 0)
  if (hasQuestion) add(kindQuestion, 0, 0)
  for (let index = 1; index <= count; index += 1) {
    add(kindWord, whole[index] ?? 0, 0)
    add(kindStem, stem[index] ?? 0, 0)
    writePieces(words[index - 1]?.word ?? '', add)
  }
  for (let index = 0; index <= count; index += 1) {
    add(kindPair, whole[index] ?? 0, whole[index + 1] ?? 0)
    if (index + 2 <= count + 1) add(kindStemNear, stem[index] ?? 0, stem[index + 2] ?? 0)
  }
  writeConcepts(count, add)
  return at
}

type Add = (kind: number, a: number, b: number) => void

/** What the words are about, in their order, whatever else is between. */
function writeConcepts(count: number, add: Add): void {
  let length = 0
  for (let index = 1; index <= count; index += 1) {
    const concept = concepts[index] ?? 0
    if (concept !== 0 && concept !== said[length]) said[(length += 1)] = concept
  }
  said[0] = edge
  said[length + 1] = edge
  add(kindConceptCount, Math.min(length, lengthsApart), Math.min(count - length, lengthsApart))
  for (let index = 0; index <= length; index += 1) {
    const concept = said[index] ?? 0
    if (index > 0) add(kindConcept, concept, 0)
    add(kindConceptPair, concept, said[index + 1] ?? 0)
    if (index + 2 <= length + 1) add(kindConceptThree, (concept << 8) | (said[index + 1] ?? 0), said[index + 2] ?? 0)
    if (index === 0) continue
    for (let later = index + 1; later <= Math.min(length, index + conceptReach); later += 1) add(kindConceptNear, concept, said[later] ?? 0)
  }
}

/** Pieces of four letters with the ends of the word marked: a slip of the finger leaves most of them as they are. */
function writePieces(word: string, add: Add): void {
  const length = Math.min(word.length, lettersMax)
  let three = 0
  for (let index = -1; index <= length; index += 1) {
    const code = index < 0 || index === length ? edge : word.charCodeAt(index) & 0xff
    if (index >= 2) add(kindPiece, (three << 8) | code, 0)
    three = ((three << 8) | code) & 0xffffff
  }
}

const edge = 0xff
const lettersMax = 20
const stemLength = 5
const conceptReach = 5
const lengthsApart = 12

const whole = new Int32Array(wordsMax + 2)
const stem = new Int32Array(wordsMax + 2)
const concepts = new Int32Array(wordsMax + 2)
const said = new Int32Array(wordsMax + 2)

function readAll(words: readonly Word[], count: number): void {
  whole[0] = stem[0] = whole[count + 1] = stem[count + 1] = edge
  for (let index = 1; index <= count; index += 1) {
    const word = words[index - 1]?.word ?? ''
    let hash = 0x811c9dc5
    const length = Math.min(word.length, lettersMax)
    for (let letter = 0; letter < length; letter += 1) {
      if (letter === stemLength) stem[index] = hash
      hash = Math.imul(hash ^ word.charCodeAt(letter), 0x01000193)
    }
    whole[index] = hash
    if (length <= stemLength) stem[index] = hash
    concepts[index] = conceptOf(word)
  }
}

const [kindLength, kindQuestion, kindWord, kindStem, kindPair, kindStemNear, kindConcept, kindConceptPair, kindConceptThree, kindConceptNear, kindPiece, kindConceptCount] = [
  0x2000581, 0x3000913, 0x4000d07, 0x5001141, 0x6001555, 0x8001da3, 0x90021bd, 0xa0025cf, 0xb0029e5, 0xc002df9, 0xd00320d, 0xe003613,
] as const

function mix(kind: number, a: number, b: number): number {
  const hash = Math.imul(Math.imul(a ^ kind, 0x9e3779b1) ^ b, 0x85ebca6b) ^ b
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39)
}
