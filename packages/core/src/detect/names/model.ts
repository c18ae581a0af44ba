import { ScrubjayError } from '../../errors.js'
import { remainderMask, type Gazetteer } from './gazetteer.js'
import { labelCount } from './labels.js'

/** A trained tagger. */
export interface Model {
  /**
   * The features, `rowWords` words a row: a byte for the weight of each label, `weightZero` more than it is, the first
   * label lowest; above the last one `printOf` the feature's key, or 0 where there is none. So a look at one place
   * tells whether the feature is there and what it is worth.
   */
  readonly rows: Int32Array
  /** What one unit of a weight is worth. */
  readonly scale: number
  /** From label to label, row by row, in full units; and from the start of a window. */
  readonly transitions: Float64Array
  readonly starts: Float64Array
  readonly gazetteer: Gazetteer
}

/** The model as the generated file holds it: each string has one printable sign for each number. */
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
  return {
    rows: unpackRows(packed),
    scale: packed.scale,
    transitions: Float64Array.from(packed.transitions),
    starts: Float64Array.from(packed.starts),
    gazetteer: unpackGazetteer(packed),
  }
}

function unpackRows({ prints, levels, weights }: PackedModel): Int32Array {
  const values = new Uint8Array(256)
  levels.forEach((level, index) => (values[signs.charCodeAt(index)] = level + weightZero))
  const rows = new Int32Array(rowCount * rowWords)
  unpackPrints(bytesOf(prints), rows)
  unpackWeights(bytesOf(weights), values, rows)
  return rows
}

/** Copies at the speed of memory; to read a string sign by sign takes ten times as long. */
function bytesOf(packed: string): Uint8Array {
  return Buffer.from(packed, 'latin1')
}

function unpackPrints(bytes: Uint8Array, rows: Int32Array): void {
  for (let last = rowWords - 1, at = 0; last < rows.length; last += rowWords) {
    const high = signValues[bytes[at++] ?? 0] ?? 0
    if (high > 0) rows[last] = (occupied | ((high - 1) << 6) | (signValues[bytes[at++] ?? 0] ?? 0)) << 16
  }
}

/** Written out, because every process waits for these loops at its first message. */
function unpackWeights(bytes: Uint8Array, values: Uint8Array, rows: Int32Array): void {
  const valueAt = (at: number): number => values[bytes[at] ?? 0] ?? 0
  for (let row = 0, at = 0; row < rows.length; row += rowWords) {
    const print = rows[row + 2] ?? 0
    if (print === 0) continue
    rows[row] = valueAt(at) | (valueAt(at + 1) << 8) | (valueAt(at + 2) << 16) | (valueAt(at + 3) << 24)
    rows[row + 1] = valueAt(at + 4) | (valueAt(at + 5) << 8) | (valueAt(at + 6) << 16) | (valueAt(at + 7) << 24)
    rows[row + 2] = print | valueAt(at + 8)
    at += labelCount
  }
}

/** Where the weights of a feature are, if the model knows it. */
export function rowOf(key: number): number {
  return key >>> rowShift
}

/** How a row tells its feature from the others that would be there: they are taken for it once in 4,096 times. */
export function printOf(key: number): number {
  return (key & 0xfff) | occupied
}

/** Nine labels and a print. */
export const rowWords = 3
/** What a byte holds for the weight 0. */
export const weightZero = 128

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
  const counts = bytesOf(sizes)
  let total = 0
  for (let at = 0; at < counts.length; at++) {
    buckets[at] = total
    total += signValues[counts[at] ?? 0] ?? 0
  }
  buckets[sizes.length] = total
  const bytes = bytesOf(packed)
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
