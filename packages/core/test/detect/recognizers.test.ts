import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'
import { typesOf } from '../../src/detect/recognizer.js'
import { recognizers } from '../../src/detect/recognizers/registry.js'

describe('recognizers', () => {
  it('are registered under unique names', () => {
    expect(recognizers).to.have.length.above(6)
    expect(new Set(recognizers.map(({ name }) => name)).size).to.equal(recognizers.length)
  })

  for (const recognizer of recognizers) {
    const { name, examples, source } = recognizer
    const types = typesOf(recognizer)
    describe(name, () => {
      it('names its rule and has at least one match and three near-misses', () => {
        expect(source).to.match(/^https:\/\//)
        expect(examples.matches).to.not.be.empty
        expect(examples.nearMisses).to.have.length.of.at.least(3)
      })

      for (const { text, found } of examples.matches) {
        it(`finds exactly ${found.join(' and ')} in: ${text}`, () => {
          const spans = detect(text, { types, names: false })
          expect(spans.map(({ start, end }) => text.slice(start, end))).to.deep.equal(found)
          expect(spans.every((span) => span.recognizer === name && types.includes(span.type))).to.equal(true)
        })
      }

      for (const text of examples.nearMisses) {
        it(`finds nothing in: ${text}`, () => {
          expect(detect(text, { types, names: false })).to.deep.equal([])
        })
      }
    })
  }
})
