import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { startChat } from '../support/chat.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

describe('scrubjay receipt verify', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let receipt: Receipt
  before(async () => { receipt = await makeReceipt() })

  const verify = (text: string, ...more: string[]): Promise<Ran> => {
    const file = join(directory.path, 'receipt.json')
    writeFileSync(file, text)
    return scrubjay(['receipt', 'verify', file, ...more])
  }

  it('says who agreed to what and when, and what a key from the file is worth', async () => {
    const { code, stdout, stderr } = await verify(receipt.text)
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.contain('verified     granted: service\n').and.to.contain('protects against accident only; use --vkey')
  })

  it('takes the key as text or from a file, and the prompt', async () => {
    const [keyFile, promptFile] = [join(directory.path, 'vkey'), join(directory.path, 'prompt')]
    writeFileSync(keyFile, `${receipt.vkey}\n`)
    writeFileSync(promptFile, receipt.prompt)
    for (const key of [receipt.vkey, `@${keyFile}`]) {
      const { code, stdout } = await verify(receipt.text, '--vkey', key, '--prompt', promptFile)
      expect(code, stdout).to.equal(0)
      expect(stdout).to.contain('the key that you gave').and.to.contain('the one that you gave was answered')
    }
  })

  it('fails for a changed receipt, another key and another prompt, and says why', async () => {
    const other = await makeReceipt()
    const promptFile = join(directory.path, 'prompt')
    writeFileSync(promptFile, `${receipt.prompt}!`)
    for (const [given, reason] of [
      [await verify(receipt.text.replace('to answer you here', 'to sell your data')), 'about another record'],
      [await verify(receipt.text, '--vkey', other.vkey), 'another key'],
      [await verify(receipt.text, '--prompt', promptFile), 'not the one that was answered'],
      [await verify('{}'), 'no receipt of this version'],
    ] as const) {
      expect(given.code, reason).to.equal(1)
      expect(given.stdout).to.match(/^FAILED {7}/).and.to.contain(reason)
    }
  })

  it('is used wrongly without a file, or with one that is not there, which it does not name', async () => {
    for (const words of [[], [join(directory.path, 'none.json')]]) {
      const { code, stderr } = await scrubjay(['receipt', 'verify', ...words])
      expect(code).to.equal(2)
      expect(stderr).to.match(/^scrubjay: receipt verify: /).and.not.to.contain('none.json')
    }
  })
})

interface Receipt {
  readonly text: string
  readonly vkey: string
  readonly prompt: string
}

/** A person says hello and yes; the receipt is asked for by code. */
async function makeReceipt(): Promise<Receipt> {
  const { guard, store, say, readVkey } = startChat()
  const prompt = (await say('hello')).at(-1)?.text ?? ''
  await say('yes')
  const [row] = await store.list({ tenant: 'default', kind: 'receipt', limit: 1 })
  const [text = ''] = await guard.receipts({ tenant: 'default', subject: row?.owner ?? '' })
  const vkey = await readVkey()
  await guard.close()
  return { text, vkey, prompt }
}
