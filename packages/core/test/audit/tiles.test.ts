import { expect } from 'chai'
import fc from 'fast-check'
import { openCheckpoint } from '../../src/audit/checkpoint.js'
import { hashLeaf, isSameHash, rootOfLeaves } from '../../src/audit/merkle.js'
import { parseVerifierKey } from '../../src/audit/note.js'
import {
  createTileWriter,
  encodeEntryBundle,
  encodeHashTile,
  parseEntryBundle,
  parseHashTile,
  tilePath,
} from '../../src/audit/tiles.js'
import { readFiles, sharedFolder } from '../lib/shared-data.js'

/** The key of the log in vectors/tessera-log. */
const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'

describe('tiles', () => {
  it('are kept where C2SP tlog-tiles says', () => {
    const cases = [
      [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
      [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
      [{ level: 3, index: 999, width: 255 }, 'tile/3/999.p/255'],
      [{ level: 0, index: 1_000, width: 256 }, 'tile/0/x001/000'],
      [{ level: 0, index: 1_234, width: 17 }, 'tile/0/x001/234.p/17'],
      [{ level: 1, index: 1_234_067, width: 256 }, 'tile/1/x001/x234/067'],
      [{ level: 'entries', index: 12_345_678, width: 3 }, 'tile/entries/x012/x345/678.p/3'],
    ] as const
    for (const [tile, path] of cases) expect(tilePath(tile)).to.equal(path)
  })

  it('number and width are those of the example of the specification: a log of 70,000', () => {
    const leafHash = hashLeaf(new Uint8Array())
    const tiles = createTileWriter()
    const paths: string[] = []
    for (let size = 0; size < 70_000; size += 1) for (const { path } of tiles.add(leafHash)) paths.push(path)
    for (const { path } of tiles.finish()) paths.push(path)
    expect(paths.filter((path) => /^tile\/0\/\d{3}$/.test(path))).to.have.length(273)
    expect(paths.filter((path) => !/^tile\/0\/\d{3}$/.test(path))).to.deep.equal([
      'tile/1/000',
      'tile/0/273.p/112',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ])
  })

  it('of a log of 256 are a full one and a partial one above it', () => {
    const tiles = createTileWriter()
    const files = Array.from({ length: 256 }, () => [...tiles.add(hashLeaf(new Uint8Array()))]).flat()
    expect([...files, ...tiles.finish()].map(({ path }) => path)).to.deep.equal(['tile/0/000', 'tile/1/000.p/1'])
  })

  it('are read back as they were written, and not with another width', () => {
    const seed = Date.now()
    const bytes = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(bytes, fc.nat(), (entries, at) => {
        const bundle = encodeEntryBundle(entries)
        expect(parseEntryBundle(bundle, entries.length).map(toHex)).to.deep.equal(entries.map(toHex))
        const hashes = entries.map(hashLeaf)
        expect(parseHashTile(encodeHashTile(hashes), hashes.length).map(toHex)).to.deep.equal(hashes.map(toHex))
        const wrong = [
          () => parseEntryBundle(bundle, entries.length + 1),
          () => parseEntryBundle(bundle, entries.length - 1),
          () => parseEntryBundle(bundle.subarray(0, at % bundle.length), entries.length),
          () => parseEntryBundle(Buffer.concat([bundle, Uint8Array.of(0)]), entries.length),
          () => parseHashTile(encodeHashTile(hashes), hashes.length + 1),
        ]
        for (const parse of wrong) expect(parse).to.throw().with.property('code', 'ERR_AUDIT_FORMAT')
      }),
      { seed, numRuns: 300 },
    )
    console.log(`      300 tiles, seed ${seed}`)
  })

  it('hold entries of 65,535 bytes and no longer ones', () => {
    const longest = new Uint8Array(65_535).fill(7)
    expect(parseEntryBundle(encodeEntryBundle([longest]), 1)[0]).to.have.length(65_535)
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).to.throw().with.property('code', 'ERR_LIMIT_ENTRY')
  })

  it('of a log that others wrote verify under its 16 checkpoints', function () {
    const files = readFiles(sharedFolder(this, 'vectors/tessera-log'))
    for (let size = 0; size <= 15; size += 1) {
      const { root, ...checkpoint } = openCheckpoint(text(files, `checkpoint.${size}`), parseVerifierKey(vkey))
      expect(checkpoint).to.deep.equal({ origin: 'example.com/log/testdata', size })
      const hashes = size === 0 ? [] : parseHashTile(file(files, tilePath({ level: 0, index: 0, width: size })), size)
      const bundle = tilePath({ level: 'entries', index: 0, width: size })
      const entries = size === 0 ? [] : parseEntryBundle(file(files, bundle), size)
      expect(isSameHash(rootOfLeaves(hashes), root)).to.equal(true)
      expect(isSameHash(rootOfLeaves(entries.map(hashLeaf)), root)).to.equal(true)
    }
    console.log('      16 checkpoints')
  })

  it('of ours over the same entries are byte for byte those that others wrote', function () {
    const files = readFiles(sharedFolder(this, 'vectors/tessera-log'))
    const entries = parseEntryBundle(file(files, 'tile/entries/000.p/15'), 15)
    const written = new Map<string, Uint8Array>()
    for (let size = 1; size <= 15; size += 1) {
      const tiles = createTileWriter()
      for (const entry of entries.slice(0, size)) expect([...tiles.add(hashLeaf(entry))]).to.have.length(0)
      for (const { path, bytes } of tiles.finish()) written.set(path, bytes)
      written.set(tilePath({ level: 'entries', index: 0, width: size }), encodeEntryBundle(entries.slice(0, size)))
    }
    const theirs = [...files.keys()].filter((path) => path.startsWith('tile/'))
    expect([...written.keys()].sort()).to.deep.equal(theirs.sort())
    for (const path of theirs) expect(Buffer.from(written.get(path) ?? []).equals(file(files, path)), path).to.equal(true)
    console.log(`      ${theirs.length} files`)
  })
})

function file(files: ReadonlyMap<string, Buffer>, path: string): Buffer {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`the vectors lack ${path}`)
  return bytes
}

function text(files: ReadonlyMap<string, Buffer>, path: string): string {
  return file(files, path).toString('utf8')
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
