import { ScrubjayError } from '../../errors.js'
import { remainderMask, type Gazetteer } from './gazetteer.js'
import { labelCount } from './labels.js'

/** A trained tagger. */
export interface Model {
  /** Which feature each row of `weights` belongs to: `printOf` its key, or 0. */
  readonly prints: Uint16Array
  /** `labelCount` weights a row. */
  readonly weights: Int8Array
  /** What one unit of `weights` is worth. */
  readonly scale: number
  /** From label to label, row by row, in full units; and from the start of a window. */
  readonly transitions: Float64Array
  readonly starts: Float64Array
  readonly gazetteer: Gazetteer
}

/** The model as the generated module holds it: each string has one printable sign for each number. */
export interface PackedModel {
  readonly format: number
  readonly scale: number
  readonly transitions: readonly number[]
  readonly starts: readonly number[]
  /** A blank for each row without a feature, two signs for each other. */
  readonly prints: string
  /** What the signs of `weights` stand for; only rows with a feature are written. */
  readonly levels: readonly number[]
  readonly weights: string
  /** Entries in each bucket. */
  readonly buckets: string
  /** Three signs an entry. */
  readonly entries: string
  readonly classes: readonly number[]
}

/** Reads what `packModel` of the trainer wrote. */
export function unpackModel(packed: PackedModel): Model {
  if (packed.format !== modelFormat) throw new ScrubjayError('ERR_MODEL_VERSION')
  const prints = unpackPrints(packed.prints)
  return {
    prints,
    weights: unpackWeights(packed, prints),
    scale: packed.scale,
    transitions: Float64Array.from(packed.transitions),
    starts: Float64Array.from(packed.starts),
    gazetteer: unpackGazetteer(packed),
  }
}

function unpackPrints(packed: string): Uint16Array {
  const prints = new Uint16Array(rowCount)
  // The encoder copies at the speed of memory; reading a string sign by sign takes ten times as long.
  const bytes = new TextEncoder().encode(packed)
  let at = 0
  for (let row = 0; row < rowCount; row++) {
    const high = signValues[bytes[at++] ?? 0] ?? 0
    if (high > 0) prints[row] = occupied | ((high - 1) << 6) | (signValues[bytes[at++] ?? 0] ?? 0)
  }
  return prints
}

function unpackWeights({ levels, weights: packed }: PackedModel, prints: Uint16Array): Int8Array {
  const values = new Int8Array(256)
  levels.forEach((level, index) => (values[signs.charCodeAt(index)] = level))
  const bytes = new TextEncoder().encode(packed)
  const weights = new Int8Array(rowCount * labelCount)
  let at = 0
  for (let row = 0; row < rowCount; row++) {
    if (prints[row] === 0) continue
    for (let cell = row * labelCount; cell < (row + 1) * labelCount; cell++) weights[cell] = values[bytes[at++] ?? 0] ?? 0
  }
  return weights
}

/** Where the weights of a feature are, if the model knows it. */
export function rowOf(key: number): number {
  return key >>> rowShift
}

/** How a row tells its feature from the others that would be there: they are taken for it once in 4,096 times. */
export function printOf(key: number): number {
  return (key & 0xfff) | occupied
}

const rowBits = 17
export const rowCount: number = 1 << rowBits
export const rowShift: number = 32 - rowBits
export const occupied = 0x1000

export const modelFormat = 1

/** Printable ASCII without the quote, the backslash and the dollar sign: safe in any string. */
export const signs: string = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter((sign) => !`'"\\$`.includes(sign)).join('')

const signValues = new Uint8Array(256)
for (let value = 0; value < signs.length; value++) signValues[signs.charCodeAt(value)] = value

function unpackGazetteer({ buckets: sizes, entries: packed, classes }: PackedModel): Gazetteer {
  const buckets = new Uint32Array(sizes.length + 1)
  let total = 0
  for (let at = 0; at < sizes.length; at++) {
    buckets[at] = total
    total += signValues[sizes.charCodeAt(at)] ?? 0
  }
  buckets[sizes.length] = total
  const bytes = new TextEncoder().encode(packed)
  const remainders = new Uint16Array(total)
  const entries = new Uint8Array(total)
  const base = signs.length
  for (let at = 0; at < total; at++) {
    const first = signValues[bytes[3 * at] ?? 0] ?? 0
    const second = signValues[bytes[3 * at + 1] ?? 0] ?? 0
    const third = signValues[bytes[3 * at + 2] ?? 0] ?? 0
    const value = (first * base + second) * base + third
    remainders[at] = value & remainderMask
    entries[at] = value >>> 12
  }
  return { buckets, remainders, entries, classes: Uint16Array.from(classes) }
}

/** Numbers that an entry of three signs can hold beside its remainder. */
export const classesMax: number = Math.floor(signs.length ** 3 / 4_096)
