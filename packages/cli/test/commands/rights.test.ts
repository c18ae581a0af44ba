import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKeyFile } from '@scrubjay/core'
import { expect } from 'chai'
import { startBot, type Bot } from '../support/bot.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

const mail = 'ana@example.org'

describe('scrubjay rights', function () {
  this.timeout(60_000)

  const directory = directoryOfEach(() => bot.close())
  let bot: Bot
  let subject = ''
  beforeEach(async () => {
    bot = startBot(directory.path)
    await bot.say('ana', `my address is ${mail}`)
    subject = await bot.lastSubject()
  })
  const rights = (name: string, ...more: readonly string[]): Promise<Ran> => scrubjay(['rights', name, bot.keys, '--store', bot.store, ...more])
  const about = (): string => `--subject=${subject}`

  it('lists what waits with its deadline, and takes it off the list when it was answered', async () => {
    expect((await rights('list')).stdout).to.equal('Nothing waits.\n')
    await bot.say('ana', 'export my data')
    await bot.say('ana', 'HUMAN')
    const { code, stdout } = await rights('list')
    expect(code).to.equal(0)
    expect(stdout).to.match(new RegExp(`due +\\d{4}-\\d\\d-\\d\\d +portability +${subject} +received \\(no-files\\)`))
    expect(stdout).to.contain('human')
    expect((await rights('complete', about(), '--kind', 'human', '--by', 'desk')).code).to.equal(0)
    expect((await rights('complete', about(), '--kind', 'human')).code).to.equal(1)
    const lines = (await rights('list', '--json')).stdout.trim().split('\n').map((line) => JSON.parse(line) as object)
    expect(lines).to.have.length(1)
    expect(lines[0]).to.include({ kind: 'portability', subject })
  })

  it('exports a person to a file that only its owner can read, once, and logs who did it', async () => {
    const out = join(directory.path, 'export.json')
    expect(await rights('export', about(), '--out', out, '--by', 'privacy-desk')).to.include({ code: 0 })
    expect((JSON.parse(readFileSync(out, 'utf8')) as { values: { value: string }[] }).values.map(({ value }) => value)).to.deep.equal([mail])
    if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).to.equal(0o600)
    const again = await rights('export', about(), '--out', out)
    expect(again.code).to.equal(2)
    expect(again.stderr + again.stdout).not.to.contain(mail)
    expect(await bot.lastEvent()).to.include({ type: 'access.answered', outcome: 'exported', by: 'privacy-desk', subject })
    expect((await scrubjay(['audit', 'verify', '--store', bot.store])).code).to.equal(0)
  })

  it('shows what there is of a person, by types and counts, without a value and without a trace', async () => {
    await bot.say('ana', 'export my data')
    await rights('hold', about(), '--reason', 'case-7', '--by', 'legal')
    const before = await bot.lastEvent()
    const { code, stdout, stderr } = await rights('show', about())
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(new RegExp(`^person +${subject} of tenant default$`, 'm'))
    expect(stdout).to.match(/^key +live$/m).and.to.match(/^values +1 × EMAIL_ADDRESS$/m).and.to.match(/^legal hold +keeps them/m)
    expect(stdout).to.match(/^requests +portability: received \(no-files\), asked on \d{4}-\d\d-\d\d, due \d{4}-\d\d-\d\d/m)
    const json = await rights('show', about(), '--json')
    expect(JSON.parse(json.stdout)).to.deep.include({ subject, tenant: 'default', key: 'live', isHeld: true, values: { EMAIL_ADDRESS: 1 } })
    expect(stdout + json.stdout).to.not.contain(mail)
    expect(await bot.lastEvent()).to.deep.equal(before)
  })

  it('says of who was erased, and of who never was, that there is nothing', async () => {
    await rights('erase', about(), '--yes')
    for (const name of [about(), `--subject=${'A'.repeat(22)}`]) {
      const { code, stdout, stderr } = await rights('show', name)
      expect([code, stdout, stderr.includes('nothing')]).to.deep.equal([1, '', true])
    }
  })

  it('corrects a value from the standard input or a file while the bot runs, and logs who did it', async () => {
    const conversation = String((await bot.lastEvent())['conversation'])
    const correct = (input: string, ...more: readonly string[]): Promise<Ran> =>
      scrubjay(['rights', 'correct', bot.keys, '--store', bot.store, about(), `--conversation=${conversation}`, '--placeholder', '[EMAIL_ADDRESS_1]', ...more], { input })
    const done = await correct('new@example.org\n', '--by', 'privacy-desk')
    expect(done).to.deep.equal({ code: 0, stdout: 'Corrected.\n', stderr: '' })
    expect(await bot.lastEvent()).to.deep.include({ type: 'value.corrected', subject, conversation, counts: { EMAIL_ADDRESS: 1 }, by: 'privacy-desk' })
    expect(await exported()).to.deep.equal(['new@example.org'])
    const file = join(directory.path, 'new.txt')
    writeFileSync(file, 'newer@example.org\r\n')
    expect((await correct('', '--value-file', file)).code).to.equal(0)
    expect(await exported()).to.deep.equal(['newer@example.org'])
    expect((await correct('x@example.org', '--placeholder', '[EMAIL_ADDRESS_2]')).code).to.equal(1)
    const wrong = [await correct(''), await correct('4111 1111 1111 1111'), await correct('x@example.org', '--placeholder', 'EMAIL'), await correct('', '--value-file', `${file}x`), await correct('x'.repeat(400_001))]
    for (const { code, stdout, stderr } of wrong) expect([code, stdout, /4111|xxx|x@/.test(stderr)]).to.deep.equal([2, '', false])
    expect((await rights('correct', about(), '--placeholder', '[EMAIL_ADDRESS_1]')).code).to.equal(2)
    expect(await exported()).to.deep.equal(['newer@example.org'])
  })

  it('holds a person until the hold is released, and then erases', async () => {
    expect((await rights('hold', about(), '--reason', 'case-7', '--by', 'legal')).code).to.equal(0)
    expect(await bot.lastEvent()).to.include({ type: 'hold.placed', code: 'case-7', by: 'legal', subject })
    const held = await rights('erase', about(), '--yes')
    expect([held.code, held.stdout.includes('legal hold')]).to.deep.equal([1, true])
    expect((await scrubjay(['keys', 'shred', bot.keys, '--store', bot.store, about(), '--yes'])).code).to.equal(1)
    expect(await bot.say('ana', 'delete my data')).to.contain('must be kept')
    expect((await rights('list')).stdout).to.contain('held')
    expect((await rights('release', about(), '--by', 'legal')).code).to.equal(0)
    expect((await rights('release', about(), '--by', 'legal')).code).to.equal(1)
    expect((await rights('erase', about())).code).to.equal(2)
    expect((await rights('erase', about(), '--yes')).code).to.equal(0)
    expect((await rights('erase', about(), '--yes')).code).to.equal(1)
    expect((await rights('list')).stdout).to.equal('Nothing waits.\n')
  })

  it('is wrong use for a token that is none, a name in place of a role, keys of others, and no target', async () => {
    const other = join(directory.path, 'other.keys')
    createKeyFile(other)
    const codes = [
      (await rights('hold', '--subject', 'ana', '--reason', 'x', '--by', 'legal')).code,
      (await rights('hold', about(), '--reason', 'Ana Example', '--by', 'legal')).code,
      (await rights('hold', '--reason', 'x', '--by', 'legal')).code,
      (await rights('complete', about(), '--kind', 'erasure')).code,
      (await scrubjay(['rights', 'list', other, '--store', bot.store])).code,
      (await rights('list', '--tenant', 'evil')).code,
    ]
    expect(codes).to.deep.equal([2, 2, 2, 2, 2, 2])
  })

  async function exported(): Promise<readonly string[]> {
    const out = join(directory.path, 'exported.json')
    await rights('export', about(), '--out', out)
    const { values } = JSON.parse(readFileSync(out, 'utf8')) as { readonly values: readonly { readonly value: string }[] }
    rmSync(out)
    return values.map(({ value }) => value)
  }
})
