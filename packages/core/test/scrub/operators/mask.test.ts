import { expect } from 'chai'
import fc from 'fast-check'
import type { EntityType } from '../../../src/detect/span.js'
import type { MaskRule } from '../../../src/policy/policy.js'
import { mask } from '../../../src/scrub/operators/mask.js'

const masked = (type: EntityType, text: string, rule: Omit<MaskRule, 'operator'> = {}): string => mask({ type, text }, { operator: 'mask', ...rule })

describe('masking', () => {
  it('hides signs and keeps the layout', () => {
    expect(masked('CREDIT_CARD', '4111 1111-1111.1111')).to.equal('**** ****-****.****')
    expect(masked('PHONE_NUMBER', '+1 (415) 555-0199', { with: 'x' })).to.equal('+x (xxx) xxx-xxxx')
  })

  it('keeps the last signs, whatever separates them', () => {
    expect(masked('CREDIT_CARD', '4111 1111 1111 1234', { keepLast: 4 })).to.equal('**** **** **** 1234')
    expect(masked('US_SSN', '078-05-1120', { keepLast: 4 })).to.equal('***-**-1120')
  })

  it('keeps the domain of an address', () => {
    expect(masked('EMAIL_ADDRESS', 'ann.lee@example.org', { keep: 'domain' })).to.equal('***.***@example.org')
    expect(masked('EMAIL_ADDRESS', 'ann.lee@example.org')).to.equal('***.***@*******.***')
    expect(masked('PHONE_NUMBER', '415 555', { keep: 'domain', keepLast: 2 })).to.equal('*** *55')
    expect(masked('EMAIL_ADDRESS', '@example.org', { keep: 'domain' })).to.equal('@*******.***')
  })

  it('never keeps more than half of a value', () => {
    expect(masked('PIN', '1234', { keepLast: 4 })).to.equal('**34')
    expect(masked('CVV', '123', { keepLast: 4 })).to.equal('**3')
    expect(masked('PIN', '1', { keepLast: 4 })).to.equal('*')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(16), (text, keepLast) => {
        const signs = Array.from(text).filter((sign) => !' \u00a0\u202f-./,:()+@'.includes(sign))
        // A private-use sign stands in none of the texts.
        const hidden = Array.from(masked('US_SSN', text.replaceAll('\ue000', ''), { keepLast, with: '\ue000' })).filter((sign) => sign === '\ue000')
        expect(hidden.length).to.be.at.least(Math.ceil(signs.filter((sign) => sign !== '\ue000').length / 2))
      }),
    )
  })

  it('hides every sign of a secret, for its separators are part of it', () => {
    expect(masked('PASSWORD', 'a-b.c!')).to.equal('******')
  })

  it('counts an emoji as one sign and takes half of one', () => {
    expect(masked('PERSON', 'An😀')).to.equal('***')
    expect(masked('PERSON', 'A\ud83d')).to.equal('**')
  })
})
