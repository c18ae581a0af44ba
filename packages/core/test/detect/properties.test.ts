import { expect } from 'chai'
import fc from 'fast-check'
import { detect } from '../../src/detect/detect.js'
import { recognizers } from '../../src/detect/recognizers/registry.js'

const seed = 20261123
const examples = recognizers.flatMap((recognizer) => recognizer.examples.matches.map(({ text }) => text))
const signs = [
  '0', '1', '5', '9', ' ', '.', '-', '(', ')',
  '/', '+', '@', ':', '=', '&', '?', '#', '€', ',', ';', '\n', '’', 'a',
  'X', '名', '٤', '４️⃣', '😀', '\ud800', '\udc00', '\u200b', '://', 'my name is ', 'John ', ' St ',
]
const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fc.oneof(fc.constantFrom(...examples), fc.constantFrom(...signs)), { maxLength: 12 }).map((parts) => parts.join('')),
)

describe('detect, whatever the text', () => {
  for (const { names, numRuns } of [{ names: false, numRuns: 3_000 }, { names: true, numRuns: 400 }]) {
    it(`never throws, and its spans are sorted, apart and in range, with names ${names} (seed ${seed})`, () => {
      let found = 0
      fc.assert(
        fc.property(noise, (text) => {
          let last = 0
          for (const { start, end, score } of detect(text, { names })) {
            if (start < last || end <= start || end > text.length || score < 0.5 || score > 1) return false
            last = end
            found++
          }
          return true
        }),
        { seed, numRuns },
      )
      console.log(`      ${numRuns} texts, ${found} spans`)
      expect(found).to.be.above(numRuns / 4)
    }).timeout(60_000)
  }

  it('finds a value between any noise that does not touch it', () => {
    const value = fc.constantFrom('jay@example.org', '4111 1111 1111 1111', 'DE89 3704 0044 0532 0130 00', '+1 (555) 010-9999', '(555) 010-9999')
    const word = fc.constantFrom('and', 'ok', '😀', '…', 'ünd', '١ x', 'it’s')
    fc.assert(
      fc.property(value, fc.array(word), fc.array(word), (piece, before, after) => {
        const text = [...before, 'so', piece, 'or', ...after].join(' ')
        const start = text.indexOf(piece)
        return detect(text, { names: false }).some((span) => span.start <= start && span.end >= start + piece.length)
      }),
      { seed, numRuns: 500 },
    )
  })
})
