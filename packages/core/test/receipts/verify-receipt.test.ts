import { expect } from 'chai'
import fc from 'fast-check'
import { canonicalJson, type JsonValue } from '../../src/lib/canonical-json.js'
import { verifyReceipt } from '../../src/receipts/verify-receipt.js'

describe('what is no receipt', () => {
  it('is refused with a code of the log, whatever it is', () => {
    const seed = Date.now()
    const json = fc.jsonValue() as fc.Arbitrary<JsonValue>
    const member = fc.oneof(json, fc.base64String())
    const shaped = fc.record({
      format: fc.constant('scrubjay-receipt/v1'), record: fc.oneof(fc.dictionary(fc.string(), json), json),
      salt: fc.oneof(fc.constant(Buffer.alloc(32).toString('base64')), member), entry: member,
      proof: fc.oneof(fc.string(), member), vkey: fc.oneof(fc.constant('x+00000000+AA=='), member),
    })
    const files = fc.oneof(
      fc.uint8Array(),
      json.map((value) => Buffer.from(JSON.stringify(value))),
      shaped.map((value) => Buffer.from(`${canonicalJson(value as JsonValue)}\n`)),
    )
    fc.assert(
      fc.property(files, (bytes) => {
        expect(() => verifyReceipt(bytes)).to.throw().with.property('code').oneOf(['ERR_AUDIT_FORMAT', 'ERR_AUDIT_INVALID'])
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 files, seed ${seed}`)
  })

  it('is refused also when it is nested without end, and quoted nowhere', () => {
    const deep = `${'{"secret-value":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const file = `{"entry":"","format":"scrubjay-receipt/v1","proof":"","record":${deep},"salt":"${Buffer.alloc(32).toString('base64')}","vkey":""}\n`
    expect(() => verifyReceipt(Buffer.from(file))).to.throw(/^ERR_AUDIT_FORMAT(?!.*secret-value)/)
  })
})
