import { expect } from 'chai'
import { openCheckpoint } from '../../src/audit/checkpoint.js'
import { exportLog } from '../../src/audit/export.js'
import { hashLeaf, isSameHash, rootOfLeaves } from '../../src/audit/merkle.js'
import { parseVerifierKey } from '../../src/audit/note.js'
import { parseEntryBundle, parseHashTile, tilePath } from '../../src/audit/tiles.js'
import { append, appendAll, entryOf, groupsOf, readerOf, tenant, tenantLog, type MemoryLog } from './memory-log.js'

const { vkey, sequence } = tenantLog()

describe('the exported log', () => {
  it('holds exactly the tiles of its size, which lead to its checkpoint', async () => {
    for (const size of [1, 2, 255, 256, 257, 512, 700]) {
      const log = appendAll({ ...tenantLog(), sequence }, groupsOf([size]))
      const files = await exported(log)
      const { root, ...checkpoint } = openCheckpoint(file(files, 'checkpoint').toString(), parseVerifierKey(vkey))
      expect(checkpoint.size).to.equal(size)
      expect(file(files, 'vkey').toString()).to.equal(`${vkey}\n`)
      const paths = ['checkpoint', 'vkey']
      const roots: Uint8Array[] = []
      const leafHashes: Uint8Array[] = []
      for (let index = 0; index * 256 < size; index += 1) {
        const width = Math.min(256, size - index * 256)
        const [bundle, tile] = [tilePath({ level: 'entries', index, width }), tilePath({ level: 0, index, width })]
        const hashes = parseHashTile(file(files, tile), width)
        const entries = parseEntryBundle(file(files, bundle), width)
        expect(entries.every((entry, i) => isSameHash(hashLeaf(entry), hashes[i] ?? root))).to.equal(true)
        paths.push(bundle, tile)
        leafHashes.push(...hashes)
        if (width === 256) roots.push(rootOfLeaves(hashes))
      }
      if (roots.length > 0) {
        const above = tilePath({ level: 1, index: 0, width: roots.length })
        expect(file(files, above).equals(Buffer.concat(roots))).to.equal(true)
        paths.push(above)
      }
      expect(isSameHash(rootOfLeaves(leafHashes), root)).to.equal(true)
      expect([...files.keys()].sort()).to.deep.equal(paths.sort())
      expect([...files.keys()].at(-1)).to.equal('checkpoint')
    }
  })

  it('is as large as it was at the start, while others append', async () => {
    const log = appendAll({ ...tenantLog(), sequence }, groupsOf([300]))
    const paths: string[] = []
    for await (const { path } of exportLog(readerOf(log), { tenant, vkey })) {
      paths.push(path)
      append(log, sequence, [entryOf(log.rows.length)])
    }
    expect(paths).to.include.members(['tile/entries/001.p/44', 'tile/0/001.p/44'])
    expect(paths).to.have.length(7)
  })

  it('reads a page at a time', async () => {
    const log = appendAll({ ...tenantLog(), sequence }, groupsOf([1_000]))
    const reader = readerOf(log)
    const limits: number[] = []
    const readEntries: typeof reader.readEntries = (name, from, limit) => {
      limits.push(limit)
      return reader.readEntries(name, from, limit)
    }
    const files = exportLog({ ...reader, readEntries }, { tenant, vkey })
    for await (const { bytes } of files) expect(bytes.length).to.be.greaterThan(0)
    expect(limits).to.deep.equal([256, 256, 256, 232])
  })

  it('ends without a checkpoint when the store holds something else than was signed', async () => {
    const good = appendAll({ ...tenantLog(), sequence }, groupsOf([10]))
    const changed = good.rows.map((row) => (row.index === 4 ? { ...row, entry: entryOf(99) } : row))
    const cases: readonly [string, string, MemoryLog][] = [
      ['no entries', 'ERR_INPUT', { rows: [], checkpoints: [], head: undefined }],
      ['a changed entry', 'ERR_STORE_CORRUPT', { ...good, rows: changed }],
      ['a missing entry', 'ERR_STORE_CORRUPT', { ...good, rows: good.rows.filter((row) => row.index !== 4) }],
      ['a cut tail', 'ERR_STORE_CORRUPT', { ...good, rows: good.rows.slice(0, 9) }],
      ['another key', 'ERR_AUDIT_INVALID', appendAll(tenantLog(2), groupsOf([10]))],
    ]
    for (const [what, code, log] of cases) {
      const paths: string[] = []
      const error: unknown = await exported(log, paths).then(() => undefined, (reason: unknown) => reason)
      expect(error, what).to.have.property('code', code)
      expect(paths).not.to.include('checkpoint')
    }
  })
})

async function exported(log: MemoryLog, paths: string[] = []): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for await (const { path, bytes } of exportLog(readerOf(log), { tenant, vkey })) {
    paths.push(path)
    files.set(path, Buffer.from(bytes))
  }
  return files
}

function file(files: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`the export lacks ${path}`)
  return bytes
}
