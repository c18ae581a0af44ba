/** Which way up a picture is, 1 to 8, as an Exif segment says (Exif 2.32 §4.6.4, tag 0x0112); 1 for none. */
export function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 18) return 1
  const tiff = segment.subarray(10)
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return 1
  const read16 = (at: number): number => (at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const entries = Math.min(read16(directory), entriesMax)
  for (let entry = directory + 2; entry < directory + 2 + entries * 12; entry += 12) {
    const value = read16(entry + 8)
    if (read16(entry) === 0x0112) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif segment that says this and nothing else: without it a portrait lies on its side. */
export function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.from('MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1')
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.from('\xff\xe1\0\0Exif\0\0', 'latin1')
  head.writeUInt16BE(8 + tiff.length, 2)
  return Buffer.concat([head, tiff])
}

/** The first directory of a camera holds a dozen or two. */
const entriesMax = 1_000
