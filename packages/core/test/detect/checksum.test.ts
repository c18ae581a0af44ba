import { expect } from 'chai'
import { isLuhnValid } from '../../src/detect/checksum/luhn.js'
import { isMod97Valid } from '../../src/detect/checksum/mod97.js'

describe('checksums', () => {
  it('Luhn accepts published test numbers and no single changed digit of them', () => {
    for (const number of ['4111111111111111', '5555555555554444', '378282246310005', '30569309025904']) {
      expect(isLuhnValid(number)).to.equal(true)
      for (let at = 0; at < number.length; at++) {
        const changed = number.slice(0, at) + String((Number(number.charAt(at)) + 1) % 10) + number.slice(at + 1)
        expect(isLuhnValid(changed), changed).to.equal(false)
      }
    }
    expect(isLuhnValid('')).to.equal(false)
  })

  it('mod 97 accepts published sample IBANs and no single changed digit of them', () => {
    for (const iban of ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606', 'NO9386011117947']) {
      expect(isMod97Valid(iban)).to.equal(true)
      for (let at = 2; at < iban.length; at++) {
        if (!/\d/.test(iban.charAt(at))) continue
        const changed = iban.slice(0, at) + String((Number(iban.charAt(at)) + 1) % 10) + iban.slice(at + 1)
        expect(isMod97Valid(changed), changed).to.equal(false)
      }
    }
    expect(isMod97Valid('DE89-3704')).to.equal(false)
  })
})
