import { expect } from 'chai'
import fc from 'fast-check'
import { normalise } from '../../../src/detect/normalise.js'

const numRuns = 400
const seed = 20261124

/** Pieces that each rule begins with, so that random text meets them. */
const evidence = [
  'one ', 'four ', 'double ', 'oh ', 'twenty ', 'three ', 'plus ', 'dash ', 'cuatro ', 'vier ', 'quatre ', 'vingt ', 'dix ', 'y ', 'six ', 'cvv ',
  'at ', 'dot ', 'com ', 'jay ', 'example ', '@', '.', '(at)', '[dot]', ' . ', '%40', '%2E', '&#64;', 'arroba ', 'punto ', 'gmail.com',
  '1-800-', 'FLOWERS', '4lll ', 'OOO', '1', '2 ', '٣', '４', '①', '⑩', '🔟', '4\u20e3', '4\ufe0f\u20e3', '\u200b', '\u202e', '\u00ad', 'a\u0336',
  'e\u0301', '\u0301', '\u0327', 'é', 'о', 'раура', 'DЕ89', 'ı', '😀', '🏳️‍🌈', '𝟜', '𝓳', '\ud83d', '\udc00', 'ﬁ', '…', '—', '´', '\n', ' ', '-', ',',
]
const mixed = fc.array(fc.oneof(fc.constantFrom(...evidence), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 24 }).map((parts) => parts.join(''))

describe('normalise, for any text', () => {
  it('maps each range of the copy to a range of the original, in order, within bounds, and with whole surrogate pairs', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const copy = normalise(text)
        let last = { start: 0, end: 0 }
        for (let at = 0; at < copy.text.length; at++) {
          const range = copy.toOriginal(at, at + 1)
          expect(range.start).to.be.at.least(last.start)
          expect(range.end).to.be.at.least(last.end)
          expect(range.end).to.be.above(range.start)
          expect(range.end).to.be.at.most(text.length)
          expect(isWithinPair(text, range.start) || isWithinPair(text, range.end)).to.equal(false)
          last = range
        }
      }),
      { numRuns, seed },
    )
  }).timeout(30_000)

  it('maps a range to what its first and its last unit lead to', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(), (text, a, b) => {
        const copy = normalise(text)
        if (copy.text === '') return
        const [start, last] = [a % copy.text.length, b % copy.text.length].toSorted((x, y) => x - y) as [number, number]
        const range = copy.toOriginal(start, last + 1)
        expect(range.start).to.equal(copy.toOriginal(start, start + 1).start)
        expect(range.end).to.equal(copy.toOriginal(last, last + 1).end)
      }),
      { numRuns, seed },
    )
  }).timeout(30_000)

  it('has nothing left to do in its own copy', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { text: once } = normalise(text)
        expect(normalise(once).text).to.equal(once)
      }),
      { numRuns, seed },
    )
  }).timeout(30_000)

  it('leads a value that was planted anywhere back to where it was planted', () => {
    const planted = [
      ['4111 1111 1111 1111', '4111 1111 1111 1111'],
      ['４１１１ １１１１ １１１１ １１１１', '4111 1111 1111 1111'],
      ['4\u200b1\u200b1\u200b1 1111 1111 1111', '4111 1111 1111 1111'],
      ['four one double one one one one one one one one one one one one one', '4111111111111111'],
      ['jay dot doe at example dot org', 'jay.doe@example.org'],
      ['jay (at) example (dot) org', 'jay@example.org'],
      ['jаy@example.org', 'jay@example.org'],
      ['1-800-FLOWERS', '1-800-3569377'],
      ['4lll OOOO llll OOOO', '4111 0000 1111 0000'],
    ] as const
    const before = fc.array(fc.constantFrom('It ', 'é ', '😀 ', '\u200b', 'ﬁne ', '— ', 'word, ', '…', 'Привет. '), { maxLength: 8 })
    fc.assert(
      fc.property(before, before, fc.constantFrom(...planted), (left, right, [value, plain]) => {
        const head = `${left.join('')}\n: `
        const copy = normalise(`${head}${value}\n; ${right.join('')}`)
        const start = copy.text.indexOf(plain)
        expect(start, copy.text).to.be.at.least(0)
        expect(copy.toOriginal(start, start + plain.length)).to.deep.equal({ start: head.length, end: head.length + value.length })
      }),
      { numRuns, seed },
    )
  }).timeout(30_000)

  it('is ASCII as it was, without evidence', () => {
    const words = fc.constantFrom('the', 'order', 'Look', 'is', 'late', '2 books', '12,50', 'a-b', 'x@y.com', 'www.example.org', '(800) 555-0100', 'IO', '\n')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (list) => {
        const text = list.join(' ')
        const copy = normalise(text)
        expect(copy.text).to.equal(text)
        if (text !== '') expect(copy.toOriginal(0, text.length)).to.deep.equal({ start: 0, end: text.length })
      }),
      { numRuns, seed },
    )
  }).timeout(30_000)
})

function isWithinPair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800
}
