import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { directoryOfEach, scrubjay } from '../support/run.js'

describe('scrubjay policy create, explain and diff', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let file: string
  beforeEach(() => { file = join(directory.path, 'privacy.policy.yaml') })

  it('create writes a policy that check accepts, and overwrites nothing', async () => {
    const created = await scrubjay(['policy', 'create', '--from', 'gdpr'], { cwd: directory.path })
    expect({ code: created.code, stderr: created.stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect((await scrubjay(['policy', 'check', file])).code).to.equal(0)
    writeFileSync(file, 'mine')
    const again = await scrubjay(['policy', 'create', '--from', 'ccpa', file])
    expect(again.code).to.equal(2)
    expect(again.stderr).to.contain('there already')
    expect(readFileSync(file, 'utf8')).to.equal('mine')
  })

  it('create names the policies that there are when it knows no such one', async () => {
    const { code, stderr } = await scrubjay(['policy', 'create', '--from', 'pipeda'])
    expect(code).to.equal(2)
    expect(stderr).to.contain('gdpr+ccpa').and.to.not.contain('pipeda')
  })

  it('check names the line of each mistake', async () => {
    writeFileSync(file, 'version: 1\npurposes:\n  - id: service\n    description: to answer\n    required: true\n    isSale: true\n')
    const { code, stdout } = await scrubjay(['policy', 'check', file])
    expect(code).to.equal(1)
    expect(stdout).to.match(/^purposes\[0\]\.required: a sale or sharing must not be required.* \(line 5\)$/m)
  })

  it('explain says what somebody meets, and where the file says so', async () => {
    await scrubjay(['policy', 'create', '--from', 'gdpr+ccpa', file])
    const { code, stdout, stderr } = await scrubjay(['policy', 'explain', file, '--locale', 'en-US', '--channel', 'webchat'])
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(/^regime\n {2}ccpa, because the rule is the first that fits\. Opt-out.*\[regimeRules\[0\]\]$/m)
    expect(stdout).to.match(/redact.*every type.*\[rules\[0\]\]$/m).and.to.match(/\[default\]$/m)
    const one = await scrubjay(['policy', 'explain', file, '--type', 'CREDIT_CARD', '--json'])
    expect((JSON.parse(one.stdout) as { from: string[] }[])[0]?.from).to.deep.equal(['entities.CREDIT_CARD'])
    expect((await scrubjay(['policy', 'explain', file, '--type', 'NONE_SUCH'])).code).to.equal(2)
  })

  it('diff answers as diff does: 0 the same, 1 different, 2 trouble', async () => {
    const next = join(directory.path, 'next.yaml')
    writeFileSync(file, 'version: 1\nnotice: {version: "1", text: Old.}\n')
    writeFileSync(next, 'version: 1\nnotice: {version: "1", text: New.}\n')
    expect((await scrubjay(['policy', 'diff', file, file])).code).to.equal(0)
    const { code, stdout } = await scrubjay(['policy', 'diff', file, next])
    expect(code).to.equal(1)
    expect(stdout).to.match(/^notice\.text: "Old\." -> "New\."$/m).and.to.match(/^ {2}warning: notice\.text: /m)
    writeFileSync(next, 'version: 2\n')
    const broken = await scrubjay(['policy', 'diff', file, next])
    expect(broken.code).to.equal(2)
    expect(broken.stdout).to.match(/^NEW: version: .*\(line 1\)$/m)
  })
})
