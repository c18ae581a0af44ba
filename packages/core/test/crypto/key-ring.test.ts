import { expect } from 'chai'
import { createKeyMaterial, createKeyRing, formatKeyMaterial, parseKeyMaterial, type KeyMaterial } from '../../src/crypto/key-ring.js'
import { failureOf } from '../lib/failure.js'
import { createTestRandom } from '../lib/test-ports.js'

const random = createTestRandom()
const material = createKeyMaterial({ random, origin: 'bot.example/audit' })
const newer = createKeyMaterial({ random, origin: 'bot.example/audit' })
const subjectKey = new Uint8Array(32).fill(5)

describe('key material', () => {
  it('reads back what was formatted, and makes other keys each time', () => {
    expect(parseKeyMaterial(JSON.parse(formatKeyMaterial(material)))).to.deep.equal(material)
    expect(newer.root).to.not.equal(material.root)
    expect(newer.keys).to.not.deep.equal(material.keys)
    expect(createKeyMaterial({ random }).origin).to.match(/^scrubjay\.invalid\/log-[0-9a-f]{8}$/)
  })

  it('is refused with its place, and is never quoted, whatever is wrong with it', () => {
    const canary = 'canary-Zm9vYmFyYmF6'
    const good = { id: 'a', key: material.root }
    const wrong: readonly [string, unknown][] = [
      ['keys', null], ['keys', [material]], ['keys', canary], ['keys', 42],
      ['version', {}], ['version', { ...material, version: 2 }], ['version', { ...material, version: '1' }],
      ['keys', { ...material, keys: [] }], ['keys', { ...material, keys: canary }], ['keys', { ...material, keys: { 0: good } }],
      ['keys', { ...material, keys: Array.from({ length: 101 }, (_, index) => ({ ...good, id: `k${index}` })) }],
      ['keys', { ...material, primary: 'a', keys: [good, good] }],
      ['keys[0]', { ...material, keys: [canary] }], ['keys[1]', { ...material, keys: [good, null] }],
      ['keys[0].id', { ...material, keys: [{ ...good, id: `${canary}.` }] }], ['keys[0].id', { ...material, keys: [{ ...good, id: '' }] }],
      ['keys[0].id', { ...material, keys: [{ ...good, id: 'a\n' }] }],
      ['keys[0].key', { ...material, keys: [{ ...good, key: canary }] }],
      ['keys[0].key', { ...material, keys: [{ ...good, key: `${material.root}=` }] }],
      ['keys[0].key', { ...material, keys: [{ ...good, key: `${'A'.repeat(42)}B` }] }],
      ['primary', { ...material, primary: canary }], ['primary', { ...material, primary: undefined }],
      ['origin', { ...material, origin: `${canary} x` }], ['origin', { ...material, origin: `${canary}+x` }],
      ['origin', { ...material, origin: '' }], ['origin', { ...material, origin: 'x'.repeat(201) }], ['origin', { ...material, origin: 'ü' }],
      ['root', { ...material, root: canary }], ['root', { ...material, root: [material.root] }], ['root', { ...material, root: undefined }],
    ]
    for (const [at, input] of wrong) {
      const error = failureOf(() => parseKeyMaterial(input))
      expect(error, at).to.include({ code: 'ERR_KEYS_INVALID', at })
      expect(error.message).to.not.include('canary').and.not.include(material.root)
    }
    console.log(`      ${wrong.length} mistakes`)
  })

  it('takes nothing from a prototype', () => {
    expect(() => parseKeyMaterial(JSON.parse(`{"__proto__": ${JSON.stringify(material)}}`))).to.throw().with.property('code', 'ERR_KEYS_INVALID')
    expect(() => parseKeyMaterial({ ...material, primary: 'constructor' })).to.throw().with.property('at', 'primary')
  })
})

describe('a key ring', () => {
  it('unwraps what it wrapped, for the same context only', async () => {
    const ring = createKeyRing(material, random)
    const envelope = await ring.wrap(subjectKey, 'acme/subject/s1')
    expect(await ring.unwrap(envelope, 'acme/subject/s1')).to.deep.equal(subjectKey)
    await expectRefused(ring.unwrap(envelope, 'acme/subject/s2'))
    await expectRefused(createKeyRing(newer, random).unwrap(envelope, 'acme/subject/s1'))
    for (const wrong of ['', 'v1', envelope.slice(1), envelope.replace(material.primary, 'constructor')]) {
      await expectRefused(ring.unwrap(wrong, 'acme/subject/s1'))
    }
  })

  it('unwraps by an old key after a rotation, and wraps by the new one', async () => {
    const envelope = await createKeyRing(material, random).wrap(subjectKey, 'c')
    const rotated = createKeyRing({ ...material, primary: newer.primary, keys: [...material.keys, ...newer.keys] }, random)
    expect(await rotated.unwrap(envelope, 'c')).to.deep.equal(subjectKey)
    const again = await rotated.wrap(subjectKey, 'c')
    expect(again.split('.')[1]).to.equal(newer.primary)
    await expectRefused(createKeyRing(material, random).unwrap(again, 'c'))
  })

  it('refuses an envelope whose key id names another of its keys', async () => {
    const both: KeyMaterial = { ...material, keys: [...material.keys, ...newer.keys] }
    const ring = createKeyRing(both, random)
    const envelope = await ring.wrap(subjectKey, 'c')
    await expectRefused(ring.unwrap(envelope.replace(material.primary, newer.primary), 'c'))
  })

  it('has secrets that outlive rotation, differ by label, and are no wrapping keys', () => {
    const ring = createKeyRing(material, random)
    const rotated = createKeyRing({ ...newer, root: material.root }, random)
    expect(rotated.secret('lookup/acme')).to.deep.equal(ring.secret('lookup/acme'))
    expect(ring.secret('lookup/acme')).to.have.length(32).and.not.deep.equal(ring.secret('lookup/acm'))
    expect(createKeyRing(newer, random).secret('lookup/acme')).to.not.deep.equal(ring.secret('lookup/acme'))
  })
})

async function expectRefused(work: Promise<unknown>): Promise<void> {
  const message = await work.then(() => 'it opened', (error: unknown) => (error instanceof Error ? error.message : ''))
  expect(message).to.equal('ERR_ENVELOPE: The envelope does not open.')
}
