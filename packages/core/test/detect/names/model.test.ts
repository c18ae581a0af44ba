import { expect } from 'chai'
import { bucketCount, placeOf } from '../../../src/detect/names/gazetteer.js'
import { labelCount } from '../../../src/detect/names/labels.js'
import { modelFormat, occupied, rowCount, rowWords, signs, unpackModel, weightZero, type PackedModel } from '../../../src/detect/names/model.js'

const sign = (value: number): string => signs.charAt(value)
const levels = Array.from({ length: 7 }, (_, index) => index - 3)

/** One feature, of print 130, in the row before the last; and two words, in two buckets. */
function packOne(): PackedModel {
  const row = rowCount - 2
  const weights = [3, -3, 2, -2, 1, -1, 0, 3, -3].map((weight) => sign(weight + 3)).join('')
  const counts = new Map([[7, 1], [9, 1]])
  return {
    format: modelFormat, scale: 1, transitions: [], starts: [], levels, classes: [0, 5],
    prints: sign(0).repeat(2 * row) + sign((130 >> 6) + 1) + sign(130 & 63) + sign(0).repeat(2),
    weights: sign(3).repeat(labelCount * row) + weights + sign(3).repeat(labelCount),
    buckets: Array.from({ length: bucketCount }, (_, bucket) => sign(counts.get(bucket) ?? 0)).join(''),
    entries: entryOf(1, 100) + entryOf(1, 200),
  }
}

function entryOf(index: number, remainder: number): string {
  const value = index * 4_096 + remainder
  return sign(Math.floor(value / signs.length ** 2)) + sign(Math.floor(value / signs.length) % signs.length) + sign(value % signs.length)
}

describe('the names model', () => {
  it('has no row unpacked before it is asked for', () => {
    expect(unpackModel(packOne()).rows.every((word) => word === 0)).to.equal(true)
  })

  it('unpacks the weights and the print of a row, and keeps them', () => {
    const { rows, unpackRow } = unpackModel(packOne())
    const at = (rowCount - 2) * rowWords
    expect(unpackRow(at)).to.equal(rows[at + 2])
    expect((rows[at + 2] ?? 0) >>> 16).to.equal(130 | occupied)
    const bytes = new Uint8Array(rows.buffer, at * 4, labelCount)
    expect(Array.from(bytes, (byte) => byte - weightZero)).to.deep.equal([3, -3, 2, -2, 1, -1, 0, 3, -3])
  })

  it('unpacks a row without a feature to one that no key fits, and not to zero, which would be asked for again', () => {
    const third = unpackModel(packOne()).unpackRow(0)
    expect(third >>> 16).to.equal(0)
    expect(third).not.to.equal(0)
  })

  it('knows where every bucket begins before it is unpacked', () => {
    const { buckets, remainders, entries, unpackBucket } = unpackModel(packOne()).gazetteer
    expect(buckets[9]).to.equal(~1)
    expect(unpackBucket(9)).to.equal(1)
    expect([buckets[9], remainders[1], entries[1]]).to.deep.equal([1, 200, 1])
    expect([buckets[7], remainders[0]]).to.deep.equal([~0, 0])
  })

  it('gives every hash a bucket', () => {
    for (const hash of [0, 1, -1, 2 ** 31 - 1]) expect(placeOf(hash).bucket).to.be.within(0, bucketCount - 1)
  })
})
