import { affixCount, shapeLower, shapeNumber, shapeSymbol, shapeWordNumber, type Tokens } from './tokens.js'

/**
 * Writes the keys of the features of one token, and answers how many they are. A key is the hash of a feature; the
 * model knows the weights of the keys that were worth their place. The trainer calls this very function.
 */
export function writeKeys(tokens: Tokens, index: number, keys: Int32Array): number {
  const { hash, shape, wordClass, phraseClass, letterCase } = tokens
  const h = hash[index] ?? 0
  const before = hash[index - 1] ?? 0
  const after = hash[index + 1] ?? 0
  const before2 = hash[index - 2] ?? 0
  const after2 = hash[index + 2] ?? 0
  const s = shape[index] ?? 0
  const sBefore = shape[index - 1] ?? 0
  const sAfter = shape[index + 1] ?? 0
  const c = wordClass[index] ?? 0
  const r = reduce(c)
  const rBefore = reduce(wordClass[index - 1] ?? 0)
  const rAfter = reduce(wordClass[index + 1] ?? 0)
  const phrase = phraseClass[index] ?? 0
  let count = 0
  keys[count++] = keyOf(h, 0x1b873593)
  keys[count++] = keyOf(before, 0x2545f491)
  keys[count++] = keyOf(after, 0x3c6ef372)
  keys[count++] = keyOf(before2, 0x4cf5ad43)
  keys[count++] = keyOf(after2, 0x510e527f)
  keys[count++] = keyOf(Math.imul(before, 31) ^ h, 0x6a09e667)
  keys[count++] = keyOf(Math.imul(h, 31) ^ after, 0x7f4a7c15)
  keys[count++] = keyOf(Math.imul(before2, 31) ^ before, 0x0bb67ae8)
  keys[count++] = keyOf(Math.imul(after, 31) ^ after2, 0x1f83d9ab)
  keys[count++] = keyOf(s | (letterCase << 6), 0x23d3a1a7)
  keys[count++] = keyOf(s | (sBefore << 6) | (letterCase << 12), 0x27d4eb2f)
  keys[count++] = keyOf(s | (sAfter << 6), 0x2a1b3c4d)
  keys[count++] = keyOf(s | (sBefore << 6) | (sAfter << 12), 0x2ee5c3a1)
  keys[count++] = keyOf(s | (sBefore << 6) | ((shape[index - 2] ?? 0) << 12), 0x31415927)
  keys[count++] = keyOf(c | (s << 16), 0x3243f6a9)
  keys[count++] = keyOf(wordClass[index - 1] ?? 0, 0x35a308d3)
  keys[count++] = keyOf(wordClass[index + 1] ?? 0, 0x38d01377)
  keys[count++] = keyOf(c ^ Math.imul(before, 31), 0x3f84d5b5)
  keys[count++] = keyOf(c ^ Math.imul(after, 31), 0x47065c67)
  keys[count++] = keyOf(c | (letterCase << 16) | (sBefore << 20), 0x49b7ac11)
  keys[count++] = keyOf(r | (rBefore << 6) | (rAfter << 12) | (s << 18) | (letterCase << 24), 0x4bdecfa9)
  keys[count++] = keyOf(r | (rBefore << 6) | (reduce(wordClass[index - 2] ?? 0) << 12) | (s << 18), 0x4d2c6dfd)
  keys[count++] = keyOf(phrase | (s << 4) | ((phraseClass[index + 1] ?? 0) << 10) | ((phraseClass[index - 1] ?? 0) << 14), 0x4f6ed9eb)
  keys[count++] = keyOf(r ^ Math.imul(before, 31) ^ Math.imul(before2, 961), 0x53380d13)
  keys[count++] = keyOf((s | (sBefore << 6)) ^ Math.imul(after, 31), 0x56650a73)
  keys[count++] = keyOf((s | (sAfter << 6)) ^ Math.imul(before, 31), 0x59f111f1)
  keys[count++] = keyOf(c ^ Math.imul(wordClass[index + 1] ?? 0, 0x1f35), 0x5b1a2c47)
  keys[count++] = keyOf(c ^ Math.imul(wordClass[index - 1] ?? 0, 0x2b47), 0x5c3b4d59)
  if (isPlain(s, c)) return count
  return writeAffixes(tokens, index, keys, count)
}

/** The most features that one token has. */
export const keysMax = 40

function writeAffixes({ affixes, shape, wordClass }: Tokens, index: number, keys: Int32Array, from: number): number {
  const base = index * affixCount
  let count = from
  for (let at = 0; at < affixCount; at++) keys[count++] = keyOf(affixes[base + at] ?? 0, affixSalt + at * 0x01010101)
  const known = (wordClass[index] ?? 0) === 0 ? 0 : 1
  keys[count++] = keyOf((affixes[base + 5] ?? 0) ^ ((shape[index] ?? 0) << 1) ^ known, 0x5be0cd19)
  return count
}

/** Signs, numbers and everyday words in lower case: their spelling says nothing that the word itself does not say. */
function isPlain(shape: number, wordClass: number): boolean {
  if (shape >= shapeSymbol || (shape >= shapeNumber && shape < shapeWordNumber - 1) || shape === 0) return true
  return shape === shapeLower && (wordClass & 0xc0) === 0xc0
}

/** Eight times fewer classes, for features that look at several words. */
function reduce(wordClass: number): number {
  const isLast = (wordClass >> 3) & 1
  const isPlace = ((wordClass >> 4) & 3) === 0 ? 0 : 1
  const isCommon = (wordClass >> 7) & 1
  return (wordClass & 3) | (isLast << 2) | (isPlace << 3) | (isCommon << 4)
}

/** Every bit of it depends on every bit of the value: the high ones choose a place, the low ones tell who stands there. */
function keyOf(value: number, salt: number): number {
  let mixed = Math.imul(value ^ salt, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

const affixSalt = 0x60000000
