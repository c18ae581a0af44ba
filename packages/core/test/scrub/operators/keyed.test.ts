import { expect } from 'chai'
import fc from 'fast-check'
import { createHmac } from 'node:crypto'
import { deriveKey } from '../../../src/crypto/derive.js'
import type { EntityType } from '../../../src/detect/span.js'
import { decrypt, encrypt } from '../../../src/scrub/operators/encrypt.js'
import { formatPreserving } from '../../../src/scrub/operators/format-preserving.js'
import { operate } from '../../../src/scrub/operators/operate.js'
import { pseudonym } from '../../../src/scrub/operators/pseudonym.js'
import { failureOf } from '../../lib/failure.js'
import { createTestRandom } from '../../lib/test-ports.js'

const random = createTestRandom('keyed')
const key = random(32)
const subject = { key: random(32), scope: { tenant: 't', subject: 'S'.repeat(22), conversation: 'c' }, random }
const card = { type: 'CREDIT_CARD', text: '4111 1111 1111 1111' } as const

describe('a pseudonym', () => {
  it('is one word for one value, however it is spelled, and tells types apart', () => {
    const of = (type: EntityType, text: string): string => pseudonym({ type, text }, key)
    expect(of('EMAIL_ADDRESS', 'Ann@Example.org')).to.equal(of('EMAIL_ADDRESS', 'ann@example.org')).and.match(/^\[EMAIL_ADDRESS_~[bcdfghjkmnpqrtvz]{16}\]$/)
    expect(of('CREDIT_CARD', '4111-1111-1111-1111')).to.equal(of('CREDIT_CARD', '４１１１ 1111 1111 1111'))
    expect(of('PERSON', ' Ann  Lee ')).to.equal(of('PERSON', 'ann lee'))
    expect(of('PASSWORD', 'Secret1')).to.not.equal(of('PASSWORD', 'secret1'))
    expect(of('PERSON', 'ann lee').slice(-17)).to.not.equal(of('ORGANIZATION', 'ann lee').slice(-17))
    expect(of('EMAIL_ADDRESS', 'a.b@example.org')).to.not.equal(of('EMAIL_ADDRESS', 'ab@example.org'))
  })

  it('of one purpose cannot be matched with another’s, nor with a digest', () => {
    const made = (rule: { readonly operator: 'pseudonym' | 'digest'; readonly purpose?: string }): string => operate(card, rule, { organisationKey: key })
    const all = [made({ operator: 'pseudonym' }), made({ operator: 'pseudonym', purpose: 'a' }), made({ operator: 'pseudonym', purpose: 'b' })]
    expect(new Set(all).size).to.equal(3)
    expect(made({ operator: 'digest' })).to.not.equal(made({ operator: 'digest', purpose: 'a' }))
  })
})

describe('a digest', () => {
  it('is HMAC-SHA-256 under a key of its own', () => {
    const own = deriveKey(key, { v: 1, use: 'digest', purpose: 'billing' })
    const expected = createHmac('sha256', own).update(Buffer.from('CREDIT_CARD\n4111111111111111', 'utf16le')).digest('hex')
    expect(operate(card, { operator: 'digest', purpose: 'billing' }, { organisationKey: key })).to.equal(expected)
  })
})

describe('an encrypted value', () => {
  it('comes back to the letter in its scope, halves of pairs too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }), (units) => {
        const value = { type: 'PERSON', text: String.fromCharCode(...units) } as const
        expect(decrypt(encrypt(value, subject), subject)).to.deep.equal(value)
      }),
    )
  })

  it('opens for no other person, conversation, tenant or key, nor changed', () => {
    const envelope = encrypt(card, subject)
    const { scope } = subject
    const others = [
      { key: random(32), scope }, { key: subject.key, scope: { ...scope, tenant: 'u' } },
      { key: subject.key, scope: { ...scope, subject: 'T'.repeat(22) } }, { key: subject.key, scope: { ...scope, conversation: 'd' } },
    ]
    for (const other of others) expect(failureOf(() => decrypt(envelope, other)).code).to.equal('ERR_ENVELOPE')
    for (const text of ['', 'v1.a.b.c', envelope.slice(0, -1), `${envelope}A`, card.text]) expect(failureOf(() => decrypt(text, subject)).code).to.equal('ERR_ENVELOPE')
  })

  it('is an envelope v1.<subject>.<nonce>.<ciphertext>, never the same twice', () => {
    expect(encrypt(card, subject)).to.match(/^v1\.S{22}\.[\w-]{32}\.[\w-]+$/).and.not.equal(encrypt(card, subject))
  })
})

describe('format-preserving encryption', () => {
  it('changes digits and keeps length, separators and the few letters of a number', () => {
    const made = (type: EntityType, text: string): string | undefined => formatPreserving({ type, text }, key)
    expect(made('CREDIT_CARD', card.text)).to.match(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(made('IBAN_CODE', 'DE89 3704 0044 0532 0130 00')).to.match(/^DE\d\d(?: \d{4}){4} \d\d$/)
    expect(made('CREDIT_CARD', '4111-1111-1111-1111')?.replaceAll('-', '')).to.equal(made('CREDIT_CARD', card.text)?.replaceAll(' ', ''))
    expect(made('PHONE_NUMBER', '4111111111111111')).to.not.equal(made('CREDIT_CARD', '4111111111111111'))
  })

  it('refuses too few digits, words, and digits that would stay as they are', () => {
    for (const text of ['12345', 'ann123456@example.org', 'four 1 one 11 one 1111', '123456٣', '１２３４５６', '9'.repeat(65), '']) {
      expect(formatPreserving({ type: 'CREDIT_CARD', text }, key), text).to.equal(undefined)
    }
  })

  it('gives no two values of a length the same digits', () => {
    const made = Array.from({ length: 2_000 }, (_, index) => formatPreserving({ type: 'CREDIT_CARD', text: String(100_000 + index) }, key))
    expect(new Set(made).size).to.equal(2_000)
  })
})
