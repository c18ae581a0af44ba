import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { directoryOfEach, scrubjay, type Ran } from '../support/run.js'
import { entryOf, writeLog, type LogFixture } from '../support/store.js'

describe('scrubjay doctor', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let fixture: LogFixture
  beforeEach(async () => {
    fixture = await writeLog(directory.path, { count: 12 })
    writeFileSync(join(directory.path, 'policy.yaml'), 'version: 1\n')
  })

  const doctor = (more: readonly string[] = ['--policy', 'policy.yaml', '--store', 'sqlite:scrubjay.db']): Promise<Ran> =>
    scrubjay(['doctor', ...more], { cwd: directory.path })

  it('finds nothing wrong with a set-up that is right', async () => {
    const { code, stdout, stderr } = await doctor()
    expect({ code, stderr }, stdout).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.contain(`ok    node      ${process.versions.node}\n`)
    expect(stdout).to.match(/^ok {4}packages {2}@scrubjay\/core \S+, @scrubjay\/store-sqlite/m)
    expect(stdout).to.match(/^ok {4}keys {6}1 in the file/m).and.to.match(/^ok {4}policy {4}valid$/m)
    expect(stdout).to.match(/^ok {4}log {7}tenant default: 12 entries verify$/m).and.to.match(/^ok {4}keys\.db/m)
    expect(stdout).to.not.contain('\u001B')
  })

  it('says what it did not look at', async () => {
    rmSync(fixture.keys)
    const { code, stdout } = await doctor([])
    expect(code).to.equal(0)
    for (const subject of ['keys', 'policy', 'store', 'sdk']) expect(stdout).to.match(new RegExp(`^note {2}${subject} `, 'm'))
  })

  it('names the bot SDKs that are installed, and the guard that is missing', async () => {
    const installed = [['botbuilder', '4.23.3'], ['@scrubjay/botbuilder', '0.1.0'], ['botkit', '4.15.0'], ['@microsoft/agents-hosting', '1.8.1']] as const
    for (const [name, version] of installed) {
      mkdirSync(join(directory.path, 'node_modules', name), { recursive: true })
      writeFileSync(join(directory.path, 'node_modules', name, 'package.json'), JSON.stringify({ name, version }))
    }
    const { stdout } = await doctor([])
    expect(stdout).to.match(/^ok {4}sdk {7}botbuilder 4\.23\.3$/m)
    expect(stdout).to.match(/^note {2}sdk {7}botkit 4\.15\.0 without its guard\. Run npm install @scrubjay\/botkit\.$/m)
    expect(stdout).to.match(/^note {2}sdk {7}@microsoft\/agents-hosting 1\.8\.1 without its guard\. Run npm install @scrubjay\/agents\.$/m)
  })

  it('names what the bot keeps without the guard, and falls silent when all of it is wrapped', async () => {
    const bot = join(directory.path, 'bot.js')
    writeFileSync(bot, 'adapter.use(new TranscriptLoggerMiddleware(store))\nadapter.use(new TelemetryLoggerMiddleware(client))\nnew UserState(new MemoryStorage())\n')
    writeFileSync(join(directory.path, 'package.json'), '{"scripts":{"dev":"DEBUG=botkit* node bot.js","start":"node bot.js"}}')
    const { stdout } = await doctor([])
    for (const word of ['guardTranscripts', 'guardTelemetry', 'guardStorage', 'scripts dev:']) expect(stdout).to.match(new RegExp(`^note {2}sources .*${word}`, 'm'))
    writeFileSync(bot, 'new TranscriptLoggerMiddleware(s.guardTranscripts(store)); new TelemetryLoggerMiddleware(s.guardTelemetry(client)); s.guardStorage(new MemoryStorage())')
    rmSync(join(directory.path, 'package.json'))
    expect((await doctor([])).stdout).to.match(/^ok {4}sources {3}1 files?: /m)
  })

  it('fails over packages of different versions', async () => {
    mkdirSync(join(directory.path, 'node_modules/@scrubjay/botkit'), { recursive: true })
    writeFileSync(join(directory.path, 'node_modules/@scrubjay/botkit/package.json'), '{"version":"9.9.9"}')
    const { code, stdout } = await doctor([])
    expect(code).to.equal(1)
    expect(stdout).to.match(/^fail {2}packages .*@scrubjay\/botkit 9\.9\.9: the versions differ\./m)
  })

  const broken: readonly (readonly [string, () => void | Promise<unknown>, RegExp])[] = [
    ['a key file that others may read', () => chmodSync(fixture.keys, 0o644), /^fail {2}keys .*0600/m],
    ['a damaged key file', () => writeFileSync(fixture.keys, '{}'), /^fail {2}keys .*ERR_KEYS_INVALID/m],
    ['a lost keys.db', () => rmSync(join(directory.path, 'keys.db')), /^fail {2}keys\.db .*backup/m],
    ['keys of another installation', async () => {
      rmSync(fixture.keys)
      await scrubjay(['keys', 'create', fixture.keys])
    }, /^fail {2}log .*other keys/m],
    ['a wrong policy', () => writeFileSync(join(directory.path, 'policy.yaml'), 'version: 2\n'), /^fail {2}policy .*1 mistake\. /m],
    ['a policy that is not there', () => rmSync(join(directory.path, 'policy.yaml')), /^fail {2}policy /m],
    ['a file that is no store', () => writeFileSync(fixture.file, 'x'.repeat(9_000)), /^fail {2}store .*ERR_STORE_CORRUPT/m],
    ['a changed log entry', () => {
      const bytes = readFileSync(fixture.file)
      bytes.write('X', bytes.indexOf(entryOf(5)) + 3)
      writeFileSync(fixture.file, bytes)
    }, /^fail {2}log .*does not verify/m],
  ]
  for (const [title, damage, line] of broken) {
    it(`fails over ${title}, in one line that says what to do`, async () => {
      await damage()
      const { code, stdout, stderr } = await doctor()
      expect({ code, stderr }, stdout).to.deep.equal({ code: 1, stderr: '' })
      expect(stdout).to.match(line)
      expect(stdout.split('\n').filter((text) => text.startsWith('fail'))).to.have.length(1)
    })
  }

  it('fails over a key file that was named and is not there', async () => {
    const { code, stdout } = await doctor(['--keys', 'ann@example.org'])
    expect(code).to.equal(1)
    expect(stdout).to.match(/^fail {2}keys .*ERR_KEYS_MISSING at FILE/m).and.to.not.contain('ann@')
  })

  it('answers 2 for a store that is not there', async () => {
    expect((await doctor(['--store', 'sqlite:none.db'])).code).to.equal(2)
  })
})
