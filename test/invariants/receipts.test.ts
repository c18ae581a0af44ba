import { createHash, createPublicKey, verify } from 'node:crypto'
import { type ActivityLike, verifyReceipt } from '@scrubjay/core'
import { expect } from 'chai'
import fc from 'fast-check'
import { Talk } from './guarded-talk.js'

const policy = {
  version: 1,
  controller: { name: 'Acme', contact: 'privacy@acme.example', address: 'Main Street 1', url: 'https://acme.example' },
  purposes: [{ id: 'service', description: 'to answer you here', required: true, dataCategories: ['messages'], recipients: ['our support team'], retentionDays: 30 }],
}
const web = { channelId: 'webchat' }

interface File {
  readonly record: Readonly<Record<string, unknown>>
  readonly salt: string
  readonly entry: string
  readonly proof: string
  readonly vkey: string
}

/** What the person is sent when they ask. */
async function ask(talk: Talk, fields: object = web): Promise<{ readonly texts: readonly string[]; readonly files: readonly Buffer[] }> {
  const { verdict, replies } = await talk.say('give me my receipt', fields)
  const sent = verdict.kind === 'answer' ? (verdict.replies as readonly (ActivityLike & { attachments?: readonly { contentUrl: string }[] })[]) : []
  const files = sent.flatMap(({ attachments = [] }) => attachments.map(({ contentUrl }) => Buffer.from(contentUrl.split(',')[1] ?? '', 'base64')))
  return { texts: replies, files }
}

async function vkeyOf(talk: Talk): Promise<string> {
  const [row] = await talk.store.read([{ tenant: 'default', kind: 'log-key', id: 'vkey' }])
  return JSON.parse(row?.value ?? '""') as string
}

function parse(file: Buffer | undefined): File {
  return JSON.parse(String(file)) as File
}

describe('a consent receipt', () => {
  it('is handed out as a file that verifies without the store, and says what was asked and answered', async () => {
    const talk = new Talk({ policy })
    const { replies } = await talk.say('hello', web)
    await talk.say('yes', web)
    const prompt = replies.find((text) => text.includes('YES or NO')) ?? ''
    const { texts, files } = await ask(talk)
    expect(texts).to.deep.equal(['This is your receipt, as a file. It can be verified by anybody, without us.'])
    expect(files).to.have.length(1)
    const report = verifyReceipt(files[0] ?? Buffer.of(), { vkey: await vkeyOf(talk), prompt })
    expect(report).to.deep.include({ purposes: ['service'], state: 'granted', keyFrom: 'given', isPrompt: true })
    expect(verifyReceipt(files[0] ?? Buffer.of(), { prompt: `${prompt} ` })).to.deep.include({ keyFrom: 'file', isPrompt: false })
    const { record } = parse(files[0])
    expect(record).to.have.nested.property('dpv:hasDataController.dpv:hasName', 'Acme')
    expect(record).to.have.nested.property('dpv:hasPurpose[0].dpv:hasStorageCondition.dpv:hasDuration', 'P30D')
    expect(String(files[0]), 'no id of the channel').not.to.match(/"u1"|"c1"/)
  })

  it('is there for a refusal, a withdrawal and a later yes as well, the newest first, and for nobody who never answered', async () => {
    const talk = new Talk({ policy })
    expect((await ask(talk)).texts.join()).to.include('no answer of yours on record')
    for (const said of ['hello', 'no', 'consent', 'yes', 'stop']) {
      talk.clock.advance(1_000)
      await talk.say(said, web)
    }
    const { files } = await ask(talk)
    expect(files.map((file) => verifyReceipt(file).state)).to.deep.equal(['withdrawn', 'granted', 'refused'])
  })

  it('verifies when the log is long and the entry deep in it, at any place', async () => {
    const talk = new Talk({ policy: { ...policy, settings: { disclosure: false } } })
    const places = [0, 3, 120]
    for (const [user, turns] of places.entries()) {
      for (let turn = 0; turn < turns; turn += 1) await talk.say('hello', { ...web, user: `filler${user}-${turn}` })
      await talk.agree({ ...web, user: `u${user}` })
    }
    for (const user of places.keys()) {
      const { files } = await ask(talk, { ...web, user: `u${user}` })
      expect(files.map((file) => verifyReceipt(file).state), `person ${user}`).to.deep.equal(['granted'])
    }
  })

  it('is told in words where the channel takes no files', async () => {
    const talk = new Talk({ policy })
    await talk.agree()
    const { texts, files } = await ask(talk, {})
    expect(files).to.deep.equal([])
    expect(texts.join()).to.match(/^This is on record: “to answer you here”: agreed \(November 23, 2026, .*privacy@acme\.example\.$/)
  })

  it('is one person’s, and goes with them', async () => {
    const talk = new Talk({ policy })
    await talk.agree(web)
    const subject = String((await talk.events()).find(({ type }) => type === 'consent.granted')?.['subject'])
    expect(await talk.guard.receipts({ tenant: 'default', subject })).to.have.length(1)
    expect((await ask(talk, { ...web, user: 'u2', conversation: 'c2' })).files).to.deep.equal([])
    const [kept] = (await ask(talk)).files
    await talk.say('delete my data', web)
    expect(await talk.store.list({ tenant: 'default', kind: 'receipt', limit: 10 })).to.deep.equal([])
    expect(await talk.guard.receipts({ tenant: 'default', subject })).to.deep.equal([])
    expect(verifyReceipt(kept ?? Buffer.of()).state, 'what the person holds goes on to verify').to.equal('granted')
  })

  it('verifies no more after a change of any byte, and under no other key', async () => {
    const talk = new Talk({ policy })
    await talk.agree(web)
    const [file = Buffer.of()] = (await ask(talk)).files
    const seed = Date.now()
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(file)
        changed[at] = (changed[at] ?? 0) ^ change
        expect(() => verifyReceipt(changed)).to.throw().with.property('code').oneOf(['ERR_AUDIT_FORMAT', 'ERR_AUDIT_INVALID'])
      }),
      { seed, numRuns: 500 },
    )
    console.log(`      500 of ${file.length} bytes, seed ${seed}`)
    const other = new Talk({ policy })
    await other.agree(web)
    const vkey = await vkeyOf(other)
    expect(() => verifyReceipt(file, { vkey })).to.throw().with.property('code', 'ERR_AUDIT_INVALID')
    // A whole receipt that somebody has made for a log of their own verifies by itself, and not by the key that counts.
    const [forged = Buffer.of()] = (await ask(other)).files
    expect(verifyReceipt(forged).keyFrom).to.equal('file')
    expect(() => verifyReceipt(Buffer.from(String(file).replace(/"vkey":"[^"]*"/, `"vkey":"${vkey}"`)))).to.throw().with.property('code', 'ERR_AUDIT_INVALID')
  }).timeout(20_000)

  it('verifies by a program that knows the texts of C2SP and RFC 6962 only', async () => {
    const talk = new Talk({ policy })
    for (const user of ['a', 'b', 'c']) await talk.agree({ ...web, user })
    await talk.agree(web)
    const [file] = (await ask(talk)).files
    const { entry, proof, vkey, record, salt } = parse(file)
    expect(holds(proof, Buffer.from(entry, 'base64'), vkey)).to.equal(true)
    expect(holds(proof, Buffer.from(`${entry}AAAA`, 'base64'), vkey)).to.equal(false)
    // The record as it stands in the file is canonical already.
    const commitment = createHash('sha256').update('scrubjay receipt v1\n').update(Buffer.from(salt, 'base64')).update(JSON.stringify(record)).digest('base64url')
    expect(JSON.parse(String(Buffer.from(entry, 'base64')))).to.have.property('commitment', commitment)
  })
})

/** tlog-proof, tlog-checkpoint and signed-note as their texts describe them, and the walk of RFC 9162 §2.1.3.2; nothing of ours. */
function holds(proof: string, entry: Buffer, vkey: string): boolean {
  const [name = '', keyId = '', keyText = ''] = vkey.split(/\+(?=[0-9a-f]{8}\+)|(?<=\+[0-9a-f]{8})\+/)
  const cut = proof.indexOf('\n\n')
  const [header, indexLine = '', ...hashes] = proof.slice(0, cut).split('\n')
  const note = proof.slice(cut + 2)
  const text = note.slice(0, note.indexOf('\n\n') + 1)
  const [, signer, base64 = ''] = note.slice(text.length + 1).trimEnd().split(' ')
  const [origin, size = '', root = ''] = text.split('\n')
  const signature = Buffer.from(base64, 'base64')
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(keyText, 'base64').subarray(1)])
  const isSigned = verify(null, Buffer.from(text), createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature.subarray(4))
  if (header !== 'c2sp.org/tlog-proof@v1' || signer !== name || origin !== name || signature.toString('hex', 0, 4) !== keyId || !isSigned) return false
  let [fn, sn] = [BigInt(indexLine.replace('index ', '')), BigInt(size) - 1n]
  let hash = sha256(Buffer.of(0), entry)
  for (const line of hashes) {
    const sibling = Buffer.from(line, 'base64')
    if (sn === 0n) return false
    if (fn % 2n === 1n || fn === sn) {
      hash = sha256(Buffer.of(1), sibling, hash)
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n]
    } else hash = sha256(Buffer.of(1), hash, sibling)
    ;[fn, sn] = [fn >> 1n, sn >> 1n]
  }
  return sn === 0n && hash.toString('base64') === root
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}
