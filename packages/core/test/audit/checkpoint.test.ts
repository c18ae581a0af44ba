import { expect } from 'chai'
import fc from 'fast-check'
import {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  peekCheckpoint,
  signCheckpoint,
} from '../../src/audit/checkpoint.js'
import { createNoteSigner } from '../../src/audit/note.js'

const root = Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64')
const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

describe('a checkpoint', () => {
  it('of the specification is read and written', () => {
    expect(parseCheckpoint(text)).to.deep.equal({ origin: 'example.com/behind-the-sofa', size: 20_852_163, root })
    expect(formatCheckpoint({ origin: 'example.com/behind-the-sofa', size: 20_852_163, root })).to.equal(text)
  })

  it('is what was signed, for every size', () => {
    const seed = Date.now()
    const signer = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32).fill(3) })
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, hash) => {
        const note = signCheckpoint({ origin: 'example.org/log', size, root: hash }, signer)
        const opened = openCheckpoint(note, signer.verifier)
        expect(opened).to.deep.equal({ origin: 'example.org/log', size, root: Buffer.from(hash) })
        expect(peekCheckpoint(note).size).to.equal(size)
      }),
      { seed, numRuns: 200 },
    )
    console.log(`      200 checkpoints, seed ${seed}`)
  })

  it('is refused when it is malformed', () => {
    const cases = [
      '',
      text.slice(0, -1),
      `${text}\n`,
      `${text}extension\n`,
      text.replace('example.com/behind-the-sofa', ''),
      text.replace('20852163', '020852163'),
      text.replace('20852163', '-1'),
      text.replace('20852163', '+1'),
      text.replace('20852163', '1e3'),
      text.replace('20852163', '1.0'),
      text.replace('20852163', ''),
      text.replace('20852163', ' 1'),
      text.replace('20852163', '9007199254740992'),
      text.replace('20852163', '18446744073709551615'),
      text.replace('q2I=', 'q2I'),
      text.replace('q2I=', 'q2J='),
      text.replace('CsUY', ''),
      text.replaceAll('\n', '\r\n'),
    ]
    for (const given of cases) expect(() => parseCheckpoint(given), given)
      .to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    console.log(`      ${cases.length} malformed checkpoints`)
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1, root })).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(31) }))
      .to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
  })

  it('of another log is invalid although the key has signed it', () => {
    const signer = createNoteSigner({ name: 'example.org/log', seed: new Uint8Array(32).fill(3) })
    const note = signCheckpoint({ origin: 'example.org/other', size: 1, root }, signer)
    expect(() => openCheckpoint(note, signer.verifier)).to.throw().with.property('code', 'ERR_AUDIT_INVALID')
  })
})
