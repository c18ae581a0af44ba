import { expect } from 'chai'
import { createKmsKeyMaterial, createKmsKeySource, rotateKmsKeyMaterial } from '../../src/crypto/kms-key-source.js'
import type { KmsKeyMaterial } from '../../src/crypto/kms-key-material.js'
import type { KeyRing } from '../../src/ports/key-source.js'
import { createMemoryKeyStore } from '../../src/ports/memory-key-store.js'
import { countWrappedKeys, rewrapKeys } from '../../src/vault/rewrap.js'
import { codeOf, failureOf } from '../lib/failure.js'
import { TestKms } from '../lib/test-kms.js'

const kmsKey = 'arn:aws:kms:eu-central-1:000000000000:key/11111111-2222-3333-4444-555555555555'
const subjectKey = new Uint8Array(32).fill(9)
const context = 'acme/subject/AbCdEfGh'

describe('a ring whose keys are in a key management service', () => {
  let kms: TestKms
  let material: KmsKeyMaterial
  const open = async (from: KmsKeyMaterial = material): Promise<KeyRing> => createKmsKeySource({ client: kms, material: from }).open()
  beforeEach(async () => {
    kms = new TestKms()
    material = await createKmsKeyMaterial({ client: kms, kmsKey, origin: 'bot.example/audit' })
  })

  it('unwraps what any process of the installation wrapped, for the same context only', async () => {
    const envelope = await (await open()).wrap(subjectKey, context)
    expect(envelope).to.match(new RegExp(`^v1\\.${material.primary}\\.[\\w-]{32}\\.[\\w-]+$`))
    const ring = await open(JSON.parse(JSON.stringify(material)) as KmsKeyMaterial)
    expect(await ring.unwrap(envelope, context)).to.deep.equal(subjectKey)
    expect(await codeOf(ring.unwrap(envelope, 'acme/subject/other'))).to.equal('ERR_KEYS_UNAVAILABLE')
    for (const broken of ['', 'v1', envelope.replace(/^v1\.[^.]+/, 'v1.nobody')]) {
      expect(await codeOf(ring.unwrap(broken, context))).to.equal('ERR_ENVELOPE')
    }
  })

  it('binds an envelope to its context also where the service cannot', async () => {
    kms.ignoresContext = true
    material = await createKmsKeyMaterial({ client: kms, kmsKey })
    const ring = await open()
    const envelope = await ring.wrap(subjectKey, context)
    expect(await ring.unwrap(envelope, context)).to.deep.equal(subjectKey)
    expect(await codeOf(ring.unwrap(envelope, 'acme/subject/other'))).to.equal('ERR_ENVELOPE')
  })

  it('has secrets that are the same at every start, and does not ask for them', async () => {
    const [one, two] = [await open(), await open()]
    const asked = kms.requests.length
    expect(one.secret('lookup/acme')).to.deep.equal(two.secret('lookup/acme')).and.not.deep.equal(one.secret('lookup/evil'))
    expect(one.origin).to.equal('bot.example/audit')
    expect(kms.requests.length).to.equal(asked)
  })

  it('tells the service nothing of whose key it is, and never a subject’s key in clear', async () => {
    const ring = await open()
    await ring.unwrap(await ring.wrap(subjectKey, context), context)
    const said = JSON.stringify(kms.requests.map((request) => ({ ...request, bytes: Buffer.from(request.bytes).toString('hex') })))
    for (const word of ['acme', 'AbCdEfGh', Buffer.from(subjectKey).toString('hex')]) expect(said).to.not.include(word)
  })

  it('closes with a code and no word of the service when that is down, and goes on when it is back', async () => {
    const ring = await open()
    const envelope = await ring.wrap(subjectKey, context)
    kms.isDown = true
    for (const call of [() => ring.wrap(subjectKey, context), () => ring.unwrap(envelope, context), () => open()]) {
      const error: unknown = await call().then(() => undefined, (thrown: unknown) => thrown)
      expect(error).to.include({ code: 'ERR_KEYS_UNAVAILABLE', retryable: true })
      expect(String(error) + String((error as Error).cause)).to.not.match(/canary|arn/)
    }
    kms.isDown = false
    expect(await ring.unwrap(envelope, context)).to.deep.equal(subjectKey)
  })

  it('is moved to another key of the service in three steps', async () => {
    const keyStore = createMemoryKeyStore()
    await keyStore.putIfAbsent(context, await (await open()).wrap(subjectKey, context))
    const secret = (await open()).secret('x')
    const rotate = async (change: Parameters<typeof rotateKmsKeyMaterial>[0]['change']): Promise<void> => {
      material = await rotateKmsKeyMaterial({ client: kms, material, change })
    }
    const before = material.primary
    await rotate({ step: 'add', kmsKey: 'alias/newer' })
    await rotate({ step: 'promote' })
    expect(await codeOf(rotate({ step: 'retire', inUse: (await countWrappedKeys(keyStore)).keys() }))).to.equal('ERR_KEYS_ROTATION')
    expect(await rewrapKeys({ keyStore, ring: await open() })).to.include({ checked: 1, rewrapped: 1, unopened: 0 })
    await rotate({ step: 'retire', inUse: (await countWrappedKeys(keyStore)).keys() })
    expect(material.keys.map((key) => key.kmsKey)).to.deep.equal(['alias/newer'])
    expect(material.primary).to.not.equal(before)
    const ring = await open()
    const state = await keyStore.read(context)
    expect(await ring.unwrap(state?.state === 'live' ? state.wrapped : '', context)).to.deep.equal(subjectKey)
    expect(ring.secret('x')).to.deep.equal(secret)
  })

  it('is refused with the place when its material is damaged', () => {
    const wrong: readonly [string, object][] = [
      ['version', { ...material, version: 2 }],
      ['keys', { ...material, keys: [] }],
      ['keys[0].kmsKey', { ...material, keys: [{ id: material.primary, kmsKey: 'with space' }] }],
      ['primary', { ...material, primary: 'nobody' }],
      ['origin', { ...material, origin: '' }],
      ['root', { ...material, root: undefined }],
      ['root.id', { ...material, root: { ...material.root, id: 'nobody' } }],
      ['root.sealed', { ...material, root: { ...material.root, sealed: '!' } }],
    ]
    for (const [at, input] of wrong) expect(failureOf(() => createKmsKeySource({ client: kms, material: input }))).to.include({ code: 'ERR_KEYS_INVALID', at })
  })
})
