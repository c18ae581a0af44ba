import { expect } from 'chai'
import { detect } from '../../src/detect/detect.js'
import type { EntityType } from '../../src/detect/entity-types.js'

function pieces(text: string, expected: EntityType): string[] {
  return detect(text, { names: false, types: [expected], expected: [expected] }).map(({ start, end }) => text.slice(start, end))
}

describe('a bare answer to the question of the bot', () => {
  const cases: readonly (readonly [EntityType, string, string])[] = [
    ['PASSWORD', 'hunter2', 'hunter2'],
    ['PASSWORD', "it's correct-horse", 'correct-horse'],
    ['USERNAME', 'jaybird', 'jaybird'],
    ['PIN', '4321', '4321'],
    ['PIN', 'sure, it is 4 3 2 1.', '4 3 2 1'],
    ['ONE_TIME_CODE', '482 913', '482 913'],
    ['CVV', '123', '123'],
    ['CREDIT_CARD_EXPIRY', '12/29', '12/29'],
    ['CREDIT_CARD_EXPIRY', 'Dec 2029', 'Dec 2029'],
    ['BANK_ACCOUNT', '12345678', '12345678'],
    ['VIN', 'WVWZZZ1JZXW000001', 'WVWZZZ1JZXW000001'],
    ['IMEI', '490154203237518', '490154203237518'],
  ]
  for (const [type, text, piece] of cases) {
    it(`is a ${type}: ${text}`, () => {
      expect(pieces(text, type)).to.deep.equal([piece])
      expect(detect(text, { names: false, types: [type] })).to.deep.equal([])
    })
  }

  it('is none where it says something else', () => {
    const others: readonly (readonly [EntityType, string])[] = [
      ['PASSWORD', 'nope'], ['PASSWORD', 'why do you ask'], ['PASSWORD', 'I forgot it'], ['USERNAME', 'none'], ['PIN', '12'], ['PIN', 'I have 4321 of them'],
      ['ONE_TIME_CODE', 'nothing came'], ['CVV', '12345'], ['CREDIT_CARD_EXPIRY', '13/29'], ['BANK_ACCOUNT', '1234'],
    ]
    for (const [type, text] of others) expect(pieces(text, type), text).to.deep.equal([])
  })
})
