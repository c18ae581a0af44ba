import { detect, limits } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { detectInWindows } from '../src/detect-windows.js'

const values = [
  ' ann@example.org ',
  ' 4111 1111 1111 1111 ',
  ' DE89370400440532013000 ',
  ' 192.0.2.7 ',
  ' 😀 ',
  ' https://a:b@example.org/ ',
]

describe('detectInWindows', () => {
  it('finds in windows what detect finds in one piece, whatever stands where a window ends', () => {
    const piece = fc.oneof(fc.constantFrom(...values), fc.integer({ min: 1, max: 30 }).map((length) => ' .'.repeat(length)))
    let spanCount = 0
    fc.assert(fc.property(fc.array(piece, { minLength: 100, maxLength: 400, size: 'max' }), (pieces) => {
      const text = pieces.join('')
      const spans = detectInWindows(text, {}, 1_000)
      spanCount += spans.length
      expect(spans).to.deep.equal(detect(text))
    }), { numRuns: 30 })
    console.log(`    ${spanCount} spans`)
    expect(spanCount).to.be.greaterThan(1_000)
  }).timeout(20_000)

  it('does not divide a text that fits', () => {
    const text = `${'. '.repeat(limits.leafLengthMax / 2 - 20)}${values[0]}`
    expect(detectInWindows(text)).to.deep.equal(detect(text))
  })
})
