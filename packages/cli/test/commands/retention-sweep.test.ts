import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createKeyFile } from '@scrubjay/core'
import { expect } from 'chai'
import { startBot, type Bot } from '../support/bot.js'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'

const oldMs = Date.UTC(2026, 0, 1)

describe('scrubjay retention sweep', function () {
  this.timeout(60_000)

  const directory = directoryOfEach(() => bot.close())
  let bot: Bot
  let policy = ''
  beforeEach(async () => {
    bot = startBot(directory.path, { nowMs: () => oldMs, wait: () => new Promise(() => {}) })
    for (const user of ['ana', 'ben']) await bot.say(user, `my address is ${user}@example.org`)
    policy = join(directory.path, 'policy.yaml')
    writeFileSync(policy, 'version: 1\nretention:\n  - what: values\n    types: [EMAIL_ADDRESS]\n    days: 30\n')
  })
  const sweep = (...more: readonly string[]): Promise<Ran> => scrubjay(['retention', 'sweep', bot.keys, '--store', bot.store, '--policy', policy, ...more])

  it('tells in a dry run what would go and why, changes nothing, and then does it, once, with proof in a log that verifies', async () => {
    const due = '2 EMAIL_ADDRESS\n          by retention[0]: values after 30 days; the oldest is of 2026-01-01; tenant default\n'
    expect(await sweep('--dry-run')).to.deep.equal({ code: 0, stdout: `would go  ${due}Nothing was changed.\n`, stderr: '' })
    const json = (await sweep('--dry-run', '--json')).stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as object)
    expect(json).to.deep.equal([
      { tenant: 'default', rule: 'retention[0]', what: 'values', days: 30, counts: { EMAIL_ADDRESS: 2 }, oldestMs: Date.parse('2026-01-01T23:59:59.999Z'), oldest: '2026-01-01' },
      { isDryRun: true, held: 0, elsewhere: 0 },
    ])
    expect(await sweep()).to.deep.equal({ code: 0, stdout: `gone  ${due}`, stderr: '' })
    expect(await sweep()).to.deep.equal({ code: 0, stdout: 'Nothing is due.\n', stderr: '' })
    expect((await scrubjay(['audit', 'verify', '--store', bot.store])).code).to.equal(0)
    expect(await bot.say('ana', 'my address is ana@example.org')).to.equal('my address is ana@example.org')
  })

  it('refuses keys of another installation and a policy with mistakes', async () => {
    const other = join(directory.path, 'other.keys')
    createKeyFile(other)
    const wrong = await scrubjay(['retention', 'sweep', other, '--store', bot.store, '--policy', policy])
    expect(wrong.code).to.equal(2)
    expect(wrong.stderr).to.contain('FILE is not the key file of this store')
    writeFileSync(policy, 'version: 1\nretention:\n  - what: everything\n    days: 0\n')
    expect((await sweep()).code).to.equal(1)
  })
})
