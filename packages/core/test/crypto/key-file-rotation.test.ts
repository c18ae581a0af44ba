import { expect } from 'chai'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileKeySource, createKeyFile, readKeyFileSummary } from '../../src/crypto/key-file.js'
import { rotateKeyFile } from '../../src/crypto/key-file-rotation.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { codeOf, failureOf } from '../lib/failure.js'

const subjectKey = new Uint8Array(32).fill(7)

describe('the rotation of a key file', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrubjay-keys-'))
    path = join(folder, 'scrubjay.keys')
    createKeyFile(path)
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const open = async (): Promise<KeyRing> => createFileKeySource(path).open()

  it('goes through its three steps, and what was wrapped before opens until its key is retired', async () => {
    const before = readKeyFileSummary(path)
    const envelope = await (await open()).wrap(subjectKey, 'c')
    const added = rotateKeyFile(path, { step: 'add' })
    expect(added.primaryKeyId).to.equal(before.primaryKeyId)
    const promoted = rotateKeyFile(path, { step: 'promote' })
    expect(promoted.rotation).to.deep.equal({ next: [], old: [before.primaryKeyId] })
    expect(await (await open()).unwrap(envelope, 'c')).to.deep.equal(subjectKey)
    expect(failureOf(() => rotateKeyFile(path, { step: 'retire', inUse: [before.primaryKeyId] })).code).to.equal('ERR_KEYS_ROTATION')
    const retired = rotateKeyFile(path, { step: 'retire', inUse: [] })
    expect(retired.keyIds).to.deep.equal([promoted.primaryKeyId])
    expect(readKeyFileSummary(path)).to.deep.equal(retired)
    expect(await codeOf((await open()).unwrap(envelope, 'c'))).to.equal('ERR_ENVELOPE')
  })

  it('keeps root and origin, so that lookups and the log go on', async () => {
    const before = await open()
    rotateKeyFile(path, { step: 'add' })
    rotateKeyFile(path, { step: 'promote' })
    rotateKeyFile(path, { step: 'retire', inUse: [] })
    const after = await open()
    expect(after.origin).to.equal(before.origin)
    expect(after.secret('lookup/acme')).to.deep.equal(before.secret('lookup/acme'))
  })

  it('keeps the mode, leaves nothing beside the file, and replaces it as a whole', function () {
    if (process.platform === 'win32') this.skip()
    chmodSync(path, 0o400)
    const { ino } = statSync(path)
    rotateKeyFile(path, { step: 'add' })
    expect(statSync(path).mode & 0o777).to.equal(0o400)
    expect(statSync(path).ino).to.not.equal(ino)
    expect(readdirSync(folder)).to.deep.equal(['scrubjay.keys'])
  })

  it('follows a link to the file and leaves the link', function () {
    if (process.platform === 'win32') this.skip()
    const link = join(folder, 'link')
    symlinkSync(path, link)
    const { keyIds } = rotateKeyFile(link, { step: 'add' })
    expect(readKeyFileSummary(path).keyIds).to.deep.equal(keyIds)
    expect(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink()).map(({ name }) => name)).to.deep.equal(['link'])
  })

  it('is refused while another is under way, whose file it leaves alone', () => {
    const text = readFileSync(path, 'utf8')
    writeFileSync(`${path}.new`, 'of another')
    expect(failureOf(() => rotateKeyFile(path, { step: 'add' }))).to.include({ code: 'ERR_KEYS_ROTATION' }).with.property('message').that.includes('.new')
    expect(readFileSync(`${path}.new`, 'utf8')).to.equal('of another')
    expect(readFileSync(path, 'utf8')).to.equal(text)
  })

  it('leaves a file as it was that is open to others, damaged, missing, or not at this step', () => {
    const text = readFileSync(path, 'utf8')
    expect(failureOf(() => rotateKeyFile(path, { step: 'promote' })).code).to.equal('ERR_KEYS_ROTATION')
    if (process.platform !== 'win32') {
      chmodSync(path, 0o640)
      expect(failureOf(() => rotateKeyFile(path, { step: 'add' })).code).to.equal('ERR_KEYS_PERMISSIONS')
      chmodSync(path, 0o600)
    }
    expect(readFileSync(path, 'utf8')).to.equal(text)
    writeFileSync(path, text.slice(0, -5))
    expect(failureOf(() => rotateKeyFile(path, { step: 'add' })).code).to.equal('ERR_KEYS_INVALID')
    rmSync(path)
    expect(failureOf(() => rotateKeyFile(path, { step: 'add' })).code).to.equal('ERR_KEYS_MISSING')
    expect(existsSync(`${path}.new`)).to.equal(false)
  })
})

describe('a ring that was opened from a file', () => {
  let folder = ''
  let path = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrubjay-keys-'))
    path = join(folder, 'scrubjay.keys')
    createKeyFile(path)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('wraps by the new primary key once the file says so, without a restart', async () => {
    const ring = await createFileKeySource(path).open()
    const first = ring.primaryKeyId
    const old = await ring.wrap(subjectKey, 'c')
    rotateKeyFile(path, { step: 'add' })
    expect((await ring.wrap(subjectKey, 'c')).split('.')[1]).to.equal(first)
    const { primaryKeyId } = rotateKeyFile(path, { step: 'promote' })
    expect((await ring.wrap(subjectKey, 'c')).split('.')[1]).to.equal(primaryKeyId)
    expect(ring.primaryKeyId).to.equal(primaryKeyId)
    expect(await ring.unwrap(old, 'c')).to.deep.equal(subjectKey)
  })

  it('looks at the file again when it meets a key that it does not know', async () => {
    const ring = await createFileKeySource(path).open()
    rotateKeyFile(path, { step: 'add' })
    rotateKeyFile(path, { step: 'promote' })
    const envelope = await (await createFileKeySource(path).open()).wrap(subjectKey, 'c')
    expect(await ring.unwrap(envelope, 'c')).to.deep.equal(subjectKey)
    expect(await codeOf(ring.unwrap(envelope.replace(/^v1\.[^.]+/, 'v1.nobody'), 'c'))).to.equal('ERR_ENVELOPE')
  })

  it('goes on as it was when the file is damaged, gone, or of another installation', async () => {
    const ring = await createFileKeySource(path).open()
    const envelope = await ring.wrap(subjectKey, 'c')
    const text = readFileSync(path, 'utf8')
    const other = join(folder, 'other.keys')
    createKeyFile(other)
    for (const changed of ['{', text.replace(/"root": "..../, '"root": "AAAA'), readFileSync(other, 'utf8'), undefined]) {
      if (changed === undefined) rmSync(path)
      else writeFileSync(path, changed)
      expect(await ring.unwrap(await ring.wrap(subjectKey, 'c'), 'c')).to.deep.equal(subjectKey)
      expect(await ring.unwrap(envelope, 'c')).to.deep.equal(subjectKey)
      expect(ring.primaryKeyId).to.equal(envelope.split('.')[1])
    }
    writeFileSync(path, text, { mode: 0o600 })
    const { primaryKeyId } = (rotateKeyFile(path, { step: 'add' }), rotateKeyFile(path, { step: 'promote' }))
    expect((await ring.wrap(subjectKey, 'c')).split('.')[1]).to.equal(primaryKeyId)
  })
})

describe('a key file that an orchestrator mounted', () => {
  it('opens for whom the option names, and for nobody who may write or run it', function () {
    if (process.platform === 'win32') this.skip()
    const folder = mkdtempSync(join(tmpdir(), 'scrubjay-keys-'))
    const path = join(folder, 'keys')
    createKeyFile(path)
    const opens = (mode: number, readableBy: 'owner' | 'group' | 'everyone'): boolean => {
      chmodSync(path, mode)
      try {
        void createFileKeySource(path, { readableBy }).open()
        return true
      } catch (error) {
        expect(error).to.have.property('code', 'ERR_KEYS_PERMISSIONS')
        return false
      }
    }
    for (const mode of [0o600, 0o400]) for (const who of ['owner', 'group', 'everyone'] as const) expect(opens(mode, who)).to.equal(true)
    for (const mode of [0o440, 0o640]) expect([opens(mode, 'owner'), opens(mode, 'group'), opens(mode, 'everyone')]).to.deep.equal([false, true, true])
    for (const mode of [0o444, 0o644]) expect([opens(mode, 'owner'), opens(mode, 'group'), opens(mode, 'everyone')]).to.deep.equal([false, false, true])
    for (const mode of [0o660, 0o666, 0o450, 0o445, 0o777, 0o442]) expect(opens(mode, 'everyone'), mode.toString(8)).to.equal(false)
    rmSync(folder, { recursive: true })
  })
})
