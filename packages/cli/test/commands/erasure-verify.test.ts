import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyReceipt } from '@scrubjay/core'
import { expect } from 'chai'
import { startChat } from '../support/chat.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

describe('scrubjay erasure verify', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let proof: Proof
  before(async () => { proof = await makeProof() })

  const verify = (text: string, ...more: string[]): Promise<Ran> => {
    const file = join(directory.path, 'erasure.json')
    writeFileSync(file, text)
    return scrubjay(['erasure', 'verify', file, ...more])
  }

  it('says who was erased and when, and what a key from the file is worth', async () => {
    const { code, stdout, stderr } = await verify(proof.text)
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.contain('verified     the person was erased\n').and.to.contain(proof.subject)
    expect(stdout).to.contain('protects against accident only; use --vkey')
  })

  it('takes the key as text or from a file, and answers programs in JSON', async () => {
    const keyFile = join(directory.path, 'vkey')
    writeFileSync(keyFile, `${proof.vkey}\n`)
    for (const key of [proof.vkey, `@${keyFile}`]) expect((await verify(proof.text, '--vkey', key)).stdout).to.contain('the key that you gave')
    const { code, stdout } = await verify(proof.text, '--vkey', proof.vkey, '--json')
    expect(code).to.equal(0)
    expect(JSON.parse(stdout)).to.include({ isVerified: true, subject: proof.subject, keyFrom: 'given' })
  })

  it('fails for a changed proof, another key, a receipt and what is no proof, and says why', async () => {
    const other = await makeProof()
    const changed = proof.text.replace(/("entry":".{40})(.)/, (_whole, before: string, letter: string) => `${before}${letter === 'A' ? 'B' : 'A'}`)
    expect(changed).to.not.equal(proof.text)
    for (const [given, reason] of [
      [await verify(changed), ''],
      [await verify(proof.text, '--vkey', other.vkey), 'another key'],
      [await verify(proof.receipt), 'no proof of an erasure'],
      [await verify('{}'), 'no proof of an erasure'],
    ] as const) {
      expect(given.code, reason).to.equal(1)
      expect(given.stdout).to.match(/^FAILED {7}\S/).and.to.contain(reason)
    }
    const { code, stdout } = await verify(changed, '--json')
    expect([code, (JSON.parse(stdout) as { isVerified: boolean }).isVerified]).to.deep.equal([1, false])
  })

  it('is used wrongly without a file, or with one that is not there, which it does not name', async () => {
    for (const words of [[], [join(directory.path, 'none.json')]]) {
      const { code, stderr } = await scrubjay(['erasure', 'verify', ...words])
      expect(code).to.equal(2)
      expect(stderr).to.match(/^scrubjay: erasure verify: /).and.not.to.contain('none.json')
    }
  })
})

interface Proof {
  readonly text: string
  readonly vkey: string
  readonly subject: string
  /** A receipt from the same log, which is no proof. */
  readonly receipt: string
}

/** A person agrees, gives a value, and asks to be erased; the proof is the file that they get. */
async function makeProof(): Promise<Proof> {
  const { guard, store, say, readVkey } = startChat()
  for (const text of ['hello', 'yes', 'my mail is jay@example.org']) await say(text)
  const [row] = await store.list({ tenant: 'default', kind: 'receipt', limit: 1 })
  const [receipt = ''] = await guard.receipts({ tenant: 'default', subject: row?.owner ?? '' })
  const { subject } = verifyReceipt(Buffer.from(receipt))
  const sent = (await say('delete my data')).at(-1) as { readonly attachments?: readonly { readonly contentUrl: string }[] }
  const text = Buffer.from(sent.attachments?.[0]?.contentUrl.split(',')[1] ?? '', 'base64').toString()
  const vkey = await readVkey()
  await guard.close()
  return { text, vkey, subject, receipt }
}
