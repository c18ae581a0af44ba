import { expect } from 'chai'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { decodeBase58, decodeBase58Check, rippleAlphabet } from '../../src/detect/checksum/base58.js'
import { isBech32Valid } from '../../src/detect/checksum/bech32.js'
import { sha256 } from '../../src/detect/checksum/sha256.js'
import { isVinCheckValid } from '../../src/detect/checksum/vin.js'

const seed = 20261124

describe('checksums of wallets', () => {
  it(`hash as the platform does, whatever the length (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => Buffer.from(sha256(message)).equals(createHash('sha256').update(message).digest())),
      { seed, numRuns: 200 },
    )
  })

  it('decode base58 with its check bytes, and nothing that is mistyped', () => {
    expect(decodeBase58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).to.have.length(21)
    expect(decodeBase58Check('3P14159f73E4gFr7JterCCQh9QjiTjiZrG')?.[0]).to.equal(5)
    expect(decodeBase58Check('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', rippleAlphabet)).to.have.length(21)
    expect(decodeBase58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb')).to.equal(undefined)
    expect(decodeBase58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a')).to.equal(undefined)
    expect(decodeBase58Check('')).to.equal(undefined)
    expect(decodeBase58Check('1'.repeat(200))).to.equal(undefined)
    expect([...(decodeBase58('11z') ?? [])]).to.deep.equal([0, 0, 57])
  })

  it('know bech32 and bech32m, in one case', () => {
    // Test vectors of BIP 173 and BIP 350.
    for (const valid of ['A12UEL5L', 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'a1lqfn3a']) {
      expect(isBech32Valid(valid), valid).to.equal(true)
    }
    for (const invalid of ['A1G7SGD8', 'x1b4n0q5v', 'li1dgmt3', '10a06t8', '1qzzfhee', 'bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1']) {
      expect(isBech32Valid(invalid), invalid).to.equal(false)
    }
  })
})

describe('the check digit of vehicles', () => {
  it('holds for the example of the regulation and for no other digit', () => {
    expect(isVinCheckValid('1M8GDM9AXKP042788')).to.equal(true)
    expect(isVinCheckValid('11111111111111111')).to.equal(true)
    for (const digit of '0123456789') expect(isVinCheckValid(`1M8GDM9A${digit}KP042788`), digit).to.equal(false)
  })
})
