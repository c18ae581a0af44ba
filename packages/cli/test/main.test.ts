import { expect } from 'chai'
import { scrubjay } from './support/run.js'

const names = ['scan', 'scrub', 'audit verify', 'audit export', 'keys create', 'keys list', 'keys rotate', 'keys shred', 'policy check', 'receipt verify', 'erasure verify', 'retention sweep', 'rights show', 'rights correct', 'migrate state', 'migrate transcripts', 'doctor']

describe('scrubjay', function () {
  this.timeout(20_000)

  it('lists every command with --help, on stdout, with exit code 0', async () => {
    const { code, stdout, stderr } = await scrubjay(['--help'])
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    for (const name of names) expect(stdout).to.match(new RegExp(`^  ${name} {2,}\\S`, 'm'))
  })

  for (const name of names) {
    it(`explains ${name} with --help, wherever the option stands`, async () => {
      const { code, stdout, stderr } = await scrubjay([...name.split(' '), 'some-file', '--help'])
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
      expect(stdout).to.match(new RegExp(`^Usage: scrubjay ${name}\\b`)).and.to.match(/\n$/)
      for (const line of stdout.split('\n')) expect(line.length).to.be.at.most(100)
    })
  }

  it('prints its version', async () => {
    const { code, stdout } = await scrubjay(['--version'])
    expect(code).to.equal(0)
    expect(stdout).to.match(/^\d+\.\d+\.\d+\n$/)
  })

  it('lists the commands of a group', async () => {
    const { code, stdout } = await scrubjay(['audit', '--help'])
    expect(code).to.equal(0)
    expect(stdout).to.contain('audit verify').and.to.contain('audit export').and.not.to.contain('keys create')
  })

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /no command was given.*scrubjay --help/],
    ['an unknown command', ['scna'], /no command `scna`.*scrubjay --help/],
    ['an unknown command of a group', ['audit', 'verfy'], /no command.*scrubjay --help/],
    ['a group alone', ['keys'], /`keys create` or `keys list`/],
    ['an unknown option without a command', ['--colour'], /no option `--colour`/],
    ['an unknown option', ['scan', '--json'], /^scrubjay: scan: there is no option `--json`\. Run /],
    ['an option named like a member of every object', ['scan', '--constructor'], /no option `--constructor`/],
    ['a value for a flag', ['scan', '--jsonl=yes'], /takes no value/],
    ['an option without its value', ['audit', 'verify', '--store'], /`--store` needs a value/],
    ['an option whose value is the next option', ['audit', 'verify', '--store', '--tenant', 't'], /`--store` needs a value/],
    ['a missing option', ['audit', 'verify'], /`--store` is needed/],
    ['two files', ['scan', 'a', 'b'], /takes one FILE/],
    ['a file where none is taken', ['doctor', 'a'], /takes options only/],
    ['a missing file name', ['policy', 'check'], /FILE is needed/],
  ]
  for (const [title, args, message] of wrong) {
    it(`answers ${title} with one line, a hint and exit code 2`, async () => {
      const { code, stdout, stderr } = await scrubjay(args)
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
      expect(stderr.trimEnd()).to.match(message).and.to.match(/--help`\.$/)
      expect(stderr.trimEnd().split('\n')).to.have.length(1)
    })
  }

  it('repeats no value that was pasted as an argument', async () => {
    const value = 'ann.bee@example.org'
    const lines = [
      [value], [`--${value}`], ['scan', value], ['scan', `--${value}`], ['scan', '--jsonl', value, value], ['keys', 'list', value],
      ['policy', 'check', value], ['audit', 'verify', '--store', value], ['audit', 'verify', '--store', 'sqlite:x', value],
    ]
    for (const args of lines) {
      const { code, stdout, stderr } = await scrubjay(args)
      expect(code, args.join(' ')).to.not.equal(0)
      expect(stdout + stderr, args.join(' ')).to.not.contain('ann.bee')
    }
  })
})
