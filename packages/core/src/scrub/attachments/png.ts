/**
 * A PNG (ISO/IEC 15948) with the chunks that make the picture only. Exif, texts, XMP, times, chunks that nobody
 * registered for pictures and what follows the end go.
 */
export function cleanPng(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [file.subarray(0, 8)]
  for (let position = 8; position + 12 <= file.length; ) {
    const end = position + 12 + file.readUInt32BE(position)
    if (end > file.length) return undefined
    const name = file.toString('latin1', position + 4, position + 8)
    if (pictureChunks.has(name)) kept.push(file.subarray(position, end))
    // A chunk that begins with a capital cannot be left out.
    else if (/^[A-Z]/.test(name)) return undefined
    if (name === 'IEND') return Buffer.concat(kept)
    position = end
  }
  return undefined
}

const pictureChunks: ReadonlySet<string> = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT',
])
