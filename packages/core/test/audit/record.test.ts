import { expect } from 'chai'
import fc from 'fast-check'
import { auditEventTypes, encodeEntry, isEntryWord, parseEntry, type AuditEntry } from '../../src/audit/record.js'

const entry: AuditEntry = {
  type: 'settings.changed',
  timeMs: 1_795_000_000_123,
  channel: 'msteams',
  subject: 'q0J3bM7w',
  before: { mode: 'guard', cards: true },
  after: { mode: 'observe', cards: false, days: 30 },
  by: 'role:officer',
}
const text =
  '{"after":{"cards":false,"days":30,"mode":"observe"},"before":{"cards":true,"mode":"guard"},"by":"role:officer",' +
  '"channel":"msteams","subject":"q0J3bM7w","time":"2026-11-18T11:06:40.123Z","type":"settings.changed","v":1}'

describe('an audit entry', () => {
  it('has the bytes of the specification', () => {
    expect(Buffer.from(encodeEntry(entry)).toString()).to.equal(text)
    expect(parseEntry(Buffer.from(text))).to.deep.equal(entry)
  })

  it('is read back as it was written, whatever it holds', () => {
    const seed = Date.now()
    fc.assert(
      fc.property(entries, (value) => {
        const bytes = encodeEntry(value)
        expect(parseEntry(bytes)).to.deep.equal(value)
        expect(Buffer.compare(encodeEntry(parseEntry(bytes)), bytes)).to.equal(0)
      }),
      { seed, numRuns: 1_000 },
    )
    console.log(`      1000 entries, seed ${seed}`)
  })

  it('is itself or no entry after any change of one byte', () => {
    const seed = Date.now()
    let refused = 0
    fc.assert(
      fc.property(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, mask) => {
        const bytes = encodeEntry(value)
        const changed = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ mask : byte))
        let parsed: AuditEntry
        try {
          parsed = parseEntry(changed)
        } catch (error) {
          expect(error).to.have.property('code', 'ERR_AUDIT_FORMAT')
          refused += 1
          return
        }
        // Another word or count is another entry; then it must be the only form of that entry.
        expect(Buffer.compare(encodeEntry(parsed), changed)).to.equal(0)
      }),
      { seed, numRuns: 1_000 },
    )
    expect(refused).to.be.greaterThan(500)
    console.log(`      1000 changes of which ${refused} left no entry, seed ${seed}`)
  })

  it('is refused unless it is in the one form of the log', () => {
    const cases: readonly [string, string | Uint8Array][] = [
      ['nothing', ''],
      ['no JSON', '{'],
      ['no object', '[]'],
      ['null', 'null'],
      ['a space', text.replace(',"v"', ', "v"')],
      ['a newline at the end', `${text}\n`],
      ['a byte order mark', `\ufeff${text}`],
      ['another order', text.replace(',"v":1}', '}').replace('{', '{"v":1,')],
      ['a field twice', text.replace('"v":1', '"v":1,"v":1')],
      ['an escape that is not needed', text.replace('msteams', '\\u006dsteams')],
      ['another form of a number', text.replace('30', '3e1')],
      ['version 2', text.replace('"v":1', '"v":2')],
      ['no version', text.replace(',"v":1', '')],
      ['a version as text', text.replace('"v":1', '"v":"1"')],
      ['an unknown type', text.replace('settings.changed', 'settings.hidden')],
      ['no type', text.replace('"type":"settings.changed",', '')],
      ['an unknown field', text.replace('"type"', '"text":"x","type"')],
      ['a __proto__', text.replace('{"after"', '{"__proto__":{},"after"')],
      ['no time', text.replace('"time":"2026-11-18T11:06:40.123Z",', '')],
      ['a time without milliseconds', text.replace('.123Z', 'Z')],
      ['a time with an offset', text.replace('.123Z', '.123+00:00')],
      ['a day that does not exist', text.replace('11-18', '02-30')],
      ['a time before 1970', text.replace('2026', '1969')],
      ['a word with a space', text.replace('msteams', 'ms teams')],
      ['an e-mail address', text.replace('msteams', 'a@b.example')],
      ['an empty word', text.replace('msteams', '')],
      ['null for a word', text.replace('"msteams"', 'null')],
      ['a list for a map', text.replace('{"cards":true,"mode":"guard"}', '[]')],
      ['nesting', text.replace('"mode":"guard"', '"mode":{}')],
      ['bytes that are not UTF-8', Buffer.from(text.replace('msteams', 'mste\u00e4ms'), 'latin1')],
      ['more than 65,535 bytes', Buffer.alloc(65_536, 0x20)],
    ]
    for (const [what, given] of cases) {
      expect(Buffer.from(given).equals(Buffer.from(text)), what).to.equal(false)
      expect(() => parseEntry(Buffer.from(given)), what).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    }
    console.log(`      ${cases.length} malformed entries`)
  })

  it('is not made of values: what is no word, count or setting is refused by the name of its field', () => {
    const cases: readonly [string, object][] = [
      ['type', { type: 'turn.lost' }],
      ['channel', { channel: 'my channel' }],
      ['subject', { subject: 'ann@example.org' }],
      ['subject', { subject: 'x'.repeat(257) }],
      ['subject', { subject: undefined }],
      ['counts', { counts: { EMAIL_ADDRESS: -1 } }],
      ['counts', { counts: { EMAIL_ADDRESS: 0.5 } }],
      ['counts', { counts: { 'ann@example.org': 1 } }],
      ['after', { after: { mode: null } }],
      ['after', { after: { days: Number.NaN } }],
      ['timeMs', { timeMs: -1 }],
      ['timeMs', { timeMs: 0.5 }],
      ['timeMs', { timeMs: 253_402_300_800_000 }],
    ]
    for (const [at, wrong] of cases) {
      expect(() => encodeEntry({ ...entry, ...wrong }), at).to.throw().that.includes({ code: 'ERR_INPUT', at })
    }
    expect(() => encodeEntry(Object.assign({ text: 'hello' }, entry))).to.throw().with.property('code', 'ERR_INPUT')
    for (const word of ['-q0J3', '_q0J3', '/x+y=', 'de-CH', 'x'.repeat(256)]) expect(isEntryWord(word)).to.equal(true)
    for (const word of ['', 'a b', 'a@b', 'é', 'a\n', 'x'.repeat(257), 1, undefined]) expect(isEntryWord(word)).to.equal(false)
  })

  it('has at most 65,535 bytes', () => {
    const counts = (length: number): Record<string, number> =>
      Object.fromEntries(Array.from({ length }, (_, i) => [`type.${String(i).padStart(200, '0')}`, 1]))
    expect(encodeEntry({ type: 'turn.received', timeMs: 0, counts: counts(300) }).length).to.be.lessThan(65_536)
    expect(() => encodeEntry({ type: 'turn.received', timeMs: 0, counts: counts(320) }))
      .to.throw().with.property('code', 'ERR_LIMIT_ENTRY')
  })
})

const word = fc.stringMatching(/^[A-Za-z0-9._:/+=-]{1,20}$/)
/** Without negative zero, which JSON does not tell from zero. */
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0)
const setting = fc.oneof(word, fc.boolean(), numbers)
const settings = fc.dictionary(word, setting, { noNullPrototype: true })
const entries: fc.Arbitrary<AuditEntry> = fc.record(
  {
    type: fc.constantFrom(...auditEventTypes),
    timeMs: fc.integer({ min: 0, max: 253_402_300_799_999 }),
    channel: word,
    subject: word,
    conversation: word,
    purpose: word,
    noticeVersion: word,
    language: word,
    counts: fc.dictionary(word, fc.maxSafeNat(), { noNullPrototype: true }),
    outcome: word,
    code: word,
    before: settings,
    after: settings,
    by: word,
    commitment: word,
  },
  { requiredKeys: ['type', 'timeMs'] },
)
