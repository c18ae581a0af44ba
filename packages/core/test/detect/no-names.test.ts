import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'

function expectNothing(texts: readonly string[]): void {
  for (const text of texts) expect(detect(text), text).to.deep.equal([])
}

function expectPerson(cases: readonly (readonly [text: string, name: string])[]): void {
  for (const [text, name] of cases) {
    const persons = detect(text).filter(({ type }) => type === 'PERSON')
    expect(persons.map(({ start, end }) => text.slice(start, end)), text).to.deep.equal([name])
  }
}

describe('no name is', () => {
  it('the beginning of a sentence in lower case, unless a word of it is known as a name', () => {
    expectNothing(['de rugzak doet het niet', 'le clavier ne marche pas', 'de waterkoker doet het niet'])
    expectPerson([['ik ben jan de vries', 'jan de vries'], ['i am maria de la cruz', 'maria de la cruz']])
  })

  it('a word of a command or a program', () => {
    expectNothing(['requires glibc >= 2.28', 'npm install --save-dev mocha@12.0.3 chai@6.3.0', 'return a.b.c.d(e.f) ?? g'])
    expectPerson([['thanks, --jane', 'jane']])
  })
})

describe('no phone number is', () => {
  it('the reading of a counter', () => {
    expectNothing(['the counter shows 081631756560'])
    expect(detect('call 081631756560').map(({ type }) => type)).to.deep.equal(['PHONE_NUMBER'])
  })
})
