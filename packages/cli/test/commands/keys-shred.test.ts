import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { createKeyFile } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { expect } from 'chai'
import { startBot, type Bot } from '../support/bot.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

const mail = (user: string): string => `my address is ${user}@example.org`

describe('scrubjay keys shred', function () {
  this.timeout(60_000)

  const directory = directoryOfEach(() => bot.close())
  let bot: Bot
  let subject = ''
  beforeEach(async () => {
    bot = startBot(directory.path)
    for (const user of ['ben', 'ana']) await bot.say(user, mail(user))
    subject = await bot.lastSubject()
  })
  const shred = (...more: readonly string[]): Promise<Ran> => scrubjay(['keys', 'shred', bot.keys, '--store', bot.store, `--subject=${subject}`, ...more])
  /** How many people have a key. */
  const countKeys = async (): Promise<number> => {
    const store = createSqliteStore(join(directory.path, 'privacy.db'), { readOnly: true })
    const keys = await store.keyStore.list('', 100)
    await store.close()
    return keys.filter(({ id }) => id.startsWith('default/subject/')).length
  }

  it('erases one person while the bot runs, logs that an operator did it, and the log still verifies', async () => {
    const { code, stdout, stderr } = await shred('--yes')
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.contain(`Erased ${subject}`)
    expect(await countKeys()).to.equal(1)
    const store = createSqliteStore(join(directory.path, 'privacy.db'), { readOnly: true })
    expect(await bot.lastEvent()).to.include({ type: 'erasure.completed', subject, by: 'operator' })
    for (const kind of ['value', 'placeholder', 'counter', 'context', 'subject']) {
      expect(new Set((await store.list({ tenant: 'default', kind, limit: 9 })).map(({ owner }) => owner)).size, kind).to.be.at.most(1)
    }
    await store.close()
    expect((await scrubjay(['audit', 'verify', '--store', bot.store])).code).to.equal(0)
    expect(await bot.say('ben', mail('ben'))).to.equal(mail('ben'))
    expect(await bot.say('ana', mail('ana'))).to.equal(mail('ana'))
    expect(await bot.lastSubject()).to.not.equal(subject)
  })

  it('changes nothing without --yes, and says what it would erase', async () => {
    const { code, stdout } = await shred()
    expect(code).to.equal(2)
    expect(stdout).to.match(new RegExp(`^person +${subject} of tenant default$`, 'm'))
    expect(stdout).to.match(/^key +live$/m).and.to.match(/^values +1 × EMAIL_ADDRESS$/m).and.to.match(/\nNothing was changed\. .*`--yes`/)
    expect(stdout).to.not.contain('ana@')
    expect(await countKeys()).to.equal(2)
    expect(await bot.say('ana', mail('ana'))).to.equal(mail('ana'))
  })

  it('answers 1 when there is nothing of the person, also the second time', async () => {
    expect((await scrubjay(['keys', 'shred', bot.keys, '--store', bot.store, '--subject', 'A'.repeat(22), '--yes'])).code).to.equal(1)
    expect(await countKeys()).to.equal(2)
    expect([(await shred('--yes')).code, (await shred('--yes')).code]).to.deep.equal([0, 1])
  })

  it('refuses keys of another installation, which would sign over the log', async () => {
    const other = join(directory.path, 'other.keys')
    createKeyFile(other)
    const { code, stderr } = await scrubjay(['keys', 'shred', other, '--store', bot.store, `--subject=${subject}`, '--yes'])
    expect([code, stderr.includes('not the key file of this store')]).to.deep.equal([2, true])
    expect(await countKeys()).to.equal(2)
    expect((await scrubjay(['audit', 'verify', '--store', bot.store])).code).to.equal(0)
  })

  it('is wrong use for another tenant, a token that is none, and without a store', async () => {
    const wrong: readonly (readonly string[])[] = [
      ['--store', bot.store, `--subject=${subject}`, '--tenant', 'evil', '--yes'],
      ['--store', bot.store, '--subject', 'ana', '--yes'],
      ['--store', bot.store, '--yes'],
      [`--subject=${subject}`, '--yes'],
    ]
    for (const args of wrong) expect((await scrubjay(['keys', 'shred', bot.keys, ...args])).code, args.join(' ')).to.equal(2)
    expect(await countKeys()).to.equal(2)
  })

  it('reads a mounted key file when it is told that others may read it', async function () {
    if (process.platform === 'win32') this.skip()
    chmodSync(bot.keys, 0o444)
    expect((await shred('--yes')).code).to.equal(1)
    expect((await shred('--readable-by', 'somebody', '--yes')).code).to.equal(2)
    expect((await shred('--readable-by', 'everyone', '--yes')).code).to.equal(0)
  })
})
