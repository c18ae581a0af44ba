import Ajv from 'ajv'
import { expect } from 'chai'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { entityTypes } from '../../src/detect/span.js'
import { defaultPolicy } from '../../src/policy/default-policy.js'
import { checkPolicy } from '../../src/policy/parse-policy.js'

const root = join(__dirname, '../../..')
const policies = readdirSync(join(root, 'policies'))
const schema = JSON.parse(readFileSync(join(root, 'schema/privacy.policy.schema.json'), 'utf8')) as object
// A key that stands in properties and in patternProperties is an own type's pattern that our own names fit too.
const accepts = new Ajv({ strict: true, strictTypes: false, allowMatchingProperties: true }).compile(schema)

describe('the JSON Schema of the policy', () => {
  it('accepts the built-in policy, written out, and every policy to start from', () => {
    expect(accepts(JSON.parse(JSON.stringify(defaultPolicy))), JSON.stringify(accepts.errors)).to.equal(true)
    for (const file of policies) {
      const text = readFileSync(join(root, 'policies', file), 'utf8')
      expect(accepts(parse(text)), `${file} ${JSON.stringify(accepts.errors)}`).to.equal(true)
    }
  })

  it('refuses what has the wrong shape, as the guard does', () => {
    const wrong: readonly object[] = [
      {}, { version: 2 }, { version: 1, unheard: 1 }, { version: 1, locks: ['colour'] }, { version: 1, consent: { validityDays: 0 } },
      { version: 1, entities: { CREDIT_CARD: 'hide' } }, { version: 1, entities: { CREDIT_CARD: { inbound: { operator: 'replace' } } } },
      { version: 1, entities: { 'no type': 'keep' } }, { version: 1, rules: [{ operator: 'mask', keepLast: 99 }] },
      { version: 1, regimes: { gdpr: { like: 'pipeda' } } }, { version: 1, regimeRules: [{ regime: 'gdpr', countries: ['usa'] }] },
      { version: 1, purposes: [{ id: 'a', description: 'b' }] }, { version: 1, purposes: [{ id: 'a', description: 'b', required: true, lawfulBasis: 'habit' }] },
      { version: 1, retention: [{ what: 'everything', days: 1 }] }, { version: 1, texts: { unheard: 'x' } }, { version: 1, attachments: { '*/*': 'burn' } },
      { version: 1, translations: { german: {} } }, { version: 1, detect: { names: 'often' } }, { version: 1, roles: { lead: {} } },
    ]
    for (const policy of wrong) {
      expect(accepts(policy), JSON.stringify(policy)).to.equal(false)
      expect(checkPolicy(policy).policy, JSON.stringify(policy)).to.equal(undefined)
    }
  })

  it('accepts whatever the guard accepts', () => {
    const seed = Date.now()
    const bit = fc.boolean()
    const day = fc.oneof({ weight: 15, arbitrary: fc.integer({ min: 1, max: 120 }) }, { weight: 1, arbitrary: fc.constantFrom(-1, 0, 0.5, 40_000) })
    const operator = fc.constantFrom<unknown>('keep', 'token', 'redact', 'mask', { operator: 'mask', keepLast: 4 }, { operator: 'mask', with: '•' }, { operator: 'digest', purpose: 'service' }, { operator: 'refuse', because: 'x' }, { operator: 'replace', with: 'x' }, { operator: 'replace' })
    const some = fc.record({
      version: fc.constant(1),
      $schema: fc.constant('x'),
      language: fc.constantFrom('en', 'pt-BR', 'fr', 'english!'),
      entities: fc.dictionary(fc.constantFrom(...entityTypes.slice(0, 8), 'STAFF_ID'), fc.oneof(operator, fc.record({ inbound: operator, outbound: operator }, { requiredKeys: [] })), { maxKeys: 3 }),
      detect: fc.record({ names: fc.constantFrom<unknown>(true, 'thorough'), deny: fc.constantFrom({ STAFF_ID: ['Ann'] }, { CREDIT_CARD: ['x'] }), patterns: fc.constantFrom<unknown>({ STAFF_ID: 'S[0-9]{4}' }, { STAFF_ID: ['S1', { pattern: 'S2', score: 0.5 }] }) }, { requiredKeys: ['deny'] }),
      settings: fc.dictionary(fc.constantFrom('scrub', 'consent'), bit, { maxKeys: 2 }),
      locks: fc.subarray(['scrub', 'thorough', 'disclosure']),
      consent: fc.record({ coolDownDays: day, validityDays: day }, { requiredKeys: [] }),
      retention: fc.array(fc.record({ what: fc.constantFrom('values', 'state'), days: day, types: fc.constant(['PERSON']) }, { requiredKeys: ['what', 'days'] }), { maxLength: 2 }),
      regimes: fc.dictionary(fc.constantFrom('gdpr', 'ours', 'theirs'), fc.record({ like: fc.constantFrom('ccpa', 'none'), minimumAge: day, disclosure: fc.record({ afterDays: day }) }, { requiredKeys: [] }), { minKeys: 1, maxKeys: 2 }),
      rules: fc.array(fc.record({ operator: fc.constantFrom('redact', 'token'), types: fc.constantFrom(['PERSON'], ['AGE', 'PERSON'], ['NONE']), destinations: fc.constant(['telemetry']) }, { requiredKeys: ['operator'] }), { maxLength: 2 }),
      attachments: fc.dictionary(fc.constantFrom('image/*', 'text/plain', '*/*'), fc.constantFrom<unknown>('pass', { inbound: 'scrub' }), { maxKeys: 2 }),
    }, { requiredKeys: ['version'] })
    let accepted = 0
    fc.assert(
      fc.property(some, (given) => {
        const policy: unknown = JSON.parse(JSON.stringify(given))
        if (checkPolicy(policy).policy === undefined) return
        accepted += 1
        expect(accepts(policy), JSON.stringify([policy, accepts.errors])).to.equal(true)
      }),
      { seed, numRuns: 1_000 },
    )
    expect(accepted).to.be.above(50)
    console.log(`      1000 policies, ${accepted} accepted, seed ${seed}`)
  }).timeout(20_000)
})

describe('a policy to start from', () => {
  it('is valid, and says purposes, regimes, retention and operators', () => {
    expect(policies).to.have.members(['ccpa.yaml', 'gdpr-and-ccpa.yaml', 'gdpr.yaml', 'hipaa-like-strict.yaml', 'internal-helpdesk.yaml'])
    for (const file of policies) {
      const text = readFileSync(join(root, 'policies', file), 'utf8')
      const { policy, mistakes } = checkPolicy(text)
      expect(mistakes, file).to.deep.equal([])
      expect(policy?.purposes.some(({ required }) => !required), file).to.equal(true)
      expect(policy?.retention.length, file).to.be.above(2)
      expect(parse(text), file).to.include.keys('controller', 'notice', 'regimes', 'entities', 'locks')
    }
  })
})
