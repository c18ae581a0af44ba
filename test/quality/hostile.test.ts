import { expect } from 'chai'
import { detect, type DetectOptions } from '@scrubjay/core'
import { countWork } from './count-work.js'
import { hostileInputs } from './hostile-inputs.js'

const lengths = [1_000, 8_000]

/**
 * Steps per code unit that no input may exceed, whatever its length. One code unit can stand for 18 characters
 * (U+FDFA folds to a whole phrase), hence the size of the bounds.
 */
const modes = [
  { mode: 'structured only', options: { names: false }, stepsPerSignMax: 800 },
  { mode: 'default', options: {}, stepsPerSignMax: 2_500 },
]

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

  for (const { mode, options, stepsPerSignMax } of modes) {
    it(`cost work in proportion to their length, ${mode}: at most ${stepsPerSignMax} steps a character`, () => {
      let most = { name: '', perSign: 0 }
      for (const { name, build } of hostileInputs) {
        const [small, large] = lengths.map((length) => countPerSign(build(length), options)) as [number, number]
        expect(large, `${name} grows`).to.be.at.most(1.25 * small + 5)
        expect(large, name).to.be.at.most(stepsPerSignMax)
        if (large > most.perSign) most = { name, perSign: large }
      }
      console.log(`      ${hostileInputs.length} kinds; at most ${most.perSign.toFixed(0)} steps a character, for ${most.name}`)
    }).timeout(120_000)
  }
})

function countPerSign(text: string, options: DetectOptions): number {
  return countWork(text, options) / text.length
}
