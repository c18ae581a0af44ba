import { expect } from 'chai'
import fc from 'fast-check'
import { cleanImage, imageTypeOf } from '../../../src/scrub/attachments/images.js'

const secret = 'GPS 52.5200 13.4050'
const segment = (marker: number, body: Buffer | string): Buffer => {
  const bytes = Buffer.from(body as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}
const chunk = (name: string, body: string): Buffer => {
  const bytes = Buffer.from(`\0\0\0\0${name}${body}\0\0\0\0`, 'latin1')
  bytes.writeUInt32BE(body.length, 0)
  return bytes
}
const riff = (name: string, body: string): Buffer => {
  const bytes = Buffer.from(`${name}\0\0\0\0${body}${body.length % 2 === 1 ? '\0' : ''}`, 'latin1')
  bytes.writeUInt32LE(body.length, 4)
  return bytes
}
const webp = (...chunks: Buffer[]): Buffer => {
  const bytes = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...chunks])
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}
/** Big-endian, one directory with the orientation and then the secret. */
const exif = (orientation: number): string => `Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0${secret}`

const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])
const scan = Buffer.concat([segment(0xda, '\x01\x01\0\0\x3f\0'), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])])
const jfif = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')
const tables = segment(0xdb, 'q'.repeat(65))
const jpeg = (orientation = 1): Buffer =>
  Buffer.concat([start, jfif, segment(0xe1, exif(orientation)), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`), segment(0xed, `Photoshop 3.0\0${secret}`), segment(0xfe, secret), tables, scan, end, Buffer.from(secret)])
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', 'h'.repeat(13)), ...['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt'].map((name) => chunk(name, secret)), chunk('IDAT', 'data'), chunk('IEND', ''), Buffer.from(secret)])
const webpFile = Buffer.concat([webp(riff('VP8X', '\x0c\0\0\0\0\0\0\0\0\0'), riff('VP8 ', 'picture'), riff('EXIF', secret), riff('XMP ', `${secret}!`)), Buffer.from(secret)])

describe('a picture', () => {
  it('loses Exif, XMP, IPTC, comments and what follows its end, and keeps what it shows', () => {
    const clean = (bytes: Buffer): string => Buffer.from(cleanImage(bytes, imageTypeOf(bytes) ?? 'image/png') ?? []).toString('latin1')
    expect(clean(jpeg())).to.equal(Buffer.concat([start, jfif, tables, scan, end]).toString('latin1'))
    expect(clean(png)).to.equal(Buffer.concat([png.subarray(0, 8), chunk('IHDR', 'h'.repeat(13)), chunk('IDAT', 'data'), chunk('IEND', '')]).toString('latin1'))
    expect(clean(webpFile)).to.equal(webp(riff('VP8X', '\0\0\0\0\0\0\0\0\0\0'), riff('VP8 ', 'picture')).toString('latin1'))
  })

  it('keeps which way up it is', () => {
    const cleaned = Buffer.from(cleanImage(jpeg(6), 'image/jpeg') ?? [])
    expect(cleaned.includes(secret)).to.equal(false)
    expect(cleaned.subarray(2 + jfif.length, 2 + jfif.length + 36).toString('latin1')).to.equal(`\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0`)
  })

  it('is the same when it is cleaned again', () => {
    for (const bytes of [jpeg(), jpeg(8), png, webpFile]) {
      const type = imageTypeOf(bytes) ?? 'image/png'
      const cleaned = cleanImage(bytes, type) ?? new Uint8Array()
      expect(cleanImage(cleaned, type)).to.equal(cleaned)
    }
  })

  it('that is cut off anywhere is none', () => {
    for (const bytes of [jpeg().subarray(0, -secret.length), png.subarray(0, -secret.length), webpFile.subarray(0, -secret.length)]) {
      for (let length = 3; length < bytes.length; length += 1) {
        const cut = bytes.subarray(0, length)
        const type = imageTypeOf(cut)
        if (type !== undefined) expect(cleanImage(cut, type), `${type} at ${length}`).to.equal(undefined)
      }
    }
  })

  it('of any bytes is cleaned or refused, and never grows beyond what says which way up it is', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.constantFrom(jpeg(3), png, webpFile), fc.array(fc.tuple(fc.nat(400), fc.nat(255))), (file, changes) => {
        const bytes = Buffer.from(file)
        for (const [index, byte] of changes) bytes[Math.min(index, bytes.length - 1)] = byte
        const type = imageTypeOf(bytes)
        const cleaned = type === undefined ? undefined : cleanImage(bytes, type)
        if (cleaned !== undefined) expect(cleaned.length).to.be.at.most(bytes.length + 36)
      }),
      { seed, numRuns: 2_000 },
    )
    console.log(`      2000 pictures, seed ${seed}`)
  })
})
