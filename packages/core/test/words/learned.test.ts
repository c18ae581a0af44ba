import { expect } from 'chai'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAnswer } from '../../src/consent/parse-answer.js'
import { judgeAnswer } from '../../src/words/learned/judge-answer.js'
import { judgeRequest } from '../../src/words/learned/judge-request.js'
import { readWords } from '../../src/words/plain.js'

/** Answers that no phrase tells, and that were learned. */
const yeses = ['by all means do that', 'you have my blessing for that', 'gerne doch, machen Sie das', 'cuenta con mi permiso', 'vous avez mon feu vert', 'por mim podem avançar', 'avete il mio benestare', 'van mij mag het']
const denials = ['not', 'never', 'nicht', 'kein', 'nunca', 'no', 'jamais', 'pas', 'não', 'nem', 'mai', 'non', 'niet', 'geen', 'without', 'ohne', 'sin', 'sans', 'sem', 'senza', 'zonder']
const conditions = ['if', 'unless', 'provided', 'wenn', 'falls', 'sofern', 'salvo', 'mientras', 'sauf', 'pourvu', 'caso', 'enquanto', 'purché', 'qualora', 'mits', 'tenzij', 'indien', 'maybe', 'vielleicht', 'quizás', 'talvez', 'forse', 'misschien', 'only', 'nur', 'solo', 'seulement', 'apenas', 'soltanto', 'alleen']

describe('what was learned of answers', () => {
  it('finds a yes and a no in words that no phrase tells', () => {
    expect(yeses.filter((text) => judgeAnswer(text).kind === 'yes').length).to.be.greaterThan(yeses.length / 2)
    expect(['hands off my data please', 'das möchte ich lieber bleiben lassen', 'prefiero que no lo hagan'].filter((text) => judgeAnswer(text).kind === 'no').length).to.be.greaterThan(1)
  })

  it('makes no yes of anything that denies, asks, limits, doubts or sets a condition', () => {
    const said = fc.tuple(fc.constantFrom(...yeses), fc.constantFrom(...denials, ...conditions), fc.nat(12))
    fc.assert(fc.property(said, ([text, word, at]) => {
      const words = text.split(' ')
      words.splice(Math.min(at, words.length), 0, word)
      return judgeAnswer(words.join(' ')).kind !== 'yes' && judgeAnswer(`${text}?`).kind !== 'yes'
    }), { numRuns: 1_000 })
  })

  it('makes no yes of a condition that follows a plain one', () => {
    const after = [
      'Yes, in case the law wants it', 'Yes, subject to my approval', 'Ja, sobald ich es gelesen habe', 'Sí, en caso de que sea gratis', 'Oui, dès que j’ai lu la suite',
      'Sim, caso a lei o exija', 'Sì, qualora serva', 'Ja, zodra ik het gelezen heb', 'Yes, pending a look at the terms',
    ]
    expect(after.map((text) => parseAnswer(text).kind)).to.deep.equal(after.map(() => 'unclear'))
  })

  it('makes nothing of figures, of one letter, of what is long, and of other scripts', () => {
    for (const text of ['', 'y', '4711 is my answer', `by all means ${'do that '.repeat(40)}`, 'да, конечно', '当然可以']) expect(judgeAnswer(text), text).to.deep.equal({ kind: 'unclear' })
    expect(judgeRequest(readWords('please erase my data '.repeat(30)), 'x')).to.equal(undefined)
  })

  it('says something of any text, and the same each time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 250 }), (text) => {
      const words = readWords(text)
      return judgeAnswer(text).kind === judgeAnswer(text).kind && judgeRequest(words, text) === judgeRequest(words, text)
    }), { numRuns: 2_000 })
  })

  it('takes no more than its place in the package', () => {
    expect(readFileSync(join(__dirname, '../../../model/words-model.json')).length).to.be.lessThan(200_000)
  })
})
