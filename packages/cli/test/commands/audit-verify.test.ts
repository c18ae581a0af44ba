import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { expect } from 'chai'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'
import { entryOf, readCheckpoint, writeLog } from '../support/store.js'

describe('scrubjay audit verify', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()

  const verify = (file: string, ...more: string[]): Promise<Ran> =>
    scrubjay(['audit', 'verify', '--store', `sqlite:${file}`, ...more])

  it('says how many entries, from when to when, which key, and what a key from the store is worth', async () => {
    const { file, vkey } = await writeLog(directory.path, { count: 250 })
    const before = readFileSync(file)
    const { code, stdout, stderr } = await verify(file)
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.contain('tenant default\n  verified     250 entries, 3 checkpoints\n')
      .and.to.contain('from         2026-01-01T00:00:00.000Z').and.to.contain('to           2026-01-01T04:09:00.000Z')
      .and.to.contain(`key          ${vkey.split('+').slice(0, 2).join('+')}\n`)
      .and.to.contain('came from the store itself').and.to.contain('--checkpoint')
    expect(readFileSync(file).equals(before), 'the store is only read').to.equal(true)
  })

  it('takes the key as text or from a file, and a checkpoint', async () => {
    const { file, keys, vkey } = await writeLog(directory.path, { count: 10 })
    const [keyFile, checkpointFile] = [join(directory.path, 'vkey'), join(directory.path, 'checkpoint')]
    writeFileSync(keyFile, `${vkey}\n`)
    writeFileSync(checkpointFile, await readCheckpoint(file))
    await writeLog(directory.path, { keys, from: 10, count: 5 })
    for (const key of [vkey, `@${keyFile}`]) {
      const { code, stdout } = await verify(file, '--vkey', key, '--checkpoint', checkpointFile)
      expect(code, stdout).to.equal(0)
      expect(stdout).to.contain('15 entries').and.to.contain('the key that you gave')
      expect(stdout).to.contain('continues the one that you gave, of 10 entries').and.not.to.contain('from the store')
    }
  })

  it('names the entry of which any one byte was changed', async () => {
    const { file, vkey } = await writeLog(directory.path, { count: 300 })
    const healthy = readFileSync(file)
    for (const [index, offset] of [[0, 0], [17, 30], [255, 60], [299, entryOf(299).length - 1]] as const) {
      const bytes = Buffer.from(healthy)
      // Pages that SQLite has left behind may hold the entry too: every copy is changed.
      for (let at = bytes.indexOf(entryOf(index)); at !== -1; at = bytes.indexOf(entryOf(index))) bytes[at + offset]! ^= 1
      expect(bytes.equals(healthy)).to.equal(false)
      writeFileSync(file, bytes)
      const { code, stdout } = await verify(file, '--vkey', vkey)
      expect(code, `entry ${index}`).to.equal(1)
      expect(stdout).to.contain(`FAILED       entry ${index}: `).and.to.contain(`before that  ${index} entries`)
    }
  })

  it('finds a rollback with a checkpoint that was kept outside, and says that it needs one', async () => {
    const { file, keys, vkey } = await writeLog(directory.path, { count: 20 })
    const older = join(directory.path, 'older.db')
    copyFileSync(file, older)
    await writeLog(directory.path, { keys, from: 20, count: 7 })
    const checkpoint = join(directory.path, 'checkpoint')
    writeFileSync(checkpoint, await readCheckpoint(file))
    expect((await verify(file, '--vkey', vkey, '--checkpoint', checkpoint)).code).to.equal(0)
    const rolledBack = await verify(older, '--vkey', vkey, '--checkpoint', checkpoint)
    expect(rolledBack.code).to.equal(1)
    expect(rolledBack.stdout).to.match(/FAILED +entry 20: the log was rolled back/)
    const blind = await verify(older, '--vkey', vkey)
    expect(blind.code).to.equal(0)
    expect(blind.stdout).to.contain('looks intact')
  })

  it('finds a log that was signed again with other keys by the key that was kept outside', async () => {
    const { vkey } = await writeLog(directory.path, { count: 20 })
    const forged = await writeLog(directory.path, { name: 'forged.db', keys: join(directory.path, 'other.keys'), count: 20 })
    expect((await verify(forged.file)).code).to.equal(0)
    const { code, stdout } = await verify(forged.file, '--vkey', vkey)
    expect(code).to.equal(1)
    expect(stdout).to.match(/FAILED +entry 0: .*not signed by the log/)
  })

  it('verifies every tenant, and wants one to be chosen for a key or checkpoint', async () => {
    const { file, keys, vkey } = await writeLog(directory.path, { count: 3 })
    await writeLog(directory.path, { keys, tenant: 'other', count: 4 })
    const all = await verify(file)
    expect(all.code).to.equal(0)
    expect(all.stdout).to.match(/^tenant default\n.* 3 entries.*^tenant other\n.* 4 entries/ms)
    const unclear = await verify(file, '--vkey', vkey)
    expect([unclear.code, unclear.stdout]).to.deep.equal([2, ''])
    expect(unclear.stderr).to.contain('default, other')
    expect((await verify(file, '--vkey', vkey, '--tenant', 'default')).code).to.equal(0)
    expect((await verify(file, '--vkey', vkey, '--tenant', 'other')).code).to.equal(1)
  })

  it('lets no name in a store under test move the cursor', async () => {
    const { file } = await writeLog(directory.path, { count: 1 })
    const { stdout, code } = await verify(file, '--tenant', 'a\u001B[1A\rverified')
    expect(code).to.equal(1)
    expect(stdout).to.contain('tenant a?[1A?verified\n').and.not.to.contain('\u001B').and.not.to.contain('\r')
  })

  it('fails when there is nothing to verify', async () => {
    const empty = join(directory.path, 'empty.db')
    await createSqliteStore(empty).close()
    expect(await verify(empty)).to.include({ code: 1, stdout: 'FAILED  the store holds no audit log\n' })
    const { file } = await writeLog(directory.path, { count: 1 })
    const { code, stdout } = await verify(file, '--tenant', 'nobody')
    expect(code).to.equal(1)
    expect(stdout).to.contain('FAILED')
  })

  it('answers 1 for a file that is no store of ours', async () => {
    const file = join(directory.path, 'x.db')
    writeFileSync(file, 'x'.repeat(10_000))
    const { code, stdout, stderr } = await verify(file)
    expect({ code, stdout }).to.deep.equal({ code: 1, stdout: '' })
    expect(stderr).to.match(/^scrubjay: ERR_STORE_CORRUPT/)
  })

  it('answers 2 for a store, key or checkpoint that is not there or malformed', async () => {
    const { file } = await writeLog(directory.path, { count: 1 })
    const garbage = join(directory.path, 'garbage')
    writeFileSync(garbage, 'no note')
    const wrong = [
      ['--vkey', 'x+y+z'], ['--vkey', `@${garbage}`], ['--vkey', '@/nowhere'], ['--checkpoint', garbage], ['--checkpoint', '/nowhere'],
    ]
    for (const more of wrong) expect(await verify(file, ...more), more.join(' ')).to.include({ code: 2, stdout: '' })
    expect(await verify(join(directory.path, 'none.db'))).to.include({ code: 2, stdout: '' })
    expect(await scrubjay(['audit', 'verify', '--store', file])).to.include({ code: 2, stdout: '' })
  })
})
