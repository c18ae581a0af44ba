import { expect } from 'chai'
import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { entityTypes, type EntityType } from '../../../src/detect/span.js'
import type { OperatorRule } from '../../../src/policy/policy.js'
import { operate, type OperatorContext } from '../../../src/scrub/operators/operate.js'
import { findPlaceholders } from '../../../src/scrub/placeholder.js'
import { createTestRandom } from '../../lib/test-ports.js'

const scope = { tenant: 't', subject: 'S'.repeat(22), conversation: 'c' }
const contextOf = (seed: string): OperatorContext => {
  const random = createTestRandom(seed)
  return { organisationKey: random(32), subject: { key: random(32), scope, random }, locale: 'en-GB' }
}
const context = contextOf('one')

/** Any letters, digits and signs, halves of pairs too. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...'0123456789 -./:@+()abcXYZß٣４\ud83d'.split('')), { maxLength: 40 }).map((signs) => signs.join('')),
)
const anyType = fc.constantFrom<EntityType>(...entityTypes, 'STAFF_ID' as EntityType)
const anyRule = fc.constantFrom<OperatorRule>(
  { operator: 'redact' }, { operator: 'replace', with: '…' }, { operator: 'mask' }, { operator: 'mask', keepLast: 4 }, { operator: 'mask', keep: 'domain', with: 'x' },
  { operator: 'token' }, { operator: 'pseudonym' }, { operator: 'pseudonym', purpose: 'p' }, { operator: 'digest' }, { operator: 'generalise' },
  { operator: 'generalise', dates: 'year', ageBandYears: 7 }, { operator: 'encrypt' }, { operator: 'format-preserving' }, { operator: 'surrogate' }, { operator: 'refuse' },
)

describe('an operator', () => {
  it('answers for any text, never with the value itself, and the same each time but for `encrypt`', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(anyType, anyText, anyRule, (type, text, rule) => {
        const made = operate({ type, text }, rule, context)
        if (rule.operator !== 'encrypt') expect(operate({ type, text }, rule, context)).to.equal(made)
        else expect(operate({ type, text }, rule, context)).to.not.equal(made)
        // Coarser may be the same: the network of a network, the band of a band.
        if (rule.operator === 'generalise' || text === '' || rule.operator === 'replace') return
        expect(made).to.not.equal(text)
        // By chance a short text stands in a long answer.
        if (text.length > 6 && !made.startsWith(`[${type}`)) expect(made).to.not.include(text)
      }),
      { seed, numRuns: 6_000 },
    )
    console.log(`      6000 values, seed ${seed}`)
  }).timeout(20_000)

  it('opens nothing: no answer is a placeholder', () => {
    fc.assert(
      fc.property(anyType, fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.includes('[')), anyRule, (type, text, rule) => {
        expect(findPlaceholders(operate({ type, text }, rule, context))).to.deep.equal([])
      }),
      { numRuns: 1_000 },
    )
  }).timeout(20_000)

  it('redacts where it lacks its key', () => {
    const value = { type: 'CREDIT_CARD', text: '4111 1111 1111 1111' } as const
    for (const operator of ['pseudonym', 'digest', 'format-preserving', 'encrypt', 'surrogate', 'token', 'redact', 'refuse'] as const) {
      expect(operate(value, { operator }), operator).to.equal('[CREDIT_CARD]')
    }
    expect(operate({ type: 'DATE_OF_BIRTH', text: '1990-10-03' }, { operator: 'generalise' })).to.equal('[DATE_OF_BIRTH]')
    expect(operate(value, { operator: 'keep' })).to.equal(value.text)
    expect(operate(value, { operator: 'replace', with: 'a card' })).to.equal('a card')
  })

  it('answers otherwise under another key', () => {
    const value = { type: 'CREDIT_CARD', text: '4111 1111 1111 1111' } as const
    for (const operator of ['pseudonym', 'digest', 'format-preserving', 'surrogate'] as const) {
      expect(operate(value, { operator }, contextOf('two')), operator).to.not.equal(operate(value, { operator }, context))
    }
  })

  it('takes a value as long as a leaf', () => {
    const text = `${'9'.repeat(50_000)}${'a'.repeat(49_000)}`
    const operators = ['mask', 'pseudonym', 'digest', 'generalise', 'encrypt', 'format-preserving', 'surrogate'] as const
    for (const type of ['PERSON', 'AGE', 'DATE_TIME', 'IP_ADDRESS', 'GEO_COORDINATES', 'IBAN_CODE', 'PHONE_NUMBER'] as const) {
      for (const operator of operators) expect(operate({ type, text }, { operator }, { ...context, organisationKey: randomBytes(32) })).to.be.a('string')
    }
  }).timeout(20_000)
})
