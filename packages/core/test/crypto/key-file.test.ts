import { expect } from 'chai'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEnvKeySource, createFileKeySource, createKeyFile, readKeyFileSummary } from '../../src/crypto/key-file.js'
import { failureOf } from '../lib/failure.js'

describe('a key file', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrubjay-keys-'))
    path = join(folder, 'scrubjay.keys')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is readable by its owner only, and opens', async () => {
    const summary = createKeyFile(path, { origin: 'bot.example/audit' })
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).to.equal(0o600)
    const ring = await createFileKeySource(path).open()
    expect(ring.origin).to.equal('bot.example/audit')
    expect(ring.primaryKeyId).to.equal(summary.primaryKeyId)
    expect(readKeyFileSummary(path)).to.deep.equal(summary)
  })

  it('shows no key in its summary', () => {
    const shown = JSON.stringify(createKeyFile(path))
    const { keys, root } = JSON.parse(readFileSync(path, 'utf8')) as { keys: { key: string }[]; root: string }
    for (const secret of [root, ...keys.map(({ key }) => key)]) expect(shown).to.not.include(secret)
  })

  it('is never overwritten', () => {
    createKeyFile(path)
    const before = readFileSync(path, 'utf8')
    expect(() => createKeyFile(path)).to.throw().with.property('code', 'ERR_KEYS_INVALID')
    expect(readFileSync(path, 'utf8')).to.equal(before)
  })

  it('is not written with an origin that no signed note can have', () => {
    expect(() => createKeyFile(path, { origin: 'two words' })).to.throw().with.property('at', 'origin')
    expect(() => readFileSync(path)).to.throw()
  })

  it('is refused when anybody else may read, write or run it', function () {
    if (process.platform === 'win32') this.skip()
    createKeyFile(path)
    for (const mode of [0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o666, 0o777]) {
      chmodSync(path, mode)
      expect(() => createFileKeySource(path).open(), mode.toString(8)).to.throw().with.property('code', 'ERR_KEYS_PERMISSIONS')
      expect(() => readKeyFileSummary(path)).to.throw().with.property('code', 'ERR_KEYS_PERMISSIONS')
    }
    for (const mode of [0o600, 0o400, 0o700]) {
      chmodSync(path, mode)
      expect(() => createFileKeySource(path).open(), mode.toString(8)).to.not.throw()
    }
  })

  it('that is missing says how to make one', () => {
    expect(() => createFileKeySource(path).open()).to.throw(/ERR_KEYS_MISSING.*npx scrubjay keys create/)
  })

  it('that is damaged is never quoted', () => {
    createKeyFile(path)
    const text = readFileSync(path, 'utf8')
    const { root } = JSON.parse(text) as { root: string }
    for (const damaged of [text.slice(0, -3), `${text}x`, root, '', '[]', `"${root}"`, text.replace(root, `${root}!`), `\ufeff${text}`]) {
      writeFileSync(path, damaged)
      const { message, cause } = failureOf(() => createFileKeySource(path).open())
      expect(cause).to.equal(undefined)
      expect(message).to.match(/^ERR_KEYS_INVALID/)
      expect(message).to.not.include(root.slice(0, 6))
    }
  })
})

describe('keys in the environment', () => {
  const variable = 'SCRUBJAY_TEST_KEYS'
  let text = ''
  before(() => {
    const folder = mkdtempSync(join(tmpdir(), 'scrubjay-keys-'))
    createKeyFile(join(folder, 'keys'))
    text = readFileSync(join(folder, 'keys'), 'utf8')
    rmSync(folder, { recursive: true })
  })
  afterEach(() => delete process.env[variable])

  it('open as JSON and as base64 of it', async () => {
    for (const value of [text, `\n ${text}`, Buffer.from(text).toString('base64')]) {
      process.env[variable] = value
      expect((await createEnvKeySource(variable).open()).origin).to.match(/^scrubjay\.invalid/)
    }
  })

  it('that are missing are ERR_KEYS_MISSING and name the variable', () => {
    for (const value of [undefined, '']) {
      if (value !== undefined) process.env[variable] = value
      expect(() => createEnvKeySource(variable).open()).to.throw(/ERR_KEYS_MISSING at SCRUBJAY_TEST_KEYS/)
    }
  })

  it('that are damaged are never quoted', () => {
    for (const value of ['canary', '{"canary":1', '{"version":1,"keys":"canary"}', Buffer.from('canary').toString('base64')]) {
      process.env[variable] = value
      const { message, cause } = failureOf(() => createEnvKeySource(variable).open())
      expect(cause).to.equal(undefined)
      expect(message).to.match(/^ERR_KEYS_INVALID/).and.not.match(/canary|Y2FuYXJ5/)
    }
  })
})
