import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'
import { isProduct } from '../../src/detect/names/is-product.js'

const nameTypes = new Set<string>(['PERSON', 'LOCATION', 'ORGANIZATION'])

function namesIn(text: string): readonly string[] {
  return detect(text).filter(({ type }) => nameTypes.has(type)).map(({ start, end }) => text.slice(start, end))
}

describe('a label or a product where a name may stand', () => {
  it('is no name if it is the label of what follows', () => {
    for (const text of ['I was born on 3/4/1988 and my ssn is 219-09-9999', 'il mio codice fiscale è RSSMRA85T10A562S', 'meine kontonummer ist 532013000', 'and your IBAN please']) {
      expect(namesIn(text), text).to.deep.equal([])
    }
  })

  it('is no name if it is a greeting, or the letters of a code', () => {
    for (const text of ['no thanks, bye', 'ok, tschüss', 'the washing machine model WM-4500X leaks']) expect(namesIn(text), text).to.deep.equal([])
  })

  it('is no name if it is what a shop and its customers write about', () => {
    for (const text of ['Hallo, hier ist Ihre Rechnung', 'die Lieferung kam erst am Montag an', 'mi pedido sigue en tránsito', 'le colis est en traitement', 'il reso è in lavorazione', 'a encomenda está em análise', 'het pakket is in bestelling']) {
      expect(namesIn(text), text).to.deep.equal([])
    }
  })

  it('is a name if it is a noun with a title', () => {
    expect(namesIn('das ist für Frau Freitag')).to.deep.equal(['Freitag'])
  })

  it('is a name if somebody is called by what a form is called by', () => {
    for (const name of ['Rut', 'Nir']) expect(namesIn(`my name is ${name}`)).to.deep.equal([name])
  })

  it('is a name beside such a label', () => {
    expect(namesIn('my name is Anna Miller and my ssn is 219-09-9999')).to.deep.equal(['Anna Miller'])
  })

  it('is a product if the name is printed on it', () => {
    for (const text of ['I bought an Amazon gift card and Jordan sneakers', 'is the Ronaldo jersey in stock', 'wo sind die Jordan Turnschuhe?']) {
      expect(namesIn(text), text).to.deep.equal([])
    }
  })

  it('is a person who is given a product, or has one', () => {
    const jordan = { start: 12, end: 18 }
    expect(isProduct('please sell Jordan sneakers', jordan)).to.equal(true)
    expect(isProduct('please send Jordan sneakers', jordan)).to.equal(false)
    expect(namesIn('we lost Anna’s laptop')).to.deep.equal(['Anna'])
  })
})
