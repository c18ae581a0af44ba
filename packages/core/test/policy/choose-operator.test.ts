import { expect } from 'chai'
import fc from 'fast-check'
import type { BuiltInEntityType } from '../../src/detect/span.js'
import { chooseOperator, compileOperators, type Occasion } from '../../src/policy/choose-operator.js'
import { loadPolicy } from '../../src/policy/parse-policy.js'
import type { Policy } from '../../src/policy/policy.js'

const policy = loadPolicy({
  version: 1,
  purposes: [{ id: 'service', description: 'to answer', required: true }, { id: 'billing', description: 'to bill', required: false }],
  entities: { EMAIL_ADDRESS: { inbound: { operator: 'mask', keep: 'domain' }, outbound: 'redact' }, DATE_OF_BIRTH: { outbound: 'generalise' } },
  rules: [
    { types: ['CREDIT_CARD'], purposes: ['billing'], operator: 'keep' },
    { types: ['CREDIT_CARD'], channels: ['msteams'], directions: ['inbound'], operator: 'refuse', because: 'Not here.' },
    { types: ['CREDIT_CARD', 'EMAIL_ADDRESS'], destinations: ['telemetry'], operator: 'digest', purpose: 'billing' },
    { destinations: ['human'], operator: 'keep' },
  ],
})
const occasion = (more: Partial<Occasion> = {}): Occasion => ({ direction: 'inbound', channel: 'web', destination: 'bot', ...more })
const operatorAt = (type: BuiltInEntityType, more?: Partial<Occasion>): string => chooseOperator(policy, type, occasion(more)).operator

describe('the choice of an operator', () => {
  it('is the rule of the type and direction where no exception matches', () => {
    expect(chooseOperator(policy, 'EMAIL_ADDRESS', occasion())).to.deep.equal({ operator: 'mask', keep: 'domain' })
    expect(operatorAt('EMAIL_ADDRESS', { direction: 'outbound' })).to.equal('redact')
    expect(operatorAt('PHONE_NUMBER')).to.equal('token')
    expect(operatorAt('CREDIT_CARD', { direction: 'outbound' })).to.equal('redact')
  })

  it('is the inbound rule for what goes anywhere but through the conversation', () => {
    for (const destination of ['transcript', 'state', 'model'] as const) {
      expect(operatorAt('EMAIL_ADDRESS', { direction: 'outbound', destination })).to.equal('mask')
    }
  })

  it('is the first exception that matches type, direction, channel and destination', () => {
    expect(chooseOperator(policy, 'CREDIT_CARD', occasion({ channel: 'msteams' }))).to.include({ operator: 'refuse', because: 'Not here.' })
    expect(operatorAt('CREDIT_CARD', { channel: 'msteams', direction: 'outbound' })).to.equal('redact')
    // The second rule stands before the third.
    expect(operatorAt('CREDIT_CARD', { channel: 'msteams', destination: 'telemetry' })).to.equal('refuse')
    expect(chooseOperator(policy, 'EMAIL_ADDRESS', occasion({ destination: 'telemetry' }))).to.include({ operator: 'digest', purpose: 'billing' })
    expect(operatorAt('PHONE_NUMBER', { destination: 'telemetry' })).to.equal('token')
    expect(operatorAt('PRIVATE_KEY', { destination: 'human' })).to.equal('keep')
  })

  it('asks about purposes only where one is named', () => {
    expect(operatorAt('CREDIT_CARD')).to.equal('token')
    expect(operatorAt('CREDIT_CARD', { purpose: 'service' })).to.equal('token')
    expect(operatorAt('CREDIT_CARD', { purpose: 'billing' })).to.equal('keep')
  })

  it('cuts dates off instead of moving them where a person reads them', () => {
    expect(chooseOperator(policy, 'DATE_OF_BIRTH', occasion({ direction: 'outbound' }))).to.deep.equal({ operator: 'generalise', dates: 'month' })
    const years = loadPolicy({ version: 1, entities: { DATE_OF_BIRTH: { outbound: { operator: 'generalise', dates: 'year' } } } })
    expect(chooseOperator(years, 'DATE_OF_BIRTH', occasion({ direction: 'outbound' }))).to.deep.equal({ operator: 'generalise', dates: 'year' })
  })

  it('is the same compiled, whatever the rules and the order of asking', () => {
    const seed = Date.now()
    const some = <T>(...of: readonly T[]): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 3 })
    const rule = fc.record(
      {
        operator: fc.constantFrom('keep', 'redact', 'token', 'mask'), types: some('PERSON', 'AGE', 'URL'), directions: some('inbound', 'outbound'),
        channels: some('a', 'b'), destinations: some('bot', 'state', 'model'), purposes: some('p', 'q'),
      },
      { requiredKeys: ['operator'] },
    )
    const anOccasion = fc.record(
      { direction: fc.constantFrom('inbound', 'outbound'), channel: fc.constantFrom('a', 'b', 'c', 'd'), destination: fc.constantFrom('bot', 'state', 'model', 'human'), purpose: fc.constantFrom('p', 'q', 'r') },
      { requiredKeys: ['direction', 'channel', 'destination'] },
    )
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), fc.array(anOccasion, { minLength: 1, maxLength: 8 }), (rules, occasions) => {
        const ruled = { ...policy, rules } as Policy
        const chooser = compileOperators(ruled)
        for (const each of [...occasions, ...occasions] as Occasion[]) {
          for (const type of ['PERSON', 'AGE', 'URL', 'PHONE_NUMBER'] as const) {
            expect(chooser.at(each)(type)).to.deep.equal(chooseOperator(ruled, type, each))
          }
        }
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 policies, seed ${seed}`)
  }).timeout(20_000)
})
