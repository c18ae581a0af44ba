import { ScrubjayError } from '../../errors.js'
import type { Word } from '../plain.js'
import { featuresMax, writeFeatures } from './features.js'

/** A trained linear reader: a weight for each feature and each label. */
export interface Reader {
  readonly labels: readonly string[]
  readonly bits: number
  readonly scale: number
  /** In units of `scale`, the labels of a feature side by side. */
  readonly weights: Int8Array
}

/** A reader as the generated file holds it: a printable sign for each weight. */
export interface PackedReader {
  readonly labels: readonly string[]
  readonly bits: number
  readonly scale: number
  readonly weights: string
}

export interface PackedReaders {
  readonly format: number
  readonly answers: PackedReader
  readonly requests: PackedReader
}

/** What a reader takes a message for, and how sure it is of that: at least 0, at most 1. */
export interface Guess {
  readonly label: string
  readonly sureness: number
}

/** The label that fits best. Linear in the number of words. */
export function guess({ labels, bits, scale, weights }: Reader, words: readonly Word[], hasQuestion: boolean): Guess {
  const count = writeFeatures(words, hasQuestion, features, bits)
  const size = labels.length
  const sums = new Float64Array(size)
  for (let at = 0; at < count; at += 1) {
    const row = (features[at] ?? 0) * size
    for (let label = 0; label < size; label += 1) sums[label] = (sums[label] ?? 0) + (weights[row + label] ?? 0)
  }
  const factor = scale * lengthFactor(count)
  let best = 0
  for (let label = 1; label < size; label += 1) if ((sums[label] ?? 0) > (sums[best] ?? 0)) best = label
  let total = 0
  for (const sum of sums) total += Math.exp((sum - (sums[best] ?? 0)) * factor)
  return { label: labels[best] ?? '', sureness: 1 / total }
}

/** A long message has more features; without this it would be surer of whatever it is. */
export function lengthFactor(count: number): number {
  return 1 / Math.sqrt(Math.max(count, 1))
}

/** Reads what the trainer's `packReader` wrote. */
export function unpackReader({ labels, bits, scale, weights: packed }: PackedReader): Reader {
  const size = labels.length * 2 ** bits
  if (packed.length !== size) throw new ScrubjayError('ERR_MODEL_VERSION')
  const weights = new Int8Array(size)
  // A native copy: to read a string sign by sign takes ten times as long.
  const signs = Buffer.from(packed, 'latin1')
  for (let at = 0; at < size; at += 1) weights[at] = (signs[at] ?? signOfZero) - signOfZero
  return { labels, bits, scale, weights }
}

export const readersFormat = 1
/** The sign of the weight 0; those of the others stand `weightMax` before and after it in ASCII. */
export const signOfZero = 80
export const weightMax = 44

const features = new Int32Array(featuresMax)
