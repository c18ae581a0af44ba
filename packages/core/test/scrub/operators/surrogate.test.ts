import { expect } from 'chai'
import { detect } from '../../../src/detect/detect.js'
import type { EntityType } from '../../../src/detect/span.js'
import { surrogate } from '../../../src/scrub/operators/surrogate.js'
import { createTestRandom } from '../../lib/test-ports.js'

const random = createTestRandom('surrogates')
const key = random(32)
const made = (type: EntityType, text: string, locale: string = 'en-US', of: Uint8Array = key): string => surrogate({ type, text }, { key: of, locale }) ?? 'none'

/** What is made up, from what; all of it invented or published as an example. */
const originals: readonly (readonly [EntityType, string])[] = [
  ['PERSON', 'Ana Silva'], ['PERSON', 'Joe'], ['LOCATION', 'Bonn'], ['ORGANIZATION', 'Acme'], ['STREET_ADDRESS', '12 Main St'],
  ['EMAIL_ADDRESS', 'ann@example.org'], ['URL', 'https://example.org/a'], ['IP_ADDRESS', '198.18.0.1'], ['IP_ADDRESS', '2001:db8::1'], ['MAC_ADDRESS', '00:1B:44:11:3A:B7'],
  ['PHONE_NUMBER', '+49 30 901820'], ['PHONE_NUMBER', '+1 212 555 0199'], ['PHONE_NUMBER', '0171 3344556'], ['PHONE_NUMBER', '+34 600 100 200'],
  ['CREDIT_CARD', '4111 1111 1111 1111'], ['CREDIT_CARD', '5500005555555559'], ['CREDIT_CARD', '3782 822463 10005'],
  ['IBAN_CODE', 'DE89 3704 0044 0532 0130 00'], ['IBAN_CODE', 'GB29NWBK60161331926819'], ['IBAN_CODE', 'NL91ABNA0417164300'], ['IBAN_CODE', 'CH9300762011623852957'],
  ['IBAN_CODE', 'AT611904300234573201'], ['IBAN_CODE', 'FR1420041010050500013M02606'],
]
/** One sentence for each language, as a bot would read it. */
const sentences = { 'en-US': 'It is {}, please.', 'de-DE': 'Es ist {}, bitte.', 'fr-FR': "C'est {}, merci.", 'es-ES': 'Es {}, por favor.', 'it-IT': 'È {}, grazie.', 'pt-PT': 'É {}, obrigado.', 'nl-NL': 'Het is {}, graag.' }
/** What the names model decides; a few of the made-up ones it takes for something else, or for nothing. */
const named: readonly EntityType[] = ['PERSON', 'LOCATION', 'ORGANIZATION', 'STREET_ADDRESS']

describe('a surrogate', () => {
  it('is found as its own type in every language, and as no other', () => {
    let [looked, unlike] = [0, 0]
    for (const [locale, sentence] of Object.entries(sentences)) {
      for (const [type, text] of originals) {
        for (let round = 0; round < 6; round += 1) {
          const value = made(type, text, locale, random(32))
          const start = sentence.indexOf('{}')
          const found = detect(sentence.replace('{}', value)).filter((span) => span.start < start + value.length && span.end > start)
          looked += 1
          if (found.length > 0 && found.every((span) => span.type === type)) continue
          unlike += 1
          expect(named, `${value} is ${found.map((span) => span.type).join(' and ')}`).to.include(type)
        }
      }
    }
    expect(unlike / looked).to.be.below(0.02)
    console.log(`      ${looked} surrogates, ${unlike} taken for something else`)
  }).timeout(20_000)

  it('is the same for the same value of one person, however it is spelled, and another for another person', () => {
    expect(made('EMAIL_ADDRESS', 'Ann@Example.org')).to.equal(made('EMAIL_ADDRESS', 'ann@example.org'))
    expect(made('CREDIT_CARD', '4111-1111-1111-1111').replaceAll('-', '')).to.equal(made('CREDIT_CARD', '4111111111111111'))
    expect(made('PERSON', 'Ana Silva').split(' ')[0]).to.equal(made('PERSON', 'Ana'))
    expect(made('EMAIL_ADDRESS', 'ann@example.org')).to.not.equal(made('EMAIL_ADDRESS', 'ann@example.org', 'en-US', random(32)))
  })

  it('holds nothing of the value', () => {
    for (const name of ['Emma', 'Oliver', 'Grace']) for (let round = 0; round < 60; round += 1) expect(made('PERSON', name, 'en-US', random(32))).to.not.equal(name)
    for (let round = 0; round < 60; round += 1) expect(made('LOCATION', 'boston', 'en-US', random(32))).to.not.equal('Boston')
  })

  it('is an address or number that nobody can have', () => {
    for (let round = 0; round < 50; round += 1) {
      const of = random(32)
      expect(made('EMAIL_ADDRESS', 'ann@acme.test', 'de-DE', of)).to.match(/^[a-z]+\.[a-z]+\d\d@example\.(?:com|net|org)$/)
      expect(made('IP_ADDRESS', '8.8.8.8', 'en-US', of)).to.match(/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
      expect(made('IP_ADDRESS', '2001:4860::8', 'en-US', of)).to.match(/^2001:db8:/)
      expect(made('MAC_ADDRESS', '00-1B-44-11-3A-B7', 'en-US', of)).to.match(/^00-00-5E-00-53-[0-9A-F]{2}$/)
      expect(made('PHONE_NUMBER', '(212) 736-5000', 'en-US', of)).to.match(/^\(\d{3}\) 555-01\d\d$/)
      expect(made('PHONE_NUMBER', '+44 20 7946 0000', 'en-US', of)).to.match(/^\+44 7700 900\d{3}$/)
      expect(made('PHONE_NUMBER', '030 901820', 'de-DE', of)).to.match(/^030 23125\d{3}$/)
      expect(made('PHONE_NUMBER', '01 23 45 67 89', 'fr-FR', of)).to.match(/^06 39 98 \d\d \d\d$/)
    }
  })

  it('passes the checks of those who read it', () => {
    for (let round = 0; round < 50; round += 1) {
      const of = random(32)
      for (const [type, text] of originals) {
        if (type === 'CREDIT_CARD') expect(luhn(made(type, text, 'en-US', of))).to.equal(true)
        if (type === 'IBAN_CODE') expect(mod97(made(type, text, 'en-US', of))).to.equal(true)
      }
    }
    expect(made('CREDIT_CARD', '4111 1111 1111 1111')).to.match(/^4111 11\d\d \d{4} \d{4}$/)
    expect(made('CREDIT_CARD', '3782 822463 10005')).to.match(/^3782 82\d{4} \d{5}$/)
    expect(made('IBAN_CODE', 'DE89 3704 0044 0532 0130 00')).to.match(/^DE\d\d 0\d{3}(?: \d{4}){3} \d\d$/)
  })

  it('is a near age and a moved date, in the form of the value', () => {
    expect(made('AGE', '34 years old')).to.match(/^3[0-8] years old$/).and.not.equal('34 years old')
    expect(made('AGE', 'thirty-four')).to.equal('none')
    expect(made('DATE_OF_BIRTH', '1990-10-03')).to.match(/^199[01]-\d\d-\d\d$/).and.not.equal('1990-10-03')
    expect(made('DATE_TIME', 'tomorrow')).to.equal('none')
  })

  it('is nothing for what should never be made up', () => {
    for (const type of ['PASSWORD', 'API_KEY', 'US_SSN', 'CVV', 'PRIVATE_KEY'] as const) expect(made(type, '12345678')).to.equal('none')
    expect(made('STAFF_ID' as EntityType, '12345678')).to.equal('none')
  })

  it('speaks English where it does not know the language', () => {
    expect(made('STREET_ADDRESS', 'x', 'ja-JP')).to.equal(made('STREET_ADDRESS', 'x', 'en-US'))
    expect(made('PHONE_NUMBER', '03-1234-5678', 'ja-JP')).to.match(/^\+44 7700 900\d{3}$/)
  })
})

function luhn(text: string): boolean {
  const digits = Array.from(text.replace(/\D/g, ''), Number).reverse()
  return digits.reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : Number('0246813579'.charAt(digit))), 0) % 10 === 0
}

function mod97(iban: string): boolean {
  const plain = iban.replaceAll(' ', '')
  return BigInt(Array.from(plain.slice(4) + plain.slice(0, 4), (sign) => parseInt(sign, 36)).join('')) % 97n === 1n
}
