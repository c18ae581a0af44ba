import { expect } from 'chai'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runDemo, withFolder } from './demo-process.js'

describe('the demo', function () {
  this.timeout(30_000)

  const wrongUses: readonly (readonly string[])[] = [
    ['--sdk', 'nothing'],
    ['--sdk'],
    ['--unknown'],
    ['word'],
    ['--chat', '--json'],
    ['--chat', '--script', 'x'],
    ['--data', ''],
    ['--script', '/does/not/exist'],
    ['--data', '/dev/null/data'],
  ]
  for (const args of wrongUses) {
    it(`answers ${args.join(' ')} with one line and exit code 2`, () =>
      withFolder(async (folder) => {
        const run = await runDemo(args, { env: { XDG_CONFIG_HOME: folder, TMPDIR: folder } })
        expect(run.code).to.equal(2)
        const complaints = linesOf(run.stderr).filter((line) => !line.includes('made the key file'))
        expect(complaints).to.have.lengthOf(1)
        expect(complaints[0]).to.match(/^demo: /)
        expect(run.stdout).to.equal('')
      }))
  }

  it('names the number of a bad script line, plays every good one, and exits with 2', () =>
    withFolder(async (folder) => {
      const script = join(folder, 'script.jsonl')
      const [good, last] = ['{"user":"a","text":"hello"}', '{"user":"a","text":"yes"}']
      const lines = [good, 'no json 202-555-0143', '{"text":"nobody"}', '', last]
      writeFileSync(script, `\uFEFF${lines.join('\r\n')}`)
      const run = await runDemo(['--json', '--script', script, ...placesIn(folder)])
      expect(run.code).to.equal(2)
      expect(run.stderr).to.match(/^demo: line 2: .+$/m).and.match(/^demo: line 3: .+$/m)
      expect(run.stderr).to.not.include('0143')
      const turns = turnsOf(run.stdout)
      expect(turns.map((turn) => turn.typed)).to.deep.equal(['hello', 'yes'])
      expect(turns[1]?.botSaw).to.deep.equal(['hello'])
    }))

  it('makes the key file outside the data folder, for its owner only, and says so once', () =>
    withFolder(async (folder) => {
      // Even a data folder that holds the usual place of the keys does not get them.
      const args = ['--data', join(folder, 'data'), '--json', '--script', '/dev/null']
      const env = { XDG_CONFIG_HOME: join(folder, 'data', 'config') }
      const first = await runDemo(args, { env })
      const second = await runDemo(args, { env })
      expect([first.code, second.code], first.stderr + second.stderr).to.deep.equal([0, 0])
      expect(statSync(join(folder, 'data.keys')).mode & 0o777).to.equal(0o600)
      const kept = readdirSync(join(folder, 'data'), { recursive: true }).map(String)
      expect(kept.filter((name) => name.endsWith('.keys'))).to.deep.equal([])
      expect(first.stderr).to.include('made the key file')
      expect(second.stderr).to.not.include('made the key file')
    }))

  it('takes up a data folder again: consent holds, and a value keeps its placeholder', () =>
    withFolder(async (folder) => {
      const script = join(folder, 'script.jsonl')
      const args = ['--json', '--script', script, ...placesIn(folder)]
      const mail = '{"user":"a","text":"write to fern@example.com"}\n'
      writeFileSync(script, `{"user":"a","text":"hello"}\n{"user":"a","text":"yes"}\n${mail}`)
      const first = await runDemo(args)
      writeFileSync(script, mail)
      const second = await runDemo(args)
      expect([first.code, second.code], first.stderr + second.stderr).to.deep.equal([0, 0])
      expect(linesOf(second.stdout)).to.deep.equal(linesOf(first.stdout).slice(-1))
    }))

  for (const sdk of ['botbuilder', 'botkit', 'agents']) {
    it(`plays its own conversation through ${sdk} for a person, verifies the log, and finds nothing in clear`, () =>
      withFolder(async (folder) => {
        const run = await runDemo(['--sdk', sdk, '--keys', join(folder, 'k')], { env: { TMPDIR: folder } })
        expect(run.code, run.stdout).to.equal(0)
        expect(run.stdout).to.include('Audit log verified').and.include('found nowhere')
        expect(run.stdout).to.not.include('\u001b[')
        expect(Math.max(...linesOf(run.stdout).map((line) => line.length))).to.be.at.most(160)
      }))
  }

  it('talks to a person until the end of input', () =>
    withFolder(async (folder) => {
      const run = await runDemo(['--chat', ...placesIn(folder)], { input: 'hello\nyes\n' })
      expect(run.code, run.stderr).to.equal(0)
      expect(run.stdout).to.include('You said: hello').and.include('Audit log verified')
    }))

  it('gives nothing of one person to another who types their placeholder', () =>
    withFolder(async (folder) => {
      const script = join(folder, 'script.jsonl')
      const lines = [
        ...['a', 'b'].flatMap((user) => ['hello', 'yes'].map((text) => ({ user, text }))),
        { user: 'a', text: 'my mail is fern@example.com' },
        { user: 'b', text: 'my mail is [EMAIL_ADDRESS_1]' },
        { user: 'b', text: 'my mail is [EMAIL_ADDRESS_1]', conversation: 'all' },
        { user: 'a', text: 'I am fern@example.com', conversation: 'all' },
      ]
      writeFileSync(script, lines.map((line) => JSON.stringify(line)).join('\n'))
      const run = await runDemo(['--json', '--script', script, ...placesIn(folder)])
      expect(run.code, run.stderr).to.equal(0)
      const replies = turnsOf(run.stdout).map((turn) => turn.replies)
      expect(replies[4]).to.include('You said: my mail is fern@example.com')
      expect(replies[5]).to.deep.equal(['You said: my mail is [EMAIL_ADDRESS_1]'])
      expect(JSON.stringify(replies.slice(5))).to.not.include('fern@')
    }))

  it('guards what cards and forms carry, too', () =>
    withFolder(async (folder) => {
      const script = join(folder, 'script.jsonl')
      const content = { title: 'write to fern@example.com' }
      const card = { contentType: 'application/vnd.microsoft.card.hero', content }
      const lines = [
        ...['hello', 'yes'].map((text) => ({ user: 'a', channel: 'msteams', text })),
        { user: 'a', channel: 'msteams', value: { form: { card: '4111 1111 1111 1111' } } },
        { user: 'a', channel: 'msteams', text: 'look', attachments: [card] },
      ]
      writeFileSync(script, lines.map((line) => JSON.stringify(line)).join('\n'))
      const run = await runDemo(['--json', '--script', script, ...placesIn(folder)])
      expect(run.code, run.stderr).to.equal(0)
      expect(run.stderr).to.include('2 sensitive values searched')
      const [, , form, look] = turnsOf(run.stdout)
      expect(form?.botSaw).to.deep.equal(['{"form":{"card":"[CREDIT_CARD_1]"}}'])
      expect(form?.replies).to.deep.equal(['You said: {"form":{"card":"4111 1111 1111 1111"}}'])
      expect(look?.botSaw[1]).to.include('[EMAIL_ADDRESS_1]').and.not.include('fern')
      expect(look?.replies[1]).to.include('fern@example.com')
    }))

  const leaks: Readonly<Record<string, Buffer>> = {
    text: Buffer.from('to: maya@example.com'),
    URL: Buffer.from('?to=maya%40example.com&x'),
    base64: Buffer.from(Buffer.from('to: maya@example.com, thanks').toString('base64')),
    hex: Buffer.from(Buffer.from('to: maya@example.com').toString('hex')),
    'UTF-16': Buffer.from('to: maya@example.com', 'utf16le'),
  }
  it('exits with 1 and names each file in which a typed value lies, in whatever form', () =>
    withFolder(async (folder) => {
      mkdirSync(join(folder, 'data'))
      for (const [form, content] of Object.entries(leaks)) writeFileSync(join(folder, 'data', `leak-${form}`), content)
      const run = await runDemo(['--json', ...placesIn(folder)])
      expect(run.code).to.equal(1)
      for (const form of Object.keys(leaks)) expect(run.stderr).to.include(`leak-${form} (1)`)
      expect(run.stderr).to.not.include('maya@')
    }))

  it('exits with 1 and names the entry when the audit log was changed', () =>
    withFolder(async (folder) => {
      const args = ['--json', ...placesIn(folder)]
      expect((await runDemo(args)).code).to.equal(0)
      const store = join(folder, 'data', 'scrubjay.db')
      // Everywhere, because pages that the database no longer uses still hold what was on them.
      const changed = readFileSync(store, 'latin1').replaceAll('"consent.granted"', '"consent.refused"')
      writeFileSync(store, changed, 'latin1')
      const run = await runDemo([...args, '--script', '/dev/null'])
      expect(run.code).to.equal(1)
      expect(run.stderr).to.match(/DOES NOT VERIFY at entry \d+: /)
    }))
})

interface Turn {
  readonly typed: string
  readonly botSaw: readonly string[]
  readonly replies: readonly string[]
}

function turnsOf(stdout: string): Turn[] {
  return linesOf(stdout).map((json) => JSON.parse(json) as Turn)
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n')
}

function placesIn(folder: string): string[] {
  return ['--data', join(folder, 'data'), '--keys', join(folder, 'demo.keys')]
}
