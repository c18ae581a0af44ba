import { expect } from 'chai'
import { isScrubjayError } from '@scrubjay/core'
import { assertContinuousLog, chainSequence } from '@scrubjay/testkit'
import { openConnection } from '../src/connection.js'
import { createSqliteStore } from '../src/index.js'
import { type Schema, prepareSchema, storeSchema } from '../src/schema.js'
import { type TemporaryFolder, createTemporaryFolder } from './temporary-folder.js'

/** The next version as it may come: what is there today, and one step more. */
const nextSchema: Schema = {
  ...storeSchema,
  steps: [...storeSchema.steps, "ALTER TABLE records ADD COLUMN note TEXT NOT NULL DEFAULT 'new'"],
}

describe('the schema of a SQLite store', () => {
  let folder: TemporaryFolder
  let path: string
  const connect = (readOnly = false) => openConnection({ path, readOnly, busyTimeoutMs: 100 })
  const versionOf = () => {
    const connection = connect()
    const version = connection.pragma('user_version')['user_version']
    connection.close()
    return version
  }
  beforeEach(async () => {
    folder = createTemporaryFolder()
    path = folder.file('privacy.db')
    const store = createSqliteStore(path)
    const writes = [{ op: 'put', key: { tenant: 't', kind: 'k', id: 'a' }, value: '1', owner: 'o' }] as const
    const log = { tenant: 't', entries: [Buffer.from('x')], sequence: chainSequence }
    await store.commit({ durability: 'durable', writes, log })
    await store.close()
  })
  afterEach(() => folder.remove())

  it('brings a file of version 1 to the next version with all that is in it', () => {
    expect(versionOf()).to.equal(1)
    const connection = connect()
    prepareSchema(connection, nextSchema, false)
    prepareSchema(connection, nextSchema, false)
    expect(connection.all('SELECT id, owner, value, version, note FROM records')).to.deep.equal([
      { id: 'a', owner: 'o', value: '1', version: 1, note: 'new' },
    ])
    expect(connection.all('SELECT position FROM log_entries')).to.deep.equal([{ position: 0 }])
    connection.close()
    expect(versionOf()).to.equal(2)
  })

  it('leaves a file as it was when a step fails', async () => {
    const connection = connect()
    const broken: Schema = { ...nextSchema, steps: [...nextSchema.steps, 'CREATE TABLE records (x)'] }
    expect(() => prepareSchema(connection, broken, false)).to.throw('ERR_STORE_UNAVAILABLE')
    connection.close()
    expect(versionOf()).to.equal(1)
    const store = createSqliteStore(path)
    expect(await assertContinuousLog(store, 't')).to.deep.equal(['x'])
    await store.close()
  })

  it('refuses a file that a newer version has written, and says so', () => {
    const connection = connect()
    prepareSchema(connection, nextSchema, false)
    connection.close()
    for (const readOnly of [false, true]) {
      try {
        createSqliteStore(path, { readOnly })
        expect.fail('opened a newer file')
      } catch (error) {
        expect(isScrubjayError(error, 'ERR_STORE_CORRUPT')).to.equal(true)
        expect(String(error)).to.include('version 2').and.to.include('newer')
      }
    }
  })

  it('does not migrate a file that is opened for reading only', () => {
    const connection = connect(true)
    expect(() => prepareSchema(connection, nextSchema, true)).to.throw('version 1 of 2')
    connection.close()
    expect(versionOf()).to.equal(1)
  })
})
