import { expect } from 'chai'
import { checkPolicy } from '../../src/policy/parse-policy.js'
import type { Policy } from '../../src/policy/policy.js'
import { lawfulBases } from '../../src/policy/duties.js'
import { commitTo, digestOfText, uuidOf } from '../../src/receipts/commitment.js'
import { buildReceiptRecord, type ConsentEvent } from '../../src/receipts/receipt-record.js'

const policy = checkPolicy({
  version: 1,
  language: 'de',
  controller: { name: 'Acme', contact: 'privacy@acme.example' },
  notice: { version: '3', text: 'Wir antworten.' },
  purposes: lawfulBases.map((lawfulBasis) => ({ id: lawfulBasis, description: 'to answer', required: lawfulBasis === 'consent', lawfulBasis })),
}).policy as Policy

const event: ConsentEvent = {
  state: 'granted', purposes: policy.purposes.slice(0, 1), timeMs: 1_700_000_000_000, subject: 'token', channel: 'webchat', jurisdiction: 'EU', method: 'button', promptDigest: digestOfText('?'),
}

describe('a consent record', () => {
  it('has every part that ISO/IEC TS 27560 makes mandatory, in the terms of DPV', () => {
    const record = buildReceiptRecord(policy, event, 'id')
    for (const path of [
      'dct:conformsTo.@id', 'dct:identifier', 'dpv:hasDataSubject.dct:identifier',
      'dpv:hasNotice.dct:identifier', 'dpv:hasNotice.dct:language', 'dpv:hasNotice.schema:sha256', 'dpv:hasJurisdiction', 'dpv:hasConsentControl.@type',
      'dpv:hasPurpose[0].dct:description', 'dpv:hasPurpose[0].dpv:hasPersonalData', 'dpv:hasPurpose[0].dpv:hasRecipient',
      'dpv:hasPurpose[0].dpv:hasStorageCondition.dpv:hasDuration', 'dpv:hasPurpose[0].dpv:hasStorageCondition.dpv:hasLocation',
      'dpv:hasDataController.dct:identifier', 'dpv:hasDataController.dpv:hasName', 'dpv:hasDataController.dpv:hasAddress', 'dpv:hasDataController.dpv:hasContact', 'dpv:hasDataController.@type',
      'dct:hasPart[0].dct:date', 'dct:hasPart[0].dct:valid', 'dct:hasPart[0].dpv:isImplementedByEntity', 'dct:hasPart[0].dpv:hasLegalBasis.@id', 'dct:hasPart[0].dpv:hasConsentStatus.@id',
    ]) expect(record).to.have.nested.property(path)
    expect(record).to.have.nested.property('dct:hasPart[0].dct:date', '2023-11-14T22:13:20.000Z')
    expect(record).to.have.nested.property('dct:hasPart[0].dct:valid', 'P365D')
  })

  it('names the state and the lawful basis by a term of DPV each, and an objection by its kind too', () => {
    const states = (['granted', 'refused', 'withdrawn', 'objected'] as const).map((state) => buildReceiptRecord(policy, { ...event, state }, 'id')['dct:hasPart'])
    expect(JSON.stringify(states).match(/dpv:Consent[GRW]\w+/g)).to.deep.equal(['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn', 'dpv:ConsentRefused'])
    expect(states[3]).to.have.nested.property('[0].dct:type', 'objection')
    const interests = policy.purposes.filter(({ lawfulBasis }) => lawfulBasis === 'legitimate-interests')
    const objected = buildReceiptRecord(policy, { ...event, state: 'objected', purposes: interests }, 'id')
    expect(objected).to.have.nested.property('dct:hasPart[0].dpv:hasLegalBasis.@id', 'dpv:LegitimateInterest')
    const all = JSON.stringify(buildReceiptRecord(policy, { ...event, purposes: policy.purposes }, 'id')['dpv:hasPurpose'])
    expect([...all.matchAll(/"dpv:hasLegalBasis":\{"@id":"(dpv:\w+)"/g)].map(([, basis]) => basis)).to.have.length(lawfulBases.length)
  })

  it('has no digest where nothing was shown', () => {
    expect(buildReceiptRecord(policy, { ...event, promptDigest: undefined }, 'id')).not.to.have.nested.property('dpv:hasNotice.schema:sha256')
  })
})

describe('a commitment', () => {
  it('is the same for the same record and salt, and another one for another of either', () => {
    const record = buildReceiptRecord(policy, event, 'id')
    const [salt, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    expect(commitTo(record, salt)).to.equal(commitTo({ ...record }, salt)).and.to.match(/^[\w-]{43}$/)
    expect(commitTo(record, other)).not.to.equal(commitTo(record, salt))
    expect(commitTo({ ...record, '@id': 'urn:uuid:other' }, salt)).not.to.equal(commitTo(record, salt))
  })

  it('is about a record with a random UUID', () => {
    expect(uuidOf(Buffer.alloc(16, 0xff))).to.equal('ffffffff-ffff-4fff-bfff-ffffffffffff')
    expect(uuidOf(Buffer.alloc(16))).to.equal('00000000-0000-4000-8000-000000000000')
  })
})
