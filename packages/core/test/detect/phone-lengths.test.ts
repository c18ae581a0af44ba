import { expect } from 'chai'
import { isPossibleInternational, isPossibleNational } from '../../src/detect/phone-lengths.js'

describe('lengths of telephone numbers', () => {
  it('are those of the country of the calling code', () => {
    for (const possible of ['12025550143', '442079460958', '4512345678', '85212345678', '4930123456', '80012345678']) {
      expect(isPossibleInternational(possible), possible).to.equal(true)
    }
    for (const impossible of ['120255501430', '451234567', '999123456789', '', '4', '0012025550143']) {
      expect(isPossibleInternational(impossible), impossible).to.equal(false)
    }
  })

  it('are those of a region with its trunk prefix where that is 0, and without it elsewhere', () => {
    expect(isPossibleNational('12345678', 'dk')).to.equal(true)
    expect(isPossibleNational('1234567', 'DK')).to.equal(false)
    expect(isPossibleNational('03012345678', 'DE')).to.equal(true)
    expect(isPossibleNational('3012345678', 'DE')).to.equal(false)
    expect(isPossibleNational('2025550143', 'US')).to.equal(true)
    expect(isPossibleNational('12025550143', 'US')).to.equal(true)
    expect(isPossibleNational('84951234567', 'RU')).to.equal(true)
    expect(isPossibleNational('12345678', 'ZZ')).to.equal(false)
  })
})
