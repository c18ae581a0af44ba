import { cleanJpeg } from './jpeg.js'
import { cleanPng } from './png.js'
import { cleanWebp } from './webp.js'

/** Pictures whose metadata can be taken out. */
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What kind of picture bytes begin as, whatever they are called. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : undefined
}

/**
 * The picture without where, when, by whom and with what it was taken, and without what follows it in the file. The
 * picture itself stays to the bit; which way up it is stays too.
 * @returns nothing for a file that is cut off or not built as it should be.
 */
export function cleanImage(bytes: Uint8Array, type: ImageType): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cleaned = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp }[type](file)
  return cleaned?.equals(file) === true ? bytes : cleaned
}
