import { expect } from 'chai'
import { resolveOverlaps } from '../../src/detect/resolve-overlaps.js'
import type { EntityType, Span } from '../../src/detect/span.js'

function span(start: number, end: number, score: number, type: EntityType = 'EMAIL_ADDRESS'): Span {
  return { start, end, score, type, recognizer: 'test' }
}

describe('resolveOverlaps', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz'

  it('prefers the higher score, then the longer, then the earlier span', () => {
    expect(resolveOverlaps([span(0, 9, 0.5), span(2, 4, 0.9)], text)).to.deep.equal([span(2, 4, 0.9)])
    expect(resolveOverlaps([span(0, 4, 0.5), span(2, 9, 0.5)], text)).to.deep.equal([span(2, 9, 0.5)])
    expect(resolveOverlaps([span(2, 6, 0.5), span(0, 4, 0.5)], text)).to.deep.equal([span(0, 4, 0.5)])
  })

  it('keeps spans that only touch, in the order of the text', () => {
    expect(resolveOverlaps([span(4, 6, 0.9), span(0, 4, 0.5)], text)).to.deep.equal([span(0, 4, 0.5), span(4, 6, 0.9)])
  })

  it('keeps the uncovered rest of a name that loses a part', () => {
    expect(resolveOverlaps([span(0, 9, 0.5, 'PERSON'), span(6, 12, 0.9)], text)).to.deep.equal([
      span(0, 6, 0.5, 'PERSON'), span(6, 12, 0.9),
    ])
    expect(resolveOverlaps([span(5, 9, 0.5, 'PERSON'), span(6, 12, 0.9)], text)).to.deep.equal([span(6, 12, 0.9)])
  })

  it('resolves as many spans as hang together in a long text', () => {
    const count = 200_000
    const chain = Array.from({ length: count }, (_, index) => span(3 * index, 3 * index + 4, index % 2 === 0 ? 0.9 : 0.5, 'PERSON'))
    expect(resolveOverlaps(chain, 'ab '.repeat(count + 1))).to.have.length(1)
    const apart = chain.map((one, index) => ({ ...one, type: index % 2 === 0 ? 'EMAIL_ADDRESS' as const : 'PERSON' as const }))
    expect(resolveOverlaps(apart, 'abcdef'.repeat(count))).to.have.length(count)
  })
})
