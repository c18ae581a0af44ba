import { expect } from 'chai'
import fc from 'fast-check'
import { proveInclusion } from '../../src/audit/merkle-proof.js'
import { parseVerifierKey } from '../../src/audit/note.js'
import { encodeProof, parseProof, verifyProof } from '../../src/audit/proof.js'
import { appendAll, entryOf, groupsOf, tenantLog } from './memory-log.js'

const log = tenantLog()
const verifier = parseVerifierKey(log.vkey)

describe('a log proof', () => {
  it('shows offline that an entry is in the log, and of no other entry that it is', () => {
    const seed = Date.now()
    const extras = fc.option(fc.uint8Array(), { nil: undefined })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), extras, (size, at, extra) => {
        const index = at % size
        const proof = proofOf(size, index, extra)
        expect(verifyProof({ proof, entry: entryOf(index), verifier })).to.include({ origin: log.origin, size })
        expect(encodeProof(parseProof(proof))).to.equal(proof)
        expect(() => verifyProof({ proof, entry: entryOf(index + 1), verifier }))
          .to.throw().with.property('code', 'ERR_AUDIT_INVALID')
        const other = parseVerifierKey(tenantLog(2).vkey)
        expect(() => verifyProof({ proof, entry: entryOf(index), verifier: other }))
          .to.throw().with.property('code', 'ERR_AUDIT_INVALID')
      }),
      { seed, numRuns: 100 },
    )
    console.log(`      100 proofs, seed ${seed}`)
  }).timeout(20_000)

  it('has the lines of C2SP tlog-proof', () => {
    const lines = proofOf(5, 2, Buffer.from('extra')).split('\n')
    expect(lines.slice(0, 3)).to.deep.equal(['c2sp.org/tlog-proof@v1', 'extra ZXh0cmE=', 'index 2'])
    expect(lines.slice(6, 9)).to.deep.equal(['', 'bot.example/audit/acme', '5'])
  })

  it('verifies no more after a change of any character', () => {
    const proof = proofOf(11, 6)
    for (let place = 0; place < proof.length; place += 1) {
      const changed = `${proof.slice(0, place)}${proof[place] === 'A' ? 'B' : 'A'}${proof.slice(place + 1)}`
      expect(() => verifyProof({ proof: changed, entry: entryOf(6), verifier }), `character ${place}`)
        .to.throw().with.property('code').oneOf(['ERR_AUDIT_FORMAT', 'ERR_AUDIT_INVALID'])
    }
    console.log(`      ${proof.length} changes`)
  })

  it('is refused when it is malformed', () => {
    const proof = proofOf(5, 2)
    const cases = [
      '',
      proof.replace('@v1', '@v2'),
      proof.replace('index 2\n', ''),
      proof.replace('index 2', 'index 02'),
      proof.replace('index 2', 'index -2'),
      proof.replace('index 2', 'index 9007199254740992'),
      proof.replace('index 2', 'extra !\nindex 2'),
      proof.replace('index 2', 'extra QQ==\nextra QQ==\nindex 2'),
      proof.replace('index 2', 'index 2\nQUJD'),
      proof.replace('index 2', `index 2${`\n${Buffer.alloc(32).toString('base64')}`.repeat(64)}`),
      proof.replace('\n\n', '\n'),
      proof.slice(0, proof.indexOf('\n\n')),
      proof.slice(0, proof.lastIndexOf('\n\n') + 2),
    ]
    for (const [number, given] of cases.entries()) {
      expect(() => parseProof(given), `case ${number}`).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
    }
    console.log(`      ${cases.length} malformed proofs`)
  })
})

function proofOf(size: number, index: number, extra?: Uint8Array): string {
  const { rows, head } = appendAll(log, groupsOf([size]))
  const hashes = proveInclusion(rows.map((row) => row.leafHash), index)
  return encodeProof({ index, hashes, checkpoint: head?.checkpoint ?? '', ...(extra === undefined ? {} : { extra }) })
}
