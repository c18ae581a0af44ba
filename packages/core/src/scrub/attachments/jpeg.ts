import { orientationOf, orientationSegment } from './exif-orientation.js'

/**
 * A JPEG (ITU-T T.81 annex B) with the segments that make the picture only: of the application's own ones JFIF, the
 * colour profile and Adobe's colour transform. Exif, XMP, IPTC, comments, thumbnails and second pictures go.
 */
export function cleanJpeg(file: Buffer): Buffer | undefined {
  const kept: Buffer[] = [file.subarray(0, 2)]
  let orientation = 1
  let position = 2
  while (position + 4 <= file.length) {
    if (file[position] !== 0xff) return undefined
    const marker = file[position + 1] ?? 0
    if (marker === 0xff) {
      position += 1 // A fill byte.
      continue
    }
    if (marker === endOfImage) break
    if (isBare(marker)) return undefined
    const end = position + 2 + file.readUInt16BE(position + 2)
    if (end > file.length || end < position + 4) return undefined
    const segment = file.subarray(position, end)
    if (marker === 0xe1 && orientation === 1) orientation = orientationOf(segment)
    if (isKept(marker, segment)) kept.push(segment)
    position = end
    if (marker !== startOfScan) continue
    const scanEnd = endOfScan(file, position)
    kept.push(file.subarray(position, scanEnd))
    position = scanEnd
  }
  if (file[position] !== 0xff || file[position + 1] !== endOfImage) return undefined
  // Exif stands first, after JFIF where there is one.
  if (orientation !== 1) kept.splice(kept[1]?.[1] === 0xe0 ? 2 : 1, 0, orientationSegment(orientation))
  return Buffer.concat([...kept, file.subarray(position, position + 2)])
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === comment) return false
  if (marker < 0xe0 || marker > 0xef) return true
  const name = segment.toString('latin1', 4, 16)
  return (marker === 0xe0 && name.startsWith('JFIF\0')) || (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) || (marker === 0xee && name.startsWith('Adobe'))
}

/** Within the data of a scan 0xff is followed by zero or a restart marker; anything else ends it. */
function endOfScan(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from)
  while (at !== -1) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = file.indexOf(0xff, at + (next === 0xff ? 1 : 2))
  }
  return file.length
}

/** Markers that stand alone have no place between segments. */
function isBare(marker: number): boolean {
  return marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)
}

const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
