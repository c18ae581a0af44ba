import { expect } from 'chai'
import { detect } from '@scrubjay/core'
import { countWork } from './count-work.js'
import { hostileInputs } from './hostile-inputs.js'

const lengths = [1_000, 8_000, 64_000]

/** Steps per code unit that no input may exceed, whatever its length. */
const stepsPerSignMax = 400

describe('hostile inputs', () => {
  it('are at least 45, under different names', () => {
    expect(hostileInputs).to.have.length.of.at.least(45)
    expect(new Set(hostileInputs.map(({ name }) => name)).size).to.equal(hostileInputs.length)
  })

  it('are as long as asked, and the same each time', () => {
    for (const { name, build } of hostileInputs) {
      for (const length of [100, 5_000]) {
        expect(build(length).length, name).to.be.within(length, length + 60)
        expect(build(length), name).to.equal(build(length))
      }
    }
  })

  it('give spans that are sorted, apart from each other and within the text', () => {
    for (const { name, build } of hostileInputs) {
      const text = build(2_000)
      let end = 0
      for (const span of detect(text)) {
        expect(span.start, name).to.be.at.least(end)
        expect(span.end, name).to.be.above(span.start)
        end = span.end
      }
      expect(end, name).to.be.at.most(text.length)
    }
  }).timeout(60_000)

  it('cost work in proportion to their length', function () {
    if (countWork === undefined) {
      console.log('      skipped: the detector does not count its work')
      return this.skip()
    }
    let most = { name: '', perSign: 0 }
    for (const { name, build } of hostileInputs) {
      for (const length of lengths) {
        const text = build(length)
        const perSign = countWork(text) / text.length
        if (perSign > most.perSign) most = { name, perSign }
        expect(perSign, `${name}, ${length} characters`).to.be.at.most(stepsPerSignMax)
      }
    }
    console.log(`      ${hostileInputs.length} kinds; at most ${most.perSign.toFixed(1)} steps a character, by ${most.name}`)
  }).timeout(120_000)
})
