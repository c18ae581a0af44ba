import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encryptDigits, ff1DigitsMax, ff1DigitsMin } from '../../src/crypto/ff1.js'
import { failureOf } from '../lib/failure.js'
import { sharedFolder } from '../lib/shared-data.js'

interface Vector {
  readonly tcId: number
  readonly flags: readonly string[]
  readonly key: string
  readonly tweak: string
  readonly msg: readonly number[]
  readonly ct: readonly number[]
  readonly result: 'valid' | 'invalid'
}

describe('encrypting digits', () => {
  it('agrees with Wycheproof wherever it agrees to work, and refuses what is invalid', function () {
    const file = join(sharedFolder(this, 'vectors', 'wycheproof'), 'aes_ff1_radix10_test.json')
    const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as { readonly testGroups: readonly { readonly tests: readonly Vector[] }[] }
    const counts = { same: 0, refused: 0, outside: 0 }
    for (const { key, tweak, msg, ct, result, tcId } of testGroups.flatMap(({ tests }) => tests)) {
      const [digits, expected] = [msg.join(''), ct.join('')]
      const encrypt = (): string => encryptDigits(msg.every((digit) => Number.isInteger(digit) && digit >= 0 && digit <= 9) ? digits : 'x', Buffer.from(key, 'hex'), Buffer.from(tweak, 'hex'))
      const isOutside = digits.length < ff1DigitsMin || digits.length > ff1DigitsMax
      if (result === 'valid' && !isOutside) {
        expect(encrypt(), `vector ${tcId}`).to.equal(expected)
        counts.same += 1
      } else {
        expect(failureOf(encrypt).code, `vector ${tcId}`).to.equal('ERR_INPUT')
        counts[result === 'valid' ? 'outside' : 'refused'] += 1
      }
    }
    expect([counts.same > 2_000, counts.refused]).to.deep.equal([true, 533])
    console.log(`      ${counts.same} agree, ${counts.refused} invalid ones refused, ${counts.outside} shorter or longer than we take`)
  }).timeout(60_000)

  it('refuses fewer than a million possible values, for they can be tried one by one', () => {
    const key = new Uint8Array(32)
    expect(failureOf(() => encryptDigits('12345', key, key)).code).to.equal('ERR_INPUT')
    expect(encryptDigits('123456', key, key)).to.match(/^\d{6}$/)
  })

  it('never quotes what it refuses', () => {
    expect(failureOf(() => encryptDigits('4111x', new Uint8Array(32), new Uint8Array(0))).message).to.not.include('4111')
  })
})
