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
  // The encoder copies at the speed of memory; reading a string sign by sign takes ten times as long.
  const printBytes = new TextEncoder().encode(prints)
  const weightBytes = new TextEncoder().encode(weights)
  const rows = new Int32Array(rowCount * rowWords)
  const bytes = new Uint8Array(rows.buffer)
  const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
  for (let row = 0, print = 0, weight = 0; row < rowCount; row++) {
    const high = signValues[printBytes[print++] ?? 0] ?? 0
    if (high === 0) continue
    const cell = row * rowWords
    for (let label = 0; label < labelCount; label++) {
      const place = isLittleEndian ? label : (label & ~3) | (3 - (label & 3))
      bytes[4 * cell + place] = values[weightBytes[weight++] ?? 0] ?? 0
    }
    const low = signValues[printBytes[print++] ?? 0] ?? 0
    rows[cell + 2] = (rows[cell + 2] ?? 0) | ((occupied | ((high - 1) << 6) | low) << 16)
  }
  return rows
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
