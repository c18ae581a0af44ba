import { expect } from 'chai'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createFileKeySource, createGuard, type StorageLike } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'
import { writeLog } from '../support/store.js'

const phone = '+12025550143'
const keys = [`sms/users/${phone}/`, 'sms/conversations/c1/', 'sms/users/nobody/']

/** A storage that a bot might have: one file a key, and a transcript store in one file. */
const moduleText = `
const { readFileSync, writeFileSync, rmSync, existsSync } = require('node:fs')
const { join } = require('node:path')
const fileOf = (key) => join(__dirname, 'state', encodeURIComponent(key))
const logFile = join(__dirname, 'transcripts.json')
const load = () => JSON.parse(readFileSync(logFile, 'utf8'))
const pages = (items) => ({ items, continuationToken: undefined })
module.exports = {
  keys: async function* () { yield* ${JSON.stringify(keys)} },
  storage: {
    async read(keys) { return Object.fromEntries(keys.filter((k) => existsSync(fileOf(k))).map((k) => [k, JSON.parse(readFileSync(fileOf(k), 'utf8'))])) },
    async write(items) { for (const [k, v] of Object.entries(items)) writeFileSync(fileOf(k), JSON.stringify(v)) },
    async delete(keys) { for (const k of keys) rmSync(fileOf(k), { force: true }) },
  },
  channels: ['sms'],
  transcripts: {
    async logActivity(a) { const all = load(); (all[a.conversation.id] ??= []).push(a); writeFileSync(logFile, JSON.stringify(all)) },
    async getTranscriptActivities(_channel, id) { return pages(load()[id] ?? []) },
    async listTranscripts(channelId) { return pages(Object.keys(load()).map((id) => ({ channelId, id }))) },
    async deleteTranscript(_channel, id) { const all = load(); delete all[id]; writeFileSync(logFile, JSON.stringify(all)) },
  },
}
`

describe('scrubjay migrate', function () {
  this.timeout(30_000)

  const directory = directoryOfEach()
  beforeEach(async () => {
    await writeLog(directory.path, { count: 1 })
    mkdirSync(join(directory.path, 'state'))
    writeFileSync(join(directory.path, 'bot-storage.js'), moduleText)
    for (const [index, key] of keys.slice(0, 2).entries()) writeFileSync(join(directory.path, 'state', encodeURIComponent(key)), JSON.stringify({ town: `Ogdenville ${index}` }))
    const activity = { type: 'message', id: 'm1', channelId: 'sms', text: 'I am at ana@example.org', from: { id: phone, name: 'Ana' }, conversation: { id: phone } }
    writeFileSync(join(directory.path, 'transcripts.json'), JSON.stringify({ [phone]: [activity, { ...activity, id: 'm2', text: 'thanks' }] }))
  })

  const migrate = (what: string, more: readonly string[] = []): Promise<Ran> =>
    scrubjay(['migrate', what, '--module', 'bot-storage.js', '--store', 'sqlite:scrubjay.db', '--keys', 'scrubjay.keys', ...more], { cwd: directory.path })
  const stored = (): string =>
    readdirSync(join(directory.path, 'state')).map((name) => `${name} ${readFileSync(join(directory.path, 'state', name), 'utf8')}`).join('\n')
  const logged = (): string => readFileSync(join(directory.path, 'transcripts.json'), 'utf8')

  it('counts in a dry run, and changes nothing', async () => {
    const before = stored() + logged()
    expect(await migrate('state', ['--dry-run'])).to.deep.equal({ code: 0, stdout: '3 looked at: 2 would be moved, 0 behind the guard already, 1 without a record\n', stderr: '' })
    expect(await migrate('transcripts', ['--dry-run'])).to.deep.equal({ code: 0, stdout: '1 looked at: 1 would be moved, 0 behind the guard already\n', stderr: '' })
    expect(stored() + logged()).to.equal(before)
  })

  it('seals state so that the bot reads it as before, and does nothing the second time', async () => {
    expect((await migrate('state')).stdout).to.equal('3 looked at: 2 moved, 0 behind the guard already, 1 without a record\n')
    for (const word of ['Ogdenville', '2025550143', 'conversations']) expect(stored()).to.not.include(word)
    expect((await migrate('state')).stdout).to.equal('3 looked at: 0 moved, 2 behind the guard already, 1 without a record\n')
    const store = createSqliteStore(join(directory.path, 'scrubjay.db'))
    const guard = createGuard({ store, keys: createFileKeySource(join(directory.path, 'scrubjay.keys')) })
    const { storage } = createRequire(__filename)(join(directory.path, 'bot-storage.js')) as { storage: StorageLike }
    expect(await guard.custody.guardStorage(storage, { readsClear: false }).read([...keys])).to.deep.equal({
      [keys[0] ?? '']: { town: 'Ogdenville 0' }, [keys[1] ?? '']: { town: 'Ogdenville 1' },
    })
    await guard.close()
  })

  it('moves transcripts behind the guard, in place', async () => {
    expect((await migrate('transcripts')).stdout).to.equal('1 looked at: 1 moved, 0 behind the guard already\n')
    expect(logged()).to.include('[EMAIL_ADDRESS]').and.to.include('thanks')
    for (const word of ['ana@', '2025550143', 'Ana']) expect(logged()).to.not.include(word)
    expect((await migrate('transcripts')).stdout).to.equal('1 looked at: 0 moved, 1 behind the guard already\n')
  })

  it('moves transcripts into the guard’s own store', async () => {
    expect((await migrate('transcripts', ['--into-store'])).code).to.equal(0)
    expect(logged()).to.equal('{}')
    const store = createSqliteStore(join(directory.path, 'scrubjay.db'))
    const rows = await store.list({ tenant: 'default', kind: 'transcript', limit: 10 })
    expect(rows).to.have.length(2)
    expect(JSON.stringify(rows)).to.not.include('thanks')
    await store.close()
  })

  it('says what is missing, and never what was typed', async () => {
    writeFileSync(join(directory.path, 'bot-storage.js'), 'throw new Error("ana@example.org")')
    const broken = await migrate('state')
    expect(broken.code).to.equal(2)
    expect(broken.stderr).to.include('--module').and.to.not.include('ana@')
    writeFileSync(join(directory.path, 'bot-storage.js'), 'module.exports = { storage: {} }')
    expect((await migrate('state')).stderr).to.include('`storage`')
    expect((await scrubjay(['migrate', 'state', '--keys', 'ana@example.org'])).stderr).to.not.include('ana@')
  })
})
