import { expect } from 'chai'
import fc from 'fast-check'
import { toBase64Url } from '../../src/crypto/bytes.js'
import { deriveKey } from '../../src/crypto/derive.js'
import { envelopeKeyId, openEnvelope, sealEnvelope } from '../../src/crypto/envelope.js'
import { failureOf } from '../lib/failure.js'
import { createTestRandom } from '../lib/test-ports.js'

const key = new Uint8Array(32).fill(3)
const random = createTestRandom()
const sealed = sealEnvelope(Buffer.from('ana@example.org'), key, 'k1', random)
const [version = '', keyId = '', nonce = '', ciphertext = ''] = sealed.split('.')

describe('a sealed envelope', () => {
  // Wycheproof has no vectors for XSalsa20-Poly1305; this one is from the tests of NaCl itself (tests/secretbox.c).
  it('is the secretbox of NaCl, byte for byte', () => {
    const nonceBytes = hex('69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37')
    const naclKey = hex('1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389')
    const plain = hex(
      'be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f4' +
        '1db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52' +
        'f0a089bc76897040e082f937763848645e0705',
    )
    const box = hex(
      'f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b' +
        '4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da' +
        '99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5',
    )
    const envelope = sealEnvelope(plain, naclKey, 'k', () => nonceBytes)
    expect(envelope).to.equal(`v1.k.${toBase64Url(nonceBytes)}.${toBase64Url(box)}`)
    expect(openEnvelope(envelope, naclKey, 'k')).to.deep.equal(plain)
  })

  it('opens to what was sealed', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (plain, anyKey) => {
        const envelope = sealEnvelope(plain, anyKey, 'any_Id-1', random)
        expect(openEnvelope(envelope, anyKey, 'any_Id-1')).to.deep.equal(plain)
        expect(envelopeKeyId(envelope)).to.equal('any_Id-1')
      }),
      { seed, numRuns: 200 },
    )
    console.log(`      200 envelopes, seed ${seed}`)
  })

  it('never opens with any one of its bits flipped', () => {
    const bytes = Buffer.from(sealed, 'latin1')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expectShut(flipped.toString('latin1'), key, `bit ${bit}`)
    }
    console.log(`      ${bytes.length * 8} bits`)
  })

  it('never opens when cut, grown, or put together of other parts', () => {
    const other = sealEnvelope(Buffer.from('ana@example.org'), key, 'k1', random).split('.')
    for (let length = 0; length < sealed.length; length += 1) expectShut(sealed.slice(0, length), key, `cut at ${length}`)
    const wrong = [
      `${sealed}A`, `${sealed}=`, `${sealed}.`, `${sealed}.A`, ` ${sealed}`, `${sealed}\n`, `v2.${keyId}.${nonce}.${ciphertext}`,
      `V1.${keyId}.${nonce}.${ciphertext}`, `${version}..${nonce}.${ciphertext}`, `${version}.k2.${nonce}.${ciphertext}`,
      `${version}.${keyId}.${other[2]}.${ciphertext}`, `${version}.${keyId}.${nonce}.${other[3]}`, `${version}.${keyId}.${nonce}.`,
      `${version}.${keyId}..${ciphertext}`, `${version}.${'k'.repeat(65)}.${nonce}.${ciphertext}`, '', '...', 'v1', 'null',
    ]
    for (const envelope of wrong) expectShut(envelope, key, envelope)
  })

  it('does not open under another scope, because the scope is in its key', () => {
    const scope = { v: 1, tenant: 'acme', subject: 's1', conversation: 'c1', type: 'EMAIL_ADDRESS' }
    const envelope = sealEnvelope(Buffer.from('x'), deriveKey(key, scope), 's1', random)
    const others = [{ tenant: 'evil' }, { subject: 's2' }, { conversation: 'c2' }, { type: 'PERSON' }, { v: 2 }]
    for (const other of others) expectShut(envelope, deriveKey(key, { ...scope, ...other }), JSON.stringify(other), 's1')
    expect(openEnvelope(envelope, deriveKey(key, scope), 's1')).to.have.length(1)
  })

  it('fails with one message, whatever the reason', () => {
    const reasons = ['', 'v1.k1.x.y', sealed.slice(0, -1), `${sealed.slice(0, -2)}AA`, sealed.replace('v1', 'v3')]
    const messages = reasons.map((envelope) => failureOf(() => openEnvelope(envelope, key, 'k1')).message)
    messages.push(failureOf(() => openEnvelope(sealed, new Uint8Array(32), 'k1')).message)
    messages.push(failureOf(() => openEnvelope(sealed, key, 'k2')).message)
    expect(new Set(messages)).to.deep.equal(new Set(['ERR_ENVELOPE: The envelope does not open.']))
  })
})

function expectShut(envelope: string, withKey: Uint8Array, what: string, withId: string = 'k1'): void {
  expect(() => openEnvelope(envelope, withKey, withId), what).to.throw().with.property('code', 'ERR_ENVELOPE')
}

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}
