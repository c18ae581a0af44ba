import { expect } from 'chai'
import fc from 'fast-check'
import { parseAnswer } from '../../src/consent/parse-answer.js'
import { english } from '../../src/policy/texts/english.js'
import type { Texts } from '../../src/policy/policy.js'
import { builtInTexts } from '../../src/policy/texts/built-in.js'
import { findRequest } from '../../src/words/requests.js'

/** What people are told to write, in capitals, and what it does. */
const told: Readonly<Record<string, Texts>> = { en: english, ...Object.fromEntries(Object.entries(builtInTexts).map(([language, { texts }]) => [language, texts])) }
const capitals = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[ ]\p{Lu}+)*(?![\p{L}\p{N}])/gu

describe('the words that people are told to write', () => {
  for (const [language, texts] of Object.entries(told)) {
    it(`are understood in ${language}`, () => {
      const meanings = new Map<string, string>()
      for (const text of Object.values(texts) as string[]) {
        for (const [word] of text.matchAll(capitals)) meanings.set(word, findRequest(word) ?? parseAnswer(word).kind)
      }
      expect([...meanings.values()]).to.include.members(['yes', 'no', 'withdraw', 'ask-consent', 'erase', 'human', 'resume'])
      expect([...meanings].filter(([, meaning]) => meaning === 'unclear')).to.deep.equal([])
    })
  }
})

describe('a message in any language', () => {
  it('is read in time that grows with its length, whatever stands in it', () => {
    const from = process.cpuUsage()
    for (const piece of ['yes ', 'ja, ', 'please ', 'delete my ', 'and ', 'ich möchte ', "d'", '. ', 'stop ']) {
      const text = piece.repeat(200_000 / piece.length)
      parseAnswer(text)
      findRequest(text)
      findRequest(text.slice(0, 399))
    }
    // Quadratic work takes minutes for these.
    expect(process.cpuUsage(from).user / 1_000).to.be.below(10_000)
  }).timeout(60_000)

  it('never becomes a yes by a word that doubts it', () => {
    const yes = fc.constantFrom('ja', 'sí', 'oui', 'sim', 'sì', 'claro', "d'accord", 'einverstanden', 'prima')
    const doubt = fc.constantFrom('aber', 'nur heute', 'pero', 'solo hoy', 'mais', 'seulement', 'mas', 'apenas hoje', 'ma', 'soltanto', 'maar', 'alleen nu', 'wenn', 'vielleicht', 'quizás', 'nicht')
    fc.assert(fc.property(yes, fc.constantFrom(', ', '. ', ' ', ' – '), doubt, (said, gap, doubted) => parseAnswer(`${said}${gap}${doubted}`).kind !== 'yes'), { numRuns: 500 })
  })

  it('throws for nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => ['yes', 'no', 'only', 'unclear'].includes(parseAnswer(text).kind) && typeof (findRequest(text) ?? 'none') === 'string'), { numRuns: 2_000 })
  })
})
