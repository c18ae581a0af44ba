import { expect } from 'chai'
import { parseVerifierKey } from '../../src/audit/note.js'
import { EntryProver } from '../../src/audit/prove-entry.js'
import { verifyProof } from '../../src/audit/proof.js'
import type { LogReader } from '../../src/audit/verify.js'
import { appendAll, entryOf, groupsOf, readerOf, tenant, tenantLog } from './memory-log.js'

const log = tenantLog()
const verifier = parseVerifierKey(log.vkey)

/** A reader that counts the entries that were read. */
function counting(reader: LogReader): LogReader & { read: number } {
  const counted = {
    ...reader,
    read: 0,
    readEntries: async (...asked: Parameters<LogReader['readEntries']>) => {
      const rows = await reader.readEntries(...asked)
      counted.read += rows.length
      return rows
    },
  }
  return counted
}

describe('a proof of one entry of a long log', () => {
  const whole = appendAll(log, groupsOf([1, 2, 250, 3, 256, 1, 300, 700]))

  it('holds for every place at the edges of blocks and commits, against the first checkpoint that covers it', async () => {
    const prover = new EntryProver()
    const places = [0, 1, 2, 3, 252, 253, 255, 256, 257, 511, 512, 513, 767, 768, 812, 813, 1_511, 1_512]
    for (const index of places) {
      const proof = await prover.prove(readerOf(whole), tenant, index)
      const { size } = verifyProof({ proof, entry: entryOf(index), verifier })
      expect(size, `entry ${index}`).to.equal(whole.checkpoints.find((row) => row.size > index)?.size)
    }
    console.log(`      ${places.length} places`)
  })

  it('reads whole blocks once, and after that little', async () => {
    const prover = new EntryProver()
    const reader = counting(readerOf(whole))
    await prover.prove(reader, tenant, 1_500)
    reader.read = 0
    await prover.prove(reader, tenant, 1_500)
    expect(reader.read).to.be.lessThan(256)
  })

  it('is refused where entries are missing or no checkpoint covers the entry', async () => {
    const prove = (reader: LogReader, index: number): Promise<string> => new EntryProver().prove(reader, tenant, index)
    const holed = { ...whole, rows: whole.rows.filter(({ index }) => index !== 5) }
    for (const given of [prove(readerOf(holed), 300), prove(readerOf(whole), 5_000)]) {
      expect(await given.catch((error: unknown) => error)).to.have.property('code', 'ERR_STORE_CORRUPT')
    }
  })
})
