import { chmodSync, statSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import { type ErrorCode, ScrubjayError, type Store, isScrubjayError } from '@scrubjay/core'
import { assertContinuousLog, chainSequence } from '@scrubjay/testkit'
import { openConnection } from '../src/connection.js'
import { createSqliteKeyStore, createSqliteStore } from '../src/index.js'
import { type SqlStatement, boundStatement, listStatement } from '../src/records.js'
import { prepareSchema, storeSchema } from '../src/schema.js'
import { type TemporaryFolder, createTemporaryFolder } from './temporary-folder.js'

const tenant = 'tenant-1'

function thrownBy(work: () => unknown): ScrubjayError {
  try {
    work()
  } catch (error) {
    if (isScrubjayError(error)) return error
  }
  throw new Error('expected a ScrubjayError')
}

async function rejectionOf(promise: Promise<unknown>): Promise<ErrorCode> {
  return promise.then(
    () => {
      throw new Error('expected a rejection')
    },
    (error: unknown) => (error instanceof ScrubjayError ? error.code : 'ERR_FOREIGN'),
  )
}

function appendOne(store: Store, text: string): Promise<void> {
  const log = { tenant, entries: [Buffer.from(text)], sequence: chainSequence }
  return store.commit({ durability: 'durable', writes: [], log })
}

describe('a SQLite store', () => {
  let folder: TemporaryFolder
  let path: string
  const connect = (readOnly = false) => openConnection({ path, readOnly, busyTimeoutMs: 100 })
  beforeEach(() => {
    folder = createTemporaryFolder()
    path = folder.file('privacy.db')
  })
  afterEach(() => folder.remove())

  it('groups 100 commits of one tick into few transactions', async () => {
    const store = createSqliteStore(path)
    await Promise.all(Array.from({ length: 100 }, (_, index) => appendOne(store, `${index}`)))
    const checkpoints = await store.readCheckpoints(tenant, 0, 1_000)
    expect(checkpoints.length).to.be.within(1, 3)
    expect(await assertContinuousLog(store)).to.have.length(100)
    await store.close()
  })

  it('makes every file readable by its owner only', async () => {
    const store = createSqliteStore(path)
    await appendOne(store, 'x')
    await store.keyStore.putIfAbsent('id', 'wrapped')
    store.spool.add('failed closed')
    const names = folder.names()
    expect(names).to.include.members(['keys.db', 'keys.db-wal', 'privacy.db', 'privacy.db-wal', 'privacy.db.spool'])
    for (const name of names) expect((statSync(folder.file(name)).mode & 0o777).toString(8), name).to.equal('600')
    await store.close()
  })

  it('makes no key file while nobody asks for its key store, and uses the one that is named', async () => {
    const store = createSqliteStore(path, { keyStorePath: folder.file('elsewhere.db') })
    expect(folder.names()).not.to.include('elsewhere.db')
    await store.keyStore.putIfAbsent('id', 'wrapped')
    await store.close()
    expect(folder.names()).to.include('elsewhere.db').and.not.to.include('keys.db')
  })

  it('brings its journal into the file when it is closed', async () => {
    const store = createSqliteStore(path)
    await appendOne(store, 'x')
    await store.close()
    const left = folder.names().filter(name => name.endsWith('-wal'))
    for (const name of left) expect(statSync(folder.file(name)).size).to.equal(0)
  })

  it('refuses memory, names that are no files, and a folder that does not exist', () => {
    for (const wrong of [':memory:', '', 'file::memory:', 'file:x.db']) {
      const error = thrownBy(() => createSqliteStore(wrong))
      expect([error.code, error.at]).to.deep.equal(['ERR_OPTIONS_INVALID', 'path'])
      expect(error.message).to.include('createMemoryStore')
    }
    const error = thrownBy(() => createSqliteStore(folder.file('none/privacy.db')))
    expect([error.code, error.at]).to.deep.equal(['ERR_STORE_UNAVAILABLE', 'path'])
  })

  it('opens a path with characters that mean something in a URI, for reading too', async () => {
    path = folder.file('a ?b#c%41&.db')
    const store = createSqliteStore(path)
    await appendOne(store, 'x')
    await store.close()
    expect(folder.names()).to.include('a ?b#c%41&.db')
    const reader = createSqliteStore(path, { readOnly: true })
    expect(await assertContinuousLog(reader)).to.deep.equal(['x'])
    await reader.close()
  })

  it('refuses a file of something else and leaves it as it was', () => {
    writeFileSync(path, 'a letter, not a database. '.repeat(100))
    expect(thrownBy(() => createSqliteStore(path)).code).to.equal('ERR_STORE_CORRUPT')
    path = folder.file('other.db')
    const other = connect()
    other.exec('CREATE TABLE theirs (x)')
    other.close()
    const error = thrownBy(() => createSqliteStore(path))
    expect(error.message).to.equal('ERR_STORE_CORRUPT: the file belongs to something else')
    const again = connect()
    expect(again.pragma('journal_mode')).to.deep.equal({ journal_mode: 'delete' })
    expect(again.all('SELECT name FROM sqlite_schema')).to.deep.equal([{ name: 'theirs' }])
    again.close()
  })

  it('does not take a key file for a store', async () => {
    await createSqliteKeyStore(path).close()
    expect(thrownBy(() => createSqliteStore(path)).code).to.equal('ERR_STORE_CORRUPT')
  })

  it('waits for a lock as long as it is told and then is unavailable, but may be asked again', async () => {
    const store = createSqliteStore(path, { busyTimeoutMs: 20 })
    const blocker = connect()
    blocker.exec('BEGIN IMMEDIATE')
    const write = { op: 'put', key: { tenant, kind: 'k', id: 'a' }, value: '1' } as const
    expect(await rejectionOf(store.commit({ durability: 'process', writes: [write] }))).to.equal('ERR_STORE_UNAVAILABLE')
    expect(await rejectionOf(store.commit({ durability: 'durable', writes: [write] }))).to.equal('ERR_STORE_UNAVAILABLE')
    expect(await store.read([write.key])).to.deep.equal([undefined])
    blocker.exec('ROLLBACK')
    blocker.close()
    await store.commit({ durability: 'durable', writes: [{ ...write, expect: 0 }] })
    await store.close()
  })

  it('says that a log is corrupt when an entry stands where the next one belongs', async () => {
    const store = createSqliteStore(path)
    await appendOne(store, 'x')
    const forger = connect()
    forger.run('UPDATE log_heads SET size = 0')
    forger.close()
    expect(await rejectionOf(appendOne(store, 'y'))).to.equal('ERR_STORE_CORRUPT')
    await store.close()
  })

  it('says that a row of the wrong shape is corrupt', async () => {
    const store = createSqliteStore(path)
    await appendOne(store, 'x')
    const forger = connect()
    for (const wrong of ['{}', '[1]', 'no json']) {
      forger.run('UPDATE log_heads SET frontier = ?', wrong)
      expect(await rejectionOf(store.readHead(tenant))).to.equal('ERR_STORE_CORRUPT')
    }
    forger.close()
    await store.close()
  })

  it('answers lists and bounds from indexes', () => {
    const connection = connect()
    prepareSchema(connection, storeSchema, false)
    const plan = ({ sql, values }: SqlStatement) =>
      connection.all(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(row => String(row['detail'])).join('; ')
    const all = { tenant, kind: 'k', limit: 10 }
    const expected = [
      [listStatement(all), 'SEARCH records USING PRIMARY KEY (tenant=? AND kind=?)'],
      [listStatement({ ...all, after: 'a' }), 'SEARCH records USING PRIMARY KEY (tenant=? AND kind=? AND id>?)'],
      [
        listStatement({ ...all, owner: 'o', after: 'a', expiredAtMs: 5 }),
        'SEARCH records USING INDEX records_by_owner (tenant=? AND kind=? AND owner=? AND id>?)',
      ],
      [
        listStatement({ ...all, expiredAtMs: 5 }),
        'SEARCH records USING INDEX records_by_expiry (tenant=? AND kind=? AND expires_at_ms>? AND expires_at_ms<?); ' +
          'USE TEMP B-TREE FOR ORDER BY',
      ],
      [boundStatement(all), 'SEARCH records USING COVERING INDEX records_by_owner (tenant=? AND kind=?)'],
      [
        boundStatement({ ...all, owner: 'o' }),
        'SEARCH records USING COVERING INDEX records_by_owner (tenant=? AND kind=? AND owner=?)',
      ],
    ] as const
    for (const [statement, steps] of expected) expect(plan(statement)).to.equal(steps)
    connection.close()
  })

  describe('opened with readOnly', () => {
    it('reads everything and writes nothing', async () => {
      const store = createSqliteStore(path)
      await appendOne(store, 'x')
      const reader = createSqliteStore(path, { readOnly: true })
      expect(await assertContinuousLog(reader)).to.deep.equal(['x'])
      await appendOne(store, 'y')
      expect(await assertContinuousLog(reader)).to.deep.equal(['x', 'y'])
      expect(await rejectionOf(appendOne(reader, 'z'))).to.equal('ERR_STORE_UNAVAILABLE')
      expect(await rejectionOf(reader.commit({ durability: 'process', writes: [] }))).to.equal('ERR_STORE_UNAVAILABLE')
      await reader.close()
      await store.close()
    })

    it('makes no file, and names the option when there is none', () => {
      const error = thrownBy(() => createSqliteStore(path, { readOnly: true }))
      expect([error.code, error.at]).to.deep.equal(['ERR_STORE_UNAVAILABLE', 'path'])
      expect(error.message).to.include('readOnly')
      expect(thrownBy(() => createSqliteKeyStore(path, { readOnly: true })).code).to.equal('ERR_STORE_UNAVAILABLE')
      expect(folder.names()).to.deep.equal([])
    })

    it('reads a file that is write-protected', async () => {
      const store = createSqliteStore(path)
      await appendOne(store, 'x')
      await store.close()
      chmodSync(path, 0o400)
      const reader = createSqliteStore(path, { readOnly: true })
      expect(await assertContinuousLog(reader)).to.deep.equal(['x'])
      await reader.close()
    })
  })
})
