import { expect } from 'chai'
import fc from 'fast-check'
import { normalise } from '../../src/detect/normalise.js'

describe('normalise', () => {
  it('returns plain ASCII as it is', () => {
    const copy = normalise('a-b 1')
    expect(copy.text).to.equal('a-b 1')
    expect(copy.toOriginal(2, 5)).to.deep.equal({ start: 2, end: 5 })
  })

  it('turns every decimal digit of Unicode into its ASCII digit', () => {
    let count = 0
    for (let codePoint = 0x80; codePoint <= 0x10ffff; codePoint++) {
      const sign = String.fromCodePoint(codePoint)
      if (!/\p{Nd}/u.test(sign)) continue
      count++
      expect(normalise(sign).text, codePoint.toString(16)).to.match(/^\d$/)
    }
    console.log(`      ${count} digits`)
    expect(count).to.be.above(600)
    const blocks = ['٠', '۰', '०', '๐', '０', '𑛐', '𝟎', '𝟘', '𝟬', '𞥐']
    for (const zero of blocks) {
      const first = zero.codePointAt(0) ?? 0
      const all = Array.from({ length: 10 }, (_, index) => String.fromCodePoint(first + index)).join('')
      if (/^\p{Nd}+$/u.test(all)) expect(normalise(all).text).to.equal('0123456789')
    }
  })

  it('maps each code unit of the copy to an ascending, whole piece of the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const copy = normalise(text)
        let last = 0
        for (let at = 0; at < copy.text.length; at++) {
          const { start, end } = copy.toOriginal(at, at + 1)
          if (start < last || end <= start || end > text.length) return false
          if (text.slice(start).codePointAt(0) === undefined) return false
          last = start
        }
        return true
      }),
      { numRuns: 2_000, seed: 20261123 },
    )
  })
})
