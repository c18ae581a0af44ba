import { ScrubjayError } from '../../errors.js'
import { remainderMask, type Gazetteer } from './gazetteer.js'
import { labelCount } from './labels.js'

/** A trained tagger. */
export interface Model {
  /**
   * The features, `rowWords` words a row: a byte for the weight of each label, `weightZero` more than it is, the first
   * label lowest; above the last one `printOf` the feature's key, or 0 where there is none. So a look at one place
   * tells whether the feature is there and what it is worth. The third word is 0 until `unpackRow` was asked.
   */
  readonly rows: Int32Array
  /** Fills the row that begins at this word of `rows`; answers its third word. */
  unpackRow(at: number): number
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
  /** Two signs a row, blanks for one without a feature. */
  readonly prints: string
  /** What the signs of `weights` stand for. */
  readonly levels: readonly number[]
  /** A sign for each label of each row. */
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
  const rows = new Int32Array(rowCount * rowWords)
  return {
    rows,
    unpackRow: createUnpackRow(packed, rows),
    scale: packed.scale,
    transitions: Float64Array.from(packed.transitions),
    starts: Float64Array.from(packed.starts),
    gazetteer: unpackGazetteer(packed),
  }
}

/**
 * Unpacks a row when a text first leads to it: to unpack all of them takes longer than a hundred messages, and a
 * process that handles one message and ends would wait for it.
 */
function createUnpackRow({ prints, levels, weights }: PackedModel, rows: Int32Array): Model['unpackRow'] {
  const values = new Uint8Array(128)
  levels.forEach((level, index) => (values[signs.charCodeAt(index)] = level + weightZero))
  return (at) => {
    const row = at / rowWords
    const high = signAt(prints, 2 * row)
    const print = high === 0 ? 0 : occupied | ((high - 1) << 6) | signAt(prints, 2 * row + 1)
    let place = row * labelCount
    const next = (): number => values[weights.charCodeAt(place++)] ?? 0
    rows[at] = next() | (next() << 8) | (next() << 16) | (next() << 24)
    rows[at + 1] = next() | (next() << 8) | (next() << 16) | (next() << 24)
    return (rows[at + 2] = (print << 16) | next())
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

const signValues = new Uint8Array(128)
for (let value = 0; value < signs.length; value++) signValues[signs.charCodeAt(value)] = value

function signAt(packed: string, at: number): number {
  return signValues[packed.charCodeAt(at)] ?? 0
}

function unpackGazetteer({ buckets: sizes, entries: packed, classes }: PackedModel): Gazetteer {
  const buckets = new Int32Array(sizes.length + 1)
  // A native copy: to read a string sign by sign takes ten times as long.
  const counts = Buffer.from(sizes, 'latin1')
  let total = 0
  for (let at = 0; at < counts.length; at++) {
    buckets[at] = ~total
    total += signValues[counts[at] ?? 0] ?? 0
  }
  buckets[sizes.length] = total
  const remainders = new Uint16Array(total)
  const entries = new Uint8Array(total)
  const unpackBucket = (bucket: number): number => {
    const start = ~(buckets[bucket] ?? 0)
    for (let at = start; at < start + signAt(sizes, bucket); at++) {
      const value = (signAt(packed, 3 * at) * signs.length + signAt(packed, 3 * at + 1)) * signs.length + signAt(packed, 3 * at + 2)
      remainders[at] = value & remainderMask
      entries[at] = value >>> 12
    }
    return (buckets[bucket] = start)
  }
  return { buckets, remainders, entries, classes: Uint16Array.from(classes), unpackBucket }
}

/** Numbers that an entry of three signs can hold beside its remainder. */
export const classesMax: number = Math.floor(signs.length ** 3 / 4_096)
