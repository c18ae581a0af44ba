import { ScrubjayError } from '../errors.js'
import { openCheckpoint } from './checkpoint.js'
import { appendLeaf, emptyFrontier, hashLeaf, isSameHash, rootOfFrontier } from './merkle.js'
import { parseVerifierKey } from './note.js'
import { createTileWriter, encodeEntryBundle, tilePath, tileWidth, type TileFile } from './tiles.js'
import type { LogReader } from './verify.js'

/**
 * The files of a static C2SP tlog-tiles log, exactly as large as the log is when the first file is asked
 * for. Memory holds one bundle and one unfinished tile per level. `checkpoint` comes last: whoever finds
 * it finds all that it stands for.
 * @throws `ERR_INPUT` for a log without entries, `ERR_AUDIT_INVALID` when `vkey` has not signed the head,
 * `ERR_STORE_CORRUPT` when the entries are not those that were signed.
 * @example
 * for await (const { path, bytes } of exportLog(store, { tenant, vkey })) await write(path, bytes)
 */
export async function* exportLog(reader: LogReader, { tenant, vkey }: ExportOptions): AsyncGenerator<TileFile> {
  const head = await reader.readHead(tenant)
  if (head === undefined) throw new ScrubjayError('ERR_INPUT', { reason: 'the log has no entries' })
  const { size, root } = openCheckpoint(head.checkpoint, parseVerifierKey(vkey))
  const tiles = createTileWriter()
  let frontier = emptyFrontier
  while (frontier.size < size) {
    const start = frontier.size
    const entries = await readBundle(reader, { tenant, start, width: Math.min(tileWidth, size - start) })
    yield {
      path: tilePath({ level: 'entries', index: start / tileWidth, width: entries.length }),
      bytes: encodeEntryBundle(entries),
    }
    for (const leafHash of entries.map(hashLeaf)) {
      frontier = appendLeaf(frontier, leafHash)
      yield* tiles.add(leafHash)
    }
  }
  yield* tiles.finish()
  if (!isSameHash(rootOfFrontier(frontier), root)) throw corrupt('the entries are not those that were signed')
  yield { path: 'vkey', bytes: Buffer.from(`${vkey}\n`) }
  yield { path: 'checkpoint', bytes: Buffer.from(head.checkpoint) }
}

/** Which log is exported, and the key that goes with it. */
export interface ExportOptions {
  readonly tenant: string
  /** The verifier key of the log. */
  readonly vkey: string
}

interface BundleRange {
  readonly tenant: string
  readonly start: number
  readonly width: number
}

async function readBundle(reader: LogReader, { tenant, start, width }: BundleRange): Promise<readonly Uint8Array[]> {
  const rows = await reader.readEntries(tenant, start, width)
  if (rows.length !== width || rows.some((row, place) => row.index !== start + place)) throw corrupt('entries are missing')
  return rows.map((row) => row.entry)
}

function corrupt(reason: string): ScrubjayError {
  return new ScrubjayError('ERR_STORE_CORRUPT', { reason })
}
