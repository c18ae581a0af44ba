import { expect } from 'chai'
import fc from 'fast-check'
import { limits } from '@scrubjay/core'
import { readLines, type Line } from '../src/lines.js'

describe('readLines', () => {
  it('gives back every byte of the input, however it is cut into chunks', async () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', '\r', 'é', '😀'))
    await fc.assert(fc.asyncProperty(fc.array(piece), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
      const text = pieces.join('')
      const lines = await collect(Buffer.from(text), size)
      expect(lines.map((line) => line.text + line.ending).join('')).to.equal(Buffer.from(text).toString())
      expect(lines.map((line) => line.number)).to.deep.equal(lines.map((_, index) => index + 1))
      for (const line of lines) expect(line.text).to.not.contain('\n')
    }))
  })

  it('tells a missing final newline from one that is there', async () => {
    expect(await collect(Buffer.from('a\r\n\nb'), 64)).to.deep.equal([
      { number: 1, text: 'a', ending: '\r\n' },
      { number: 2, text: '', ending: '\n' },
      { number: 3, text: 'b', ending: '' },
    ])
  })

  it('names a line that is not UTF-8 and goes on', async () => {
    const lines = await collect(Buffer.from([97, 10, 0xff, 10, 98, 10]), 2)
    expect(lines.map((line) => line.problem)).to.deep.equal([undefined, 'it is not UTF-8', undefined])
  })

  it('names a line that is longer than the limit, keeps none of it, and goes on', async () => {
    const long = Buffer.alloc(limits.inputLineBytesMax + 1, 97)
    const lines = await collect(Buffer.concat([long, Buffer.from('\nb\n'), long.subarray(1)]), 1 << 20)
    expect(lines.map(({ number, text, problem }) => [number, text.length, problem !== undefined])).to.deep.equal([
      [1, 0, true], [2, 1, false], [3, limits.inputLineBytesMax, false],
    ])
  })
})

async function collect(bytes: Buffer, chunkSize: number): Promise<Line[]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
  }
  const lines: Line[] = []
  for await (const batch of readLines(chunks())) lines.push(...batch)
  return lines
}
