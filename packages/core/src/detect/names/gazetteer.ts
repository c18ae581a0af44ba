import { edge, shapeInitial, shapeLower, shapeNumber, shapeWordNumber, step, type Tokens } from './tokens.js'

/**
 * Which words are names of people or places, and how common they are, as a hash table of 12-bit remainders in
 * `2 ** 16` buckets. About one unknown word in fifteen hundred is taken for an entry.
 */
export interface Gazetteer {
  /** Where the entries of each bucket begin, or the complement of that until it is unpacked; one more than buckets. */
  readonly buckets: Int32Array
  readonly remainders: Uint16Array
  /** Index of the entry's class in `classes`. */
  readonly entries: Uint8Array
  readonly classes: Uint16Array
  /** Reads the entries of a bucket that no text has led to yet; answers where they begin. */
  unpackBucket(bucket: number): number
}

/** Fills the class columns of `tokens`. */
export function classify(gazetteer: Gazetteer, tokens: Tokens): void {
  const { count, hash, shape, wordClass, phraseClass } = tokens
  const last = count + edge
  for (let index = edge; index < last; index++) {
    phraseClass[index] = 0
    wordClass[index] = isWord(shape[index] ?? 0) ? lookUp(gazetteer, hash[index] ?? 0) : 0
  }
  for (let index = edge; index < last; index++) {
    if (((wordClass[index] ?? 0) & beginsPhrase) === 0) continue
    index += markPhrase(gazetteer, tokens, index)
  }
}

/** Marks the longest phrase that begins at `index`; answers how many tokens more than the first it has. */
function markPhrase(gazetteer: Gazetteer, { count, hash, phraseClass }: Tokens, index: number): number {
  let key = hash[index] ?? 0
  let found = 0
  let length = 0
  for (let more = 1; more < phraseLengthMax && index + more < count + edge; more++) {
    key = extendPhrase(key, hash[index + more] ?? 0)
    const phrase = lookUp(gazetteer, key)
    if ((phrase & isPhrase) !== 0) {
      found = phrase
      length = more
    }
    if ((phrase & beginsPhrase) === 0) break
  }
  if (length === 0) return 0
  const kind = (found & organisation) !== 0 ? phraseOrganisation : phrasePlace
  for (let at = index; at <= index + length; at++) phraseClass[at] = at === index ? kind : kind + 1
  return length
}

export function extendPhrase(key: number, hash: number): number {
  return step(Math.imul(key, 31), hash)
}

function lookUp(gazetteer: Gazetteer, hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1)
  const bucket = mixed >>> 16
  const remainder = (mixed ^ (hash >>> 7)) & remainderMask
  const start = gazetteer.buckets[bucket] ?? 0
  const next = gazetteer.buckets[bucket + 1] ?? 0
  const end = next < 0 ? ~next : next
  for (let at = start < 0 ? gazetteer.unpackBucket(bucket) : start; at < end; at++) {
    if (gazetteer.remainders[at] === remainder) return gazetteer.classes[gazetteer.entries[at] ?? 0] ?? 0
  }
  return 0
}

/** Where the entry of a hash is kept. */
export function placeOf(hash: number): { readonly bucket: number; readonly remainder: number } {
  const mixed = Math.imul(hash, 0x9e3779b1)
  return { bucket: mixed >>> 16, remainder: (mixed ^ (hash >>> 7)) & remainderMask }
}

function isWord(shape: number): boolean {
  return (shape >= shapeLower && shape < shapeNumber && shape !== shapeInitial) || shape === shapeWordNumber
}

// A class: grades of frequency from 0 to 3 as first name, last name, place and common word, what kind of common
// word it is, and four marks.
export const firstNameShift = 0
export const lastNameShift = 2
export const placeShift = 4
export const commonShift = 6
/** 0 other, 1 verb, 2 noun, 3 adjective. */
export const speechShift = 8
export const organisation: number = 1 << 10
export const isPhrase: number = 1 << 11
export const beginsPhrase: number = 1 << 12

export const phraseLengthMax = 4
export const phrasePlace = 1
export const phraseOrganisation = 3
export const remainderMask = 0xfff
export const bucketCount = 65_536
