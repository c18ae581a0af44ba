import { ScrubjayError } from '../errors.js'
import { limits } from '../lib/limits.js'
import { hashBytes, rootOfLeaves } from './merkle.js'

/** The hashes, or entries, of a full tile. */
export const tileWidth = 256

/**
 * Where C2SP tlog-tiles keeps a tile: `tile/<level>/<index>[.p/<width>]`, the index in groups of three digits
 * of which all but the last begin with an `x`. Level `entries` holds the entry bundles.
 */
export function tilePath({ level, index, width }: Tile): string {
  const length = Math.ceil(String(index).length / 3) * 3
  const groups = String(index).padStart(length, '0').match(/\d{3}/g) ?? []
  const name = groups.map((digits, place) => (place < groups.length - 1 ? `x${digits}` : digits)).join('/')
  return `tile/${level}/${name}${width === tileWidth ? '' : `.p/${width}`}`
}

/** The bytes of a hash tile: its hashes one after another. */
export function encodeHashTile(hashes: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(hashes)
}

/**
 * The hashes of a tile.
 * @throws `ERR_AUDIT_FORMAT` unless there are exactly `width`.
 */
export function parseHashTile(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  if (bytes.length !== width * hashBytes) throw malformed('a hash tile has another width than its path says')
  return Array.from({ length: width }, (_, index) => bytes.subarray(index * hashBytes, (index + 1) * hashBytes))
}

/**
 * The bytes of an entry bundle: each entry after its length as a big-endian uint16.
 * @throws `ERR_LIMIT_ENTRY`.
 */
export function encodeEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(entries.flatMap((entry) => [encodeLength(entry.length), entry]))
}

/**
 * The entries of a bundle.
 * @throws `ERR_AUDIT_FORMAT` unless there are exactly `width` and nothing after them.
 */
export function parseEntryBundle(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Uint8Array[] = []
  let position = 0
  while (entries.length < width) {
    if (position + 2 > bytes.length) throw malformed('an entry bundle ends early')
    const end = position + 2 + view.getUint16(position)
    if (end > bytes.length) throw malformed('an entry bundle ends early')
    entries.push(bytes.subarray(position + 2, end))
    position = end
  }
  if (position !== bytes.length) throw malformed('an entry bundle holds more than its path says')
  return entries
}

/**
 * Turns a stream of leaf hashes into hash tiles and holds no more than one unfinished tile per level.
 * `finish` gives the partial ones.
 */
export function createTileWriter(): TileWriter {
  const levels: { index: number; hashes: Uint8Array[] }[] = []
  function* push(level: number, hash: Uint8Array): Generator<TileFile> {
    const open = (levels[level] ??= { index: 0, hashes: [] })
    open.hashes.push(hash)
    if (open.hashes.length < tileWidth) return
    const { index, hashes } = open
    levels[level] = { index: index + 1, hashes: [] }
    yield { path: tilePath({ level, index, width: tileWidth }), bytes: encodeHashTile(hashes) }
    yield* push(level + 1, rootOfLeaves(hashes))
  }
  return {
    add: (leafHash) => push(0, leafHash),
    *finish() {
      for (const [level, { index, hashes }] of levels.entries()) {
        // C2SP tlog-tiles: "Empty tiles MUST NOT be served."
        if (hashes.length === 0) continue
        yield { path: tilePath({ level, index, width: hashes.length }), bytes: encodeHashTile(hashes) }
      }
    },
  }
}

export interface Tile {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256. */
  readonly width: number
}

/** One file of a static log. */
export interface TileFile {
  /** Relative to the root of the log, with slashes. */
  readonly path: string
  readonly bytes: Uint8Array
}

export interface TileWriter {
  add(leafHash: Uint8Array): Iterable<TileFile>
  finish(): Iterable<TileFile>
}

function encodeLength(length: number): Uint8Array {
  if (length > limits.entryBytesMax) throw new ScrubjayError('ERR_LIMIT_ENTRY')
  return Uint8Array.of(length >> 8, length & 0xff)
}

function malformed(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_AUDIT_FORMAT', { reason })
}
