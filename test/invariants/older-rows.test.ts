import type { StoredRecord } from '@scrubjay/core'
import { expect } from 'chai'
import { hkdfSync, randomBytes } from 'node:crypto'
import { secretbox } from 'tweetnacl'
import { MapStorage } from '../lib/map-storage.js'
import { Talk } from './guarded-talk.js'

/** Rewrites the rows of a kind as an earlier version had them. */
async function rewrite(talk: Talk, kind: string, change: (value: string, row: StoredRecord) => string): Promise<number> {
  const rows = await talk.store.list({ tenant: 'default', kind, limit: 99 })
  const writes = rows.map((row) => ({ op: 'put', key: { tenant: row.tenant, kind, id: row.id }, value: change(row.value, row), owner: row.owner, expiresAtMs: row.expiresAtMs }) as const)
  await talk.store.commit({ durability: 'durable', writes })
  return rows.length
}

describe('what an earlier version kept', () => {
  it('as a restriction with its moment restricts still, and ends when the person says so', async () => {
    const talk = new Talk()
    await talk.agree()
    await talk.say('restrict my data')
    const count = await rewrite(talk, 'consent', (value) => {
      const { restricted: _restricted, ...record } = JSON.parse(value) as Record<string, unknown>
      return JSON.stringify({ ...record, restrictedAtMs: talk.clock.nowMs() })
    })
    expect(count).to.equal(1)
    expect((await talk.say('hello')).botSaw).to.deep.equal([])
    await talk.say('resume')
    expect((await talk.say('hello')).botSaw).to.deep.equal(['hello'])
  })

  it('of a signal of the browser leaves a yes that was given in spite of it a yes', async () => {
    const purposes = [{ id: 'service', description: 'To help.', required: true }, { id: 'ads', description: 'To sell.', required: false, isSale: true }]
    const talk = new Talk({ policy: { version: 1, regimes: { ccpa: {} }, purposes } })
    const gpc = { channelData: { 'Sec-GPC': '1' } }
    await talk.say('hello', gpc)
    await rewrite(talk, 'consent', (value) => {
      const { signalled: _signalled, ...record } = JSON.parse(value) as { signalled: true; purposes: Record<string, { notice: string }> }
      const signalAtMs = talk.clock.nowMs()
      return JSON.stringify({ ...record, signalAtMs, purposes: { ...record.purposes, ads: { ...record.purposes['ads'], state: 'granted', atMs: signalAtMs + 1 } } })
    })
    await talk.say('hello', gpc)
    expect((await talk.eventTypes()).filter((type) => type === 'consent.objected')).to.have.length(1)
  })

  for (const keyless of [false, true]) {
    it(`as receipts in clear is handed out, of somebody who has ${keyless ? 'no key' : 'a key'}`, async () => {
      const talk = new Talk()
      await talk.agree()
      const subject = await tokenOf(talk)
      const key = await keyOf(talk, `default/subject/${subject}`)
      expect(await rewrite(talk, 'receipt', (value, { id }) => open(value, derive(key, { id, tenant: 'default', use: 'receipt', v: 1 })))).to.equal(1)
      if (keyless) talk.medium.keys.delete(`default/subject/${subject}`)
      expect(await talk.guard.receipts({ tenant: 'default', subject })).to.have.length(1)
      const { receipts } = JSON.parse(await talk.guard.rights.export({ tenant: 'default', subject })) as { receipts: unknown[] }
      expect(receipts).to.have.length(1)
    })
  }

  it('of an erasure that was cut off is enough to forget what the SDKs keep under their own names', async () => {
    const talk = new Talk()
    const disk = new MapStorage()
    talk.guard.custody.guardStorage(disk)
    await disk.write({ 'test/users/u1/': { name: 'Ana' } })
    await talk.agree()
    const subject = await tokenOf(talk)
    const reference = randomBytes(16).toString('base64url')
    const names = await sealAsBefore(talk, reference, { state: ['test/users/u1/'] })
    const request = { kind: 'erasure', state: 'confirmed', reference, receivedAtMs: 0, dueAtMs: 1, names }
    await rewrite(talk, 'subject', () => JSON.stringify({ token: subject, isErasing: true }))
    await talk.store.commit({ durability: 'durable', writes: [{ op: 'put', key: { tenant: 'default', kind: 'request', id: `${subject}.erasure` }, owner: subject, value: JSON.stringify(request) }] })
    await talk.guard.rights.resume()
    expect(await disk.read(['test/users/u1/'])).to.deep.equal({})
    expect(await talk.store.keyStore.read(`default/erasure/${reference}`)).to.deep.equal({ state: 'destroyed' })
  })
})

describe('receipts', () => {
  it('that were sealed under a key that was lost hold up no other', async () => {
    const talk = new Talk()
    await talk.agree()
    const subject = await tokenOf(talk)
    talk.medium.keys.delete(`default/subject/${subject}`)
    expect(await talk.guard.receipts({ tenant: 'default', subject })).to.deep.equal([])
    await talk.say('stop')
    expect(await talk.guard.receipts({ tenant: 'default', subject })).to.have.length(1)
  })
})

async function tokenOf(talk: Talk): Promise<string> {
  const [row] = await talk.store.list({ tenant: 'default', kind: 'subject', limit: 1 })
  return row?.owner ?? ''
}

async function keyOf(talk: Talk, id: string): Promise<Uint8Array> {
  const state = await talk.store.keyStore.read(id)
  if (state?.state !== 'live') throw new Error('no key')
  return (await talk.keys.open()).unwrap(state.wrapped, id)
}

async function sealAsBefore(talk: Talk, reference: string, names: object): Promise<string> {
  const id = `default/erasure/${reference}`
  const key = randomBytes(32)
  await talk.store.keyStore.putIfAbsent(id, await (await talk.keys.open()).wrap(key, id))
  const nonce = randomBytes(secretbox.nonceLength)
  const box = secretbox(Buffer.from(JSON.stringify(names)), nonce, derive(key, { reference, tenant: 'default', use: 'erasure', v: 1 }))
  return `v1.${reference}.${nonce.toString('base64url')}.${Buffer.from(box).toString('base64url')}`
}

function open(envelope: string, key: Uint8Array): string {
  const [, , nonce = '', box = ''] = envelope.split('.')
  const plain = secretbox.open(Buffer.from(box, 'base64url'), Buffer.from(nonce, 'base64url'), key)
  if (plain === null) throw new Error('it does not open')
  return Buffer.from(plain).toString('utf8')
}

/** HKDF-SHA-256; the members of `context` stand in the order of canonical JSON. */
function derive(key: Uint8Array, context: object): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(32), JSON.stringify(context), 32))
}
