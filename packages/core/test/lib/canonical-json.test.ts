import { expect } from 'chai'
import fc from 'fast-check'
import { ScrubjayError } from '../../src/errors.js'
import { canonicalJson, type JsonValue } from '../../src/lib/canonical-json.js'

describe('canonical JSON', () => {
  it('writes the values of RFC 8785 as RFC 8785 does', () => {
    for (const [value, text] of written) expect(canonicalJson(value)).to.equal(text)
    console.log(`      ${written.length} values`)
  })

  it('refuses what JSON cannot say exactly', () => {
    for (const [what, value] of refused()) {
      expect(() => canonicalJson(value as JsonValue), what).to.throw(ScrubjayError).with.property('code', 'ERR_INPUT')
    }
    console.log(`      ${refused().length} values`)
  })

  it('names no value in its errors', () => {
    const canary = { 'canary-key': 'canary-value\ud800' }
    expect(() => canonicalJson(canary)).to.throw().with.property('message').not.include('canary')
  })

  it('allows the same object twice, as long as it does not contain itself', () => {
    const twice = { a: 1 }
    expect(canonicalJson([twice, twice])).to.equal('[{"a":1},{"a":1}]')
  })

  it('parses back to the value it was made of', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(canonicalJson(value as JsonValue))).to.deep.equal(JSON.parse(JSON.stringify(value)))
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 values, seed ${seed}`)
  }).timeout(20_000)

  it('does not depend on the order in which an object was made, and orders keys by UTF-16 code units', () => {
    const seed = Date.now()
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u{1f600}', '\ufb33', '\r', '1', '', 'é'))
    const objects = fc.uniqueArray(fc.tuple(key, fc.integer()), { selector: ([name]) => name, maxLength: 12 })
    fc.assert(
      fc.property(objects, (members) => {
        const text = canonicalJson(Object.fromEntries(members))
        expect(canonicalJson(Object.fromEntries([...members].reverse()))).to.equal(text)
        const keys = [...text.matchAll(/("(?:[^"\\]|\\.)*"):/g)].map(([, name]) => JSON.parse(name ?? '') as string)
        expect(keys).to.have.length(members.length)
        expect(keys.every((name, place) => place === 0 || isBefore(keys[place - 1] ?? '', name))).to.equal(true)
      }),
      { seed, numRuns: 1_000 },
    )
    console.log(`      1000 objects, seed ${seed}`)
  })
})

/** Compares code unit by code unit, as RFC 8785 §3.2.3 says it. */
function isBefore(one: string, other: string): boolean {
  for (let place = 0; place < Math.min(one.length, other.length); place += 1) {
    if (one.charCodeAt(place) !== other.charCodeAt(place)) return one.charCodeAt(place) < other.charCodeAt(place)
  }
  return one.length < other.length
}

/** The double with this bit pattern, as appendix B of RFC 8785 gives them. */
function double(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, bits)
  return view.getFloat64(0)
}

const written: readonly (readonly [JsonValue, string])[] = [
  // Appendix B: numbers.
  [double(0x0000000000000000n), '0'],
  [double(0x8000000000000000n), '0'],
  [double(0x0000000000000001n), '5e-324'],
  [double(0x8000000000000001n), '-5e-324'],
  [double(0x7fefffffffffffffn), '1.7976931348623157e+308'],
  [double(0xffefffffffffffffn), '-1.7976931348623157e+308'],
  [double(0x4340000000000000n), '9007199254740992'],
  [double(0xc340000000000000n), '-9007199254740992'],
  [double(0x4430000000000000n), '295147905179352830000'],
  [double(0x44b52d02c7e14af5n), '9.999999999999997e+22'],
  [double(0x44b52d02c7e14af6n), '1e+23'],
  [double(0x44b52d02c7e14af7n), '1.0000000000000001e+23'],
  [double(0x444b1ae4d6e2ef4en), '999999999999999700000'],
  [double(0x444b1ae4d6e2ef4fn), '999999999999999900000'],
  [double(0x444b1ae4d6e2ef50n), '1e+21'],
  [double(0x3eb0c6f7a0b5ed8cn), '9.999999999999997e-7'],
  [double(0x3eb0c6f7a0b5ed8dn), '0.000001'],
  [double(0x41b3de4355555553n), '333333333.3333332'],
  [double(0x41b3de4355555554n), '333333333.33333325'],
  [double(0x41b3de4355555555n), '333333333.3333333'],
  [double(0x41b3de4355555556n), '333333333.3333334'],
  [double(0x41b3de4355555557n), '333333333.33333343'],
  [double(0xbecbf647612f3696n), '-0.0000033333333333333333'],
  [double(0x43143ff3c1cb0959n), '1424953923781206.2'],
  // §3.2.2: literals and strings.
  [[null, true, false], '[null,true,false]'],
  ['€$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ['\b\t\n\f\r\u0000\u001f', '"\\b\\t\\n\\f\\r\\u0000\\u001f"'],
  ['\u007f\u2028/</script>', '"\u007f\u2028/</script>"'],
  // §3.2.3: keys by code units, where a surrogate pair comes before U+FB33.
  [
    {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      'ö': 'Latin Small Letter O With Diaeresis',
    },
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
  [{ b: [{}, []], a: { d: 1, c: 'x' } }, '{"a":{"c":"x","d":1},"b":[{},[]]}'],
]

function refused(): readonly (readonly [string, unknown])[] {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = [cycle]
  let deep: unknown = 0
  for (let depth = 0; depth < 101; depth += 1) deep = [deep]
  return [
    ['not a number', Number.NaN],
    ['infinity', { a: Number.POSITIVE_INFINITY }],
    ['minus infinity', [Number.NEGATIVE_INFINITY]],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['an undefined item', [undefined]],
    ['a hole', Object.assign([], { length: 1 })],
    ['a function', () => 1],
    ['a method', { toJSON: () => 'x' }],
    ['a symbol', Symbol('s')],
    ['a big integer', 1n],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', '\udc00'],
    ['reversed surrogates', '\ude00\ud83d'],
    ['a lone surrogate in a key', { '\udead': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', new Uint8Array(1)],
    ['a cycle', cycle],
    ['nesting beyond the limit', deep],
  ]
}
