import { expect } from 'chai'
import fc from 'fast-check'
import { hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deriveKey, hkdf, keyedToken } from '../../src/crypto/derive.js'
import { canonicalJson } from '../../src/lib/canonical-json.js'
import { sharedFolder } from '../lib/shared-data.js'

describe('HKDF-SHA-256', () => {
  it('makes the keys of RFC 5869, appendix A.1 and A.3', () => {
    const key = hex('0b'.repeat(22))
    expect(toHex(hkdf(key, hex('f0f1f2f3f4f5f6f7f8f9'), hex('000102030405060708090a0b0c')))).to.equal(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    )
    expect(toHex(hkdf(key, new Uint8Array()))).to.equal('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d')
  })

  it('begins every valid Wycheproof vector as it must begin', function () {
    const file = join(sharedFolder(this, 'vectors/wycheproof'), 'hkdf_sha256_test.json')
    const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as Wycheproof
    let count = 0
    // The first 32 bytes do not depend on how many are asked for; the invalid vectors ask for too many.
    for (const { ikm, salt, info, okm, size, result } of testGroups.flatMap(({ tests }) => tests)) {
      if (result === 'invalid') continue
      const made = hkdf(hex(ikm), hex(info), salt === '' ? undefined : hex(salt))
      expect(toHex(made.subarray(0, Math.min(32, size)))).to.equal(okm.slice(0, 64))
      count += 1
    }
    expect(count).to.be.greaterThan(70)
    console.log(`      ${count} vectors`)
  })

  it('is what Node makes of the same context', () => {
    const key = new Uint8Array(32).fill(7)
    const context = { v: 1, tenant: 'acme', use: 'index' }
    expect(deriveKey(key, context)).to.deep.equal(new Uint8Array(hkdfSync('sha256', key, '', canonicalJson(context), 32)))
  })

  it('takes the id of a tenant as long as ids may be', () => {
    expect(deriveKey(new Uint8Array(32), { tenant: 't'.repeat(2_048) })).to.have.length(32)
  })

  it('makes another key for every other context, however the parts are cut', () => {
    const key = new Uint8Array(32).fill(7)
    const contexts = [
      { a: 'x', b: 'y' }, { a: 'xy', b: '' }, { a: 'x","b":"y', b: '' }, { a: 'x' }, { b: 'x' }, { a: 1 }, { a: '1' }, {},
    ] as Record<string, string | number>[]
    const keys = new Set(contexts.map((context) => toHex(deriveKey(key, context))))
    expect(keys.size).to.equal(contexts.length)
    expect(keys.has(toHex(deriveKey(new Uint8Array(32).fill(8), { a: 'x', b: 'y' })))).to.equal(false)
  })
})

describe('a keyed token', () => {
  it('depends on the key and on every part, and not on how they join', () => {
    const seed = Date.now()
    const parts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 })
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        const key = new Uint8Array(32).fill(1)
        const isSame = JSON.stringify(left) === JSON.stringify(right)
        expect(keyedToken(key, left) === keyedToken(key, right)).to.equal(isSame)
        expect(keyedToken(key, left)).to.not.equal(keyedToken(new Uint8Array(32).fill(2), left))
        expect(keyedToken(key, left)).to.match(/^[A-Za-z0-9_-]{22}$/)
      }),
      { seed, numRuns: 300 },
    )
    console.log(`      300 pairs, seed ${seed}`)
  })
})

interface Wycheproof {
  readonly testGroups: readonly {
    readonly tests: readonly {
      readonly ikm: string
      readonly salt: string
      readonly info: string
      readonly okm: string
      readonly size: number
      readonly result: 'valid' | 'invalid'
    }[]
  }[]
}

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
