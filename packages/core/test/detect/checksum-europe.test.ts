import { expect } from 'chai'
import { crossSum } from '../../src/detect/checksum/cross-sum.js'
import { icaoCheckDigit } from '../../src/detect/checksum/icao-9303.js'
import { mod1110CheckDigit } from '../../src/detect/checksum/mod11-10.js'
import { remainderOf } from '../../src/detect/checksum/remainder.js'
import { weightedSum } from '../../src/detect/checksum/weighted-sum.js'

describe('checksums of Europe', () => {
  it('ICAO 9303 gives the check digits of the specimen passport', () => {
    // Doc 9303 part 4, appendix B: document number, date of birth, date of expiry.
    expect(icaoCheckDigit('L898902C3')).to.equal(6)
    expect(icaoCheckDigit('740812')).to.equal(2)
    expect(icaoCheckDigit('120415')).to.equal(9)
    expect(icaoCheckDigit('740813')).to.not.equal(2)
  })

  it('MOD 11,10 notices each changed digit', () => {
    // The example of ISO/IEC 7064 §9.
    expect(mod1110CheckDigit('0794')).to.equal(5)
    for (let at = 0; at < 4; at++) {
      const changed = '0794'.slice(0, at) + String((Number('0794'.charAt(at)) + 1) % 10) + '0794'.slice(at + 1)
      expect(mod1110CheckDigit(changed), changed).to.not.equal(5)
    }
  })

  it('the remainder of long numbers is exact', () => {
    for (const digits of ['0', '97', '1850578006084', '98765432109876543210987654321']) {
      expect(remainderOf(digits, 97)).to.equal(Number(BigInt(digits) % 97n))
    }
  })

  it('a weighted sum takes as many digits as there are weights', () => {
    expect(weightedSum('123', [1, 2, 3])).to.equal(14)
    expect(weightedSum('1239', [1, 2, 3])).to.equal(14)
  })

  it('a cross sum adds the digits of each product', () => {
    expect(crossSum('77', [1, 2])).to.equal(7 + 1 + 4)
    expect(crossSum('990', [2, 9])).to.equal(1 + 8 + 8 + 1)
  })
})
