import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { expect } from 'chai'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'
import { entryOf, writeLog } from '../support/store.js'
import { readTiledLog } from '../support/tlog-reader.js'

describe('scrubjay audit export', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let out: string
  beforeEach(() => { out = join(directory.path, 'out') })

  const exportTo = (file: string, ...more: string[]): Promise<Ran> =>
    scrubjay(['audit', 'export', '--store', `sqlite:${file}`, '--out', out, ...more])

  for (const count of [1, 255, 256, 257, 700]) {
    it(`writes a log of ${count} entries that a reader written from the C2SP texts verifies`, async () => {
      const { file, vkey } = await writeLog(directory.path, { count })
      const { code, stdout, stderr } = await exportTo(file)
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
      expect(stdout).to.contain(`  ${vkey}\n`)
      expect(readFileSync(join(out, 'vkey'), 'utf8')).to.equal(`${vkey}\n`)
      const { origin, entries } = readTiledLog(out)
      expect(origin).to.equal('log.example.org/test/default')
      expect(entries.map(String)).to.deep.equal(Array.from({ length: count }, (_, index) => entryOf(index).toString()))
    })
  }

  it('is found out by that reader when one byte of an entry, a tile or the checkpoint is changed', async () => {
    const { file } = await writeLog(directory.path, { count: 300 })
    await exportTo(file)
    for (const path of ['tile/entries/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'checkpoint', 'vkey']) {
      const healthy = readFileSync(join(out, path))
      const bytes = Buffer.from(healthy)
      bytes[20] = (bytes[20] ?? 0) ^ 1
      writeFileSync(join(out, path), bytes)
      expect(() => readTiledLog(out), path).to.throw()
      writeFileSync(join(out, path), healthy)
    }
    readTiledLog(out)
  })

  it('writes into an empty directory, and refuses one that is not', async () => {
    const { file } = await writeLog(directory.path, { count: 1 })
    mkdirSync(out)
    expect((await exportTo(file)).code).to.equal(0)
    const { code, stdout, stderr } = await exportTo(file)
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
    expect(stderr).to.contain('is not empty')
    readTiledLog(out)
  })

  it('leaves nothing behind when the log does not verify', async () => {
    const { file } = await writeLog(directory.path, { count: 300 })
    const bytes = readFileSync(file)
    bytes.write('X', bytes.indexOf(entryOf(299)) + 3)
    writeFileSync(file, bytes)
    const { code, stdout, stderr } = await exportTo(file)
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' })
    expect(stderr).to.contain('ERR_STORE_CORRUPT')
    expect(readdirSync(out)).to.deep.equal([])
  })

  it('wants a tenant to be chosen when there are several, and names them', async () => {
    const { file, keys } = await writeLog(directory.path, { count: 2 })
    await writeLog(directory.path, { keys, tenant: 'other', count: 3 })
    for (const more of [[], ['--tenant', 'nobody']]) {
      const { code, stderr } = await exportTo(file, ...more)
      expect(code).to.equal(2)
      expect(stderr).to.contain('default, other')
    }
    expect((await exportTo(file, '--tenant', 'other')).code).to.equal(0)
    expect(readTiledLog(out).entries).to.have.length(3)
  })

  it('answers 2 for a store without a log, without making the directory', async () => {
    const empty = join(directory.path, 'empty.db')
    await createSqliteStore(empty).close()
    expect((await exportTo(empty)).code).to.equal(2)
    expect(existsSync(out)).to.equal(false)
  })
})
