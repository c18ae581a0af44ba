import { expect } from 'chai'
import fc from 'fast-check'
import { findTokens, tokenLengthMin } from '../../src/detect/tokens.js'

const seed = 20261124

describe('long tokens', () => {
  it('are found whole, in the order of the text', () => {
    const text = `a ${'x'.repeat(16)}, ${'y'.repeat(15)} and key=${'Z_-9'.repeat(10)}.`
    expect(findTokens(text).map(({ start, end }) => text.slice(start, end))).to.deep.equal(['x'.repeat(16), 'Z_-9'.repeat(10)])
  })

  it(`are what a pattern finds that reads every sign (seed ${seed})`, () => {
    const piece = fc.oneof(fc.constantFrom(' ', '.', 'é', '\n', '😀'), fc.string({ unit: fc.constantFrom('a', 'Z', '0', '_', '-'), maxLength: 40 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const expected = Array.from(text.matchAll(/[A-Za-z0-9_-]+/g), ({ 0: match, index }) => ({ start: index, end: index + match.length }))
        expect(findTokens(text)).to.deep.equal(expected.filter(({ start, end }) => end - start >= tokenLengthMin))
      }),
      { seed, numRuns: 1_000 },
    )
  })
})
