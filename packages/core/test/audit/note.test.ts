import { expect } from 'chai'
import fc from 'fast-check'
import { createNoteSigner, openNote, parseNote, parseVerifierKey } from '../../src/audit/note.js'

/** The example of C2SP signed-note. */
const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const text = 'This is an example message.\n'
const signature =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
const note = `${text}\n${signature}`

describe('a signed note', () => {
  it('of the specification opens under its key', () => {
    expect(openNote(note, [parseVerifierKey(vkey)])).to.equal(text)
  })

  it('of ours opens under our key and no other, whatever its text', () => {
    const seed = Date.now()
    const one = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32).fill(1) })
    const other = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32).fill(2) })
    const line = fc.string({ unit: 'grapheme' }).map((chars) => chars.replace(/\p{Cc}/gu, ''))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const body = `${lines.join('\n')}\n`
        fc.pre(body !== '\n')
        expect(openNote(one.sign(body), [one.verifier])).to.equal(body)
        expect(() => openNote(one.sign(body), [other.verifier])).to.throw().with.property('code', 'ERR_AUDIT_INVALID')
      }),
      { seed, numRuns: 200 },
    )
    console.log(`      200 texts, seed ${seed}`)
  })

  it('keeps opening when others have signed it too, up to 16 signatures', () => {
    const stranger = (i: number): string => `— witness.example/${i} ${Buffer.alloc(68, i).toString('base64')}\n`
    const strangers = (count: number): string => Array.from({ length: count }, (_, i) => stranger(i)).join('')
    expect(openNote(`${text}\n${strangers(15)}${signature}`, [parseVerifierKey(vkey)])).to.equal(text)
    expect(() => openNote(`${text}\n${strangers(16)}${signature}`, [parseVerifierKey(vkey)]))
      .to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
  })

  it('is invalid when nobody known, or a known key wrongly, has signed it', () => {
    const [verifier] = [parseVerifierKey(vkey)]
    const sameName = createNoteSigner({ name: 'example.com/foo', seed: new Uint8Array(32) })
    const flipped = note.replace('KuwHjG1Yu', 'KuwHjG2Yu')
    expect(flipped).not.to.equal(note)
    const cases: readonly [string, Parameters<typeof openNote>[1]][] = [
      [note, []],
      [note, [sameName.verifier]],
      [sameName.sign(text), [verifier]],
      [note.replace('example message', 'Example message'), [verifier]],
      [flipped, [verifier]],
      // A good signature beside a bad one of the same key.
      [`${note}${signature.replace('KuwHjG1Yu', 'KuwHjG2Yu')}`, [verifier]],
      [note.replace('foo Uw2Q', 'bar Uw2Q'), [verifier]],
    ]
    for (const [given, verifiers] of cases) {
      expect(() => openNote(given, verifiers)).to.throw().with.property('code', 'ERR_AUDIT_INVALID')
    }
  })

  it('is refused when it is malformed', () => {
    const cases = [
      '',
      '\n',
      text,
      `${text}\n`,
      `\n${signature}`,
      `${text}${signature}`,
      note.slice(0, -1),
      `${note}\n`,
      `${note}no signature\n`,
      note.replace('— ', '- '),
      note.replace('— ', '—  '),
      note.replace('foo Uw2Q', 'foo  Uw2Q'),
      note.replace('yaQM=', 'yaQM'),
      note.replace('yaQM=', 'yaQN='),
      note.replace('yaQM=', 'ya QM='),
      note.replace('example.com/foo', 'example.com+foo'),
      note.replace('example.com/foo', 'example.com/\u00a0foo'),
      note.replace('example message', 'example\tmessage'),
      note.replace('example message', 'example\rmessage'),
      note.replace('example message', 'example\u0000message'),
      note.replace('example message', 'example \ud800 message'),
      `${text}\n— example.com/foo Uw2QOg==\n`,
      `${'x'.repeat(1_000_001)}\n\n${signature}`,
    ]
    for (const [number, given] of cases.entries()) {
      expect(() => parseNote(given), `case ${number}`).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    }
    console.log(`      ${cases.length} malformed notes`)
  })
})

describe('a note key', () => {
  it('is read from the verifier key that the signer hands out', () => {
    const signer = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32).fill(7) })
    expect(parseVerifierKey(signer.vkey)).to.include({ name: 'example.org/log', keyId: signer.verifier.keyId })
  })

  it('is refused when it is malformed, or its id is not its own', () => {
    const cases = [
      '',
      'example.com/foo',
      vkey.replace('foo', 'fop'),
      vkey.replace('530d903a', '530d903b'),
      vkey.replace('530d903a', '530D903A'),
      vkey.replace('530d903a', '0530d903a'),
      vkey.replace('+Aek', '+Bek'),
      vkey.replace('crnKv', 'crnKw'),
      `${vkey}=`,
      `${vkey}\n`,
      ` ${vkey}`,
      vkey.slice(0, -4),
    ]
    for (const given of cases) expect(() => parseVerifierKey(given), given)
      .to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
  })

  it('has a name without white space, plus and control characters', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u2003b', 'a\u0085b', 'a\u007fb', 'a\ud800b']) {
      expect(() => createNoteSigner({ name, seed: new Uint8Array(32) }))
        .to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    }
  })

  it('signs nothing that could not be read back', () => {
    const signer = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32) })
    for (const body of ['', 'no newline', 'a\tb\n', 'a\ud800\n']) {
      expect(() => signer.sign(body)).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    }
  })
})
