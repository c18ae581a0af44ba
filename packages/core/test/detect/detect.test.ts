import { expect } from 'chai'
import { spawnSync } from 'node:child_process'
import { detect } from '../../src/detect/detect.js'
import type { DetectOptions } from '../../src/detect/examine.js'

function pieces(text: string, options: DetectOptions = { names: false }): string[] {
  return detect(text, options).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)
}

describe('detect', () => {
  it('answers the spans of all types in the order of the text', () => {
    expect(pieces('jay@example.org, +1 202 555 0143, 4111 1111 1111 1111, 203.0.113.7')).to.deep.equal([
      'EMAIL_ADDRESS jay@example.org', 'PHONE_NUMBER +1 202 555 0143', 'CREDIT_CARD 4111 1111 1111 1111', 'IP_ADDRESS 203.0.113.7',
    ])
  })

  it('looks only for the types that are asked for', () => {
    expect(pieces('jay@example.org 202-555-0143', { types: ['PHONE_NUMBER'] })).to.deep.equal(['PHONE_NUMBER 202-555-0143'])
    expect(pieces('jay@example.org 202-555-0143', { types: [] })).to.deep.equal([])
  })

  it('takes a national number without a mark for a phone when it has the length of the region', () => {
    expect(pieces('12 34 56 78')).to.deep.equal([])
    expect(pieces('12 34 56 78', { names: false, phoneRegion: 'dk' })).to.deep.equal(['PHONE_NUMBER 12 34 56 78'])
  })

  it('needs a context word for what is weak by itself', () => {
    expect(pieces('123456789')).to.deep.equal([])
    expect(pieces('ssn 123456789')).to.deep.equal(['US_SSN 123456789'])
    expect(pieces(`ssn ${'x '.repeat(60)}123456789`)).to.deep.equal([])
  })

  it('takes an IBAN for an IBAN and not for the phone or card inside it', () => {
    expect(pieces('FR76 3000 6000 0112 3456 7890 189')).to.deep.equal(['IBAN_CODE FR76 3000 6000 0112 3456 7890 189'])
  })

  it('finds a phone right beside a card', () => {
    expect(pieces('6011000990139424 2025550143')).to.deep.equal(['CREDIT_CARD 6011000990139424', 'PHONE_NUMBER 2025550143'])
    expect(pieces('+1 555 010 9999 4111 1111 1111 1111')).to.deep.equal(['PHONE_NUMBER +1 555 010 9999', 'CREDIT_CARD 4111 1111 1111 1111'])
  })

  it('leaves a number that is an order, not a phone', () => {
    expect(pieces('where is order 2025550143?')).to.deep.equal([])
    expect(pieces('where is order 2025550143? call 2025550143')).to.deep.equal(['PHONE_NUMBER 2025550143'])
  })

  describe('covers the whole original piece', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['fullwidth digits', 'card ４１１１１１１１１１１１１１１１!', '４１１１１１１１１１１１１１１１'],
      ['a fullwidth at sign and stop', '😀 jay＠example．org', 'jay＠example．org'],
      ['zero-width characters', 'at 4111\u200b1111\u200b1111\u200b1111.', '4111\u200b1111\u200b1111\u200b1111'],
      ['bidirectional controls', 'a\u202ejay\u202c@example.org', 'a\u202ejay\u202c@example.org'],
      ['Arabic-Indic digits', '٤١١١ ١١١١ ١١١١ ١١١١', '٤١١١ ١١١١ ١١١١ ١١١١'],
      ['Devanagari digits', 'call +९१ ९८७६५ ४३२१०', '+९१ ९८७६५ ४३२१०'],
      ['keycaps', '📞 5️⃣5️⃣5️⃣-0️⃣1️⃣4️⃣2️⃣ ok', '5️⃣5️⃣5️⃣-0️⃣1️⃣4️⃣2️⃣'],
      ['mathematical digits', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏', '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏'],
      ['Unicode dashes and spaces', '202–555‑0143', '202–555‑0143'],
      ['narrow spaces', '4111\u202f1111\u00a01111\u20091111', '4111\u202f1111\u00a01111\u20091111'],
      ['emoji before', '👩‍👩‍👧‍👦🇩🇪 jay@example.org', 'jay@example.org'],
      ['a lone surrogate before', '\ud83d jay@example.org', 'jay@example.org'],
      ['a ligature that grows', 'ﷺ jay@example.org', 'jay@example.org'],
    ]
    for (const [title, text, piece] of cases) {
      it(`of a value with ${title}`, () => {
        expect(detect(text, { names: false }).map(({ start, end }) => text.slice(start, end))).to.deep.equal([piece])
      })
    }
  })

  describe('names', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['Hi, my name is Maria Lopez and I live in Berlin.', ['PERSON Maria Lopez', 'LOCATION Berlin']],
      ['my name is zyx qwerty', ['PERSON zyx qwerty']],
      ["i'm john smith", ['PERSON john smith']],
      ['this is maria', ['PERSON maria']],
      ['me llamo Ana María', ['PERSON Ana María']],
      ['Ich heiße Jürgen', ['PERSON Jürgen']],
      ['😀😀 ask John Smith', ['PERSON John Smith']],
      ["i'm happy with this", []],
      ['this is great, thank you', []],
    ]
    for (const [text, expected] of cases) {
      it(`are ${expected.join(' and ') || 'none'} in: ${text}`, () => {
        expect(pieces(text, {})).to.deep.equal(expected)
      })
    }

    it('are found at the right place in a text of many pieces', () => {
      const text = `${'lorem ipsum dolor. '.repeat(400)}My name is Maria Lopez.`
      expect(pieces(text, { types: ['PERSON'] })).to.include('PERSON Maria Lopez')
    })

    it('load the language library only for the thorough mode', () => {
      const script = `
        const { detect } = require(${JSON.stringify(require.resolve('../../src/detect/detect.js'))})
        const isLoaded = () => Object.keys(require.cache).some((path) => path.includes('compromise'))
        const seen = [isLoaded()]
        detect('123'); seen.push(isLoaded())
        detect('John', { names: false }); seen.push(isLoaded())
        detect('John'); seen.push(isLoaded())
        detect('John', { names: 'thorough' }); seen.push(isLoaded())
        console.log(seen.join())`
      const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
      expect(stdout.trim()).to.equal('false,false,false,false,true')
    })
  })
})
