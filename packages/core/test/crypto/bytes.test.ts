import { expect } from 'chai'
import fc from 'fast-check'
import { fromBase64Url, toBase64Url } from '../../src/crypto/bytes.js'

describe('base64url', () => {
  it('reads back what it wrote, without padding', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64Url(bytes)
        expect(text).to.match(/^[A-Za-z0-9_-]*$/)
        expect(fromBase64Url(text)).to.deep.equal(bytes)
      }),
      { seed, numRuns: 300 },
    )
    console.log(`      300 values, seed ${seed}`)
  })

  it('writes the part that a view shows, and no more of its buffer', () => {
    expect(toBase64Url(Uint8Array.of(9, 0, 0, 0, 9).subarray(1, 4))).to.equal('AAAA')
  })

  it('knows one spelling of each value only', () => {
    const wrong = ['AA==', 'AA=', 'AB', 'A', 'AAA=', 'A+A_', 'A/AA', 'AA AA', 'AAAA\n', ' AAAA', 'ＡＡＡＡ', 'AAB']
    for (const text of wrong) expect(fromBase64Url(text), text).to.equal(undefined)
    for (const text of ['', 'AA', 'AAA', 'AAAA', '_-_-', 'AAE']) expect(fromBase64Url(text), text).to.not.equal(undefined)
  })
})
