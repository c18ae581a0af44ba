import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEd25519Signer, createEd25519Verifier } from '../../src/crypto/ed25519.js'
import { sharedFolder } from '../lib/shared-data.js'

describe('Ed25519', () => {
  it('makes the key and signature of RFC 8032 §7.1, test 2', () => {
    const signer = createEd25519Signer(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    const signature = signer.sign(hex('72'))
    expect(toHex(signer.publicKey)).to.equal('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(toHex(signature)).to.equal(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    const verifier = createEd25519Verifier(signer.publicKey)
    expect(verifier.verify(hex('72'), signature)).to.equal(true)
    expect(verifier.verify(hex('73'), signature)).to.equal(false)
  })

  it('refuses keys of another length', () => {
    for (const length of [0, 31, 33, 64]) {
      expect(() => createEd25519Signer(new Uint8Array(length))).to.throw().with.property('code', 'ERR_KEYS_INVALID')
      expect(() => createEd25519Verifier(new Uint8Array(length))).to.throw().with.property('code', 'ERR_KEYS_INVALID')
    }
  })

  it('decides every Wycheproof vector as it must be decided', function () {
    const file = join(sharedFolder(this, 'vectors/wycheproof'), 'ed25519_test.json')
    const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as Wycheproof
    const counts = { valid: 0, invalid: 0 }
    for (const { publicKey, tests } of testGroups) {
      const verifier = createEd25519Verifier(hex(publicKey.pk))
      for (const { tcId, msg, sig, result } of tests) {
        expect(verifier.verify(hex(msg), hex(sig)), `test ${tcId}`).to.equal(result === 'valid')
        counts[result] += 1
      }
    }
    expect(counts).to.deep.equal({ valid: 88, invalid: 63 })
    console.log(`      ${counts.valid} valid and ${counts.invalid} invalid signatures`)
  })
})

interface Wycheproof {
  readonly testGroups: readonly {
    readonly publicKey: { readonly pk: string }
    readonly tests: readonly { readonly tcId: number; readonly msg: string; readonly sig: string; readonly result: 'valid' | 'invalid' }[]
  }[]
}

function hex(text: string): Uint8Array {
  return Buffer.from(text, 'hex')
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
