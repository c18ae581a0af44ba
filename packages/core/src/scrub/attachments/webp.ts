/** A WebP (RFC 9649) with the chunks that make the picture only. Exif, XMP, unknown chunks and what follows the end go. */
export function cleanWebp(file: Buffer): Buffer | undefined {
  const fileEnd = file.length < 12 ? 0 : 8 + file.readUInt32LE(4)
  if (fileEnd > file.length) return undefined
  const kept: Buffer[] = []
  for (let position = 12; position + 8 <= fileEnd; ) {
    const size = file.readUInt32LE(position + 4)
    const end = position + 8 + size + (size % 2)
    // The last chunk of some writers lacks its padding.
    if (position + 8 + size > fileEnd) return undefined
    const name = file.toString('latin1', position, position + 4)
    if (pictureChunks.has(name)) kept.push(name === 'VP8X' ? withoutFlags(file.subarray(position, Math.min(end, fileEnd))) : file.subarray(position, Math.min(end, fileEnd)))
    position = end
  }
  if (kept.length === 0) return undefined
  const head = Buffer.from(file.subarray(0, 12))
  head.writeUInt32LE(4 + kept.reduce((total, { length }) => total + length, 0), 4)
  return Buffer.concat([head, ...kept])
}

/** The header says whether Exif (0x08) and XMP (0x04) follow. */
function withoutFlags(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  copy[8] = (copy[8] ?? 0) & ~0x0c
  return copy
}

const pictureChunks: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
