import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'

/** What is found, with every recognizer and the tagger at work. */
function expectFound(cases: readonly (readonly [text: string, type: string, value: string])[]): void {
  for (const [text, type, value] of cases) {
    const found = detect(text).map((span) => `${span.type} ${text.slice(span.start, span.end)}`)
    expect(found, text).to.include(`${type} ${value}`)
  }
}

describe('a value is found whole', () => {
  it('where a piece of it looks like a phone number', () => {
    expectFound([
      ['número de cuenta 2100 0418 45 0200051332', 'BANK_ACCOUNT', '2100 0418 45 0200051332'],
      ['il numero del mio passaporto è aa 7654321', 'IT_PASSPORT', 'aa 7654321'],
      ['identity 840612 5011 08 1', 'ZA_ID_NUMBER', '840612 5011 08 1'],
    ])
  })

  it('where a piece of it looks like an address or a name', () => {
    expectFound([
      ['KA 05 MN 2918', 'IN_VEHICLE_REGISTRATION', 'KA 05 MN 2918'],
      ['http://[2001:db8::7]:8080/x', 'URL', 'http://[2001:db8::7]:8080/x'],
      ['https://example.org/?tel=212%20555%200143&b=1', 'URL', 'https://example.org/?tel=212%20555%200143&b=1'],
      ['mail jay.parker@ example.org', 'EMAIL_ADDRESS', 'jay.parker@ example.org'],
      ['jay.parker @example.org is my address', 'EMAIL_ADDRESS', 'jay.parker @example.org'],
      ['SSN 5.3.6.9.0.4.3.9.9, do you need more?', 'US_SSN', '5.3.6.9.0.4.3.9.9'],
      ['pwd Sommer!84 does not work', 'PASSWORD', 'Sommer!84'],
    ])
  })

  it('but no phone number begins a longer row of equal groups', () => {
    expect(detect('it prints 0818 1006 3870 0643 at the bottom')).to.deep.equal([])
    expect(detect('it is 0818 1006').map(({ type }) => type)).to.deep.equal(['PHONE_NUMBER'])
  })

  it('but twelve digits alone are no card', () => {
    expect(detect('the counter shows 579317897554')).to.deep.equal([])
    expect(detect('my card is 579317897554').map(({ type }) => type)).to.deep.equal(['CREDIT_CARD'])
  })
})
