import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileKeySource, readKeyFileSummary } from '@scrubjay/core'
import { createSqliteKeyStore } from '@scrubjay/store-sqlite'
import { expect } from 'chai'
import { startBot, type Bot } from '../support/bot.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

const mail = (user: string): string => `my address is ${user}@example.org`

describe('scrubjay keys rotate', function () {
  this.timeout(60_000)

  const directory = directoryOfEach(() => bot.close())
  let bot: Bot
  beforeEach(() => { bot = startBot(directory.path) })
  const rotate = (...more: readonly string[]): Promise<Ran> => scrubjay(['keys', 'rotate', bot.keys, ...more])
  const step = (name: string, ...more: readonly string[]): Promise<Ran> => rotate('--step', name, '--store', bot.store, ...more)
  /** As if nobody had changed the file for an hour. */
  const age = (): void => utimesSync(bot.keys, Date.now() / 1_000 - 3_600, Date.now() / 1_000 - 3_600)

  it('replaces the key in three steps while the bot runs, and says at each which is next', async () => {
    const other = startBot(directory.path)
    const talk = async (): Promise<void> => {
      for (const one of [bot, other]) for (const user of ['ana', 'ben']) expect(await one.say(user, mail(user))).to.equal(mail(user))
    }
    await talk()
    const first = readKeyFileSummary(bot.keys).primaryKeyId
    const shown = async (): Promise<string> => (await rotate('--store', bot.store)).stdout
    expect(await shown()).to.equal(`key  ${first}  primary  wraps 2\n\nNext step: add, when you want to rotate.\n`)

    const added = await step('add')
    expect([added.code, added.stderr]).to.deep.equal([0, ''])
    const second = readKeyFileSummary(bot.keys).rotation.next[0]
    expect(added.stdout).to.contain(`Added ${second}`)
    expect(await shown()).to.equal(`key  ${first}  primary  wraps 2\nkey  ${second}  next     wraps 0\n\nNext step: promote, once every instance has this file.\n`)
    await talk()

    age()
    expect((await step('promote')).stdout).to.contain(`${second} wraps from now on`)
    await talk()
    expect(await bot.say('cleo', mail('cleo'))).to.equal(mail('cleo'))
    expect(await shown()).to.equal(`key  ${first}  old      wraps 2\nkey  ${second}  primary  wraps 1\n\nNext step: rewrap, once every instance has this file.\n`)

    const rewrapped = await step('rewrap')
    expect([rewrapped.code, rewrapped.stdout]).to.deep.equal([0, `Rewrapped 2 of 3 keys; the others were wrapped by ${second} already.\nThe next step is retire, once every instance has the file.\n`])
    await talk()
    expect(await shown()).to.contain('Next step: retire')

    age()
    const retired = await step('retire')
    expect([retired.code, retired.stderr]).to.deep.equal([0, ''])
    expect(retired.stdout).to.contain(`Removed ${first}`)
    expect(readKeyFileSummary(bot.keys).keyIds).to.deep.equal([second])
    await talk()
    await other.close()
    const restarted = startBot(directory.path)
    for (const user of ['ana', 'ben', 'cleo']) expect(await restarted.say(user, mail(user))).to.equal(mail(user))
    await restarted.close()
  })

  it('takes no step that is not due, and then changes nothing', async () => {
    await bot.say('ana', mail('ana'))
    const text = readFileSync(bot.keys, 'utf8')
    for (const early of ['promote', 'retire']) {
      const { code, stdout, stderr } = await step(early)
      expect([code, stdout, stderr.includes('ERR_KEYS_ROTATION')], early).to.deep.equal([1, '', true])
    }
    expect(readFileSync(bot.keys, 'utf8')).to.equal(text)
    await step('add')
    const added = readFileSync(bot.keys, 'utf8')
    for (const [early, reason] of [['promote', 'five minutes'], ['rewrap', 'not promoted']] as const) {
      const { code, stderr } = await step(early)
      expect([code, stderr.includes(reason)], early).to.deep.equal([2, true])
    }
    expect((await step('add')).code).to.equal(1)
    expect(readFileSync(bot.keys, 'utf8')).to.equal(added)
    expect((await step('promote', '--now')).code).to.equal(0)
    expect((await step('retire')).code).to.equal(2)
    const used = await step('retire', '--now')
    expect([used.code, used.stderr.includes('still wraps')]).to.deep.equal([1, true])
    expect(readKeyFileSummary(bot.keys).keyIds).to.have.length(2)
  })

  it('prints no key at any step, and keeps the file to its owner', async () => {
    await bot.say('ana', mail('ana'))
    let printed = ''
    for (const name of ['add', 'promote', 'rewrap', 'retire']) {
      const { stdout, stderr } = await step(name, '--now')
      printed += `${stdout}${stderr}`
      const { root, keys } = JSON.parse(readFileSync(bot.keys, 'utf8')) as { root: string; keys: { key: string }[] }
      for (const secret of [root, ...keys.map(({ key }) => key)]) expect(printed).to.not.contain(secret)
      if (process.platform !== 'win32') expect(statSync(bot.keys).mode & 0o777).to.equal(0o600)
    }
    expect(printed).to.contain('Removed')
  })

  it('names keys that open with no key of the file, and answers 1', async () => {
    await bot.say('ana', mail('ana'))
    const keyStore = createSqliteKeyStore(join(directory.path, 'keys.db'))
    const ring = await createFileKeySource(bot.keys).open()
    await keyStore.putIfAbsent('default/subject/broken', (await ring.wrap(new Uint8Array(32), 'other')).replace(ring.primaryKeyId, 'kGone'))
    await keyStore.close()
    await step('add')
    await step('promote', '--now')
    const { code, stdout } = await step('rewrap')
    expect([code, stdout.includes('FAILED  1 keys'), stdout.includes('default/subject/broken')]).to.deep.equal([1, true, true])
    const listed = await scrubjay(['keys', 'list', bot.keys, '--key-store', `sqlite:${join(directory.path, 'keys.db')}`])
    expect([listed.code, listed.stdout.includes('MISSING  1 keys')]).to.deep.equal([1, true])
  })

  it('is wrong use without a file, with another step, or without the key store where one is needed', async () => {
    writeFileSync(join(directory.path, 'empty.db'), '')
    const wrong: readonly (readonly string[])[] = [
      ['keys', 'rotate'],
      ['keys', 'rotate', `${bot.keys}x`],
      ['keys', 'rotate', bot.keys, '--step', 'back'],
      ['keys', 'rotate', bot.keys, '--step', 'constructor'],
      ['keys', 'rotate', bot.keys, '--step', 'rewrap'],
      ['keys', 'rotate', bot.keys, '--step', 'retire'],
      ['keys', 'rotate', bot.keys, '--step', 'rewrap', '--store', 'postgres:x'],
      ['keys', 'rotate', bot.keys, '--step', 'rewrap', '--key-store', `sqlite:${bot.keys}x`],
    ]
    for (const args of wrong) expect((await scrubjay(args)).code, args.join(' ')).to.equal(2)
  })
})
