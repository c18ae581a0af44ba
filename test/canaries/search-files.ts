import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Hit, Searcher } from './searcher.js'

/** What a search of a folder has looked at, and what it found where. */
export interface FileSearch {
  /** Files that hold anything, relative to the folder. */
  readonly files: readonly string[]
  readonly sizeBytes: number
  readonly hits: readonly (Hit & { readonly place: string })[]
}

/** Looks into every file under a folder, and at their names. */
export function searchFiles(folder: string, searcher: Searcher, pieceBytes = 16_000_000): FileSearch {
  const hits: (Hit & { readonly place: string })[] = []
  const files: string[] = []
  let sizeBytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    const inName = searcher.find(Buffer.from(path))
    hits.push(...inName.map((hit) => ({ ...hit, place: 'the name of a file' })))
    if (!entry.isFile()) continue
    const found = new Map<string, Hit>()
    const size = readPieces(join(folder, path), { pieceBytes, overlap: searcher.longest }, (piece) => {
      for (const hit of searcher.find(piece)) found.set(`${hit.id} ${hit.form}`, hit)
    })
    sizeBytes += size
    if (size > 0) files.push(path)
    const place = inName.length === 0 ? path : 'a file'
    hits.push(...[...found.values()].map((hit) => ({ ...hit, place })))
  }
  return { files, sizeBytes, hits }
}

interface Pieces {
  readonly pieceBytes: number
  /** What one piece repeats of the one before it, so that no border cuts a pattern. */
  readonly overlap: number
}

function readPieces(file: string, { pieceBytes, overlap }: Pieces, look: (piece: Buffer) => void): number {
  const buffer = Buffer.alloc(pieceBytes + overlap)
  const handle = openSync(file, 'r')
  try {
    let [kept, size] = [0, 0]
    for (;;) {
      const read = readSync(handle, buffer, kept, pieceBytes, null)
      if (read === 0) return size
      size += read
      const filled = kept + read
      look(buffer.subarray(0, filled))
      kept = Math.min(overlap, filled)
      buffer.copyWithin(0, filled - kept, filled)
    }
  } finally {
    closeSync(handle)
  }
}
