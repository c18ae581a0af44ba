import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { directoryOfEach, scrubjay } from '../support/run.js'

describe('scrubjay policy check', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()
  let file: string
  beforeEach(() => { file = join(directory.path, 'privacy.policy.yaml') })

  it('sums up a valid policy', async () => {
    const controller = 'controller: {name: Example Ltd, contact: privacy@example.org}'
    writeFileSync(file, `version: 1\n${controller}\nentities: {CREDIT_CARD: refuse}\nlocks: [scrub]\n`)
    const { code, stdout, stderr } = await scrubjay(['policy', 'check', file])
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(/^The policy is valid\.\n/).and.to.match(/^responsible +Example Ltd$/m)
    expect(stdout).to.match(/^purposes +service \(required\)$/m)
    expect(stdout).to.match(/^refused +CREDIT_CARD$/m).and.to.match(/^locked +scrub$/m)
  })

  it('sums up own entities', async () => {
    const own = 'detect: {allow: [Scrubjay], deny: {CLIENT_NAME: [Quaxley, Heron]}, patterns: {EMPLOYEE_ID: a1}}'
    writeFileSync(file, `version: 1\n${own}\nentities: {EMPLOYEE_ID: redact}\n`)
    const { code, stdout } = await scrubjay(['policy', 'check', file])
    expect(code).to.equal(0)
    expect(stdout).to.match(/^own entities CLIENT_NAME, EMPLOYEE_ID$/m).and.to.match(/^own lists +2 denied, 1 allowed; patterns: 1$/m)
    expect(stdout).to.match(/^placeholders .*CLIENT_NAME$/m).and.to.match(/^removed +EMPLOYEE_ID$/m)
    expect(stdout).to.not.match(/Quaxley|a1/)
  })

  it('sums up operators and exceptions, in their order', async () => {
    const rules = '[{types: [CREDIT_CARD], directions: [inbound], channels: [msteams], operator: refuse}, {destinations: [telemetry, state], operator: redact}]'
    writeFileSync(file, `version: 1\nentities: {EMAIL_ADDRESS: {inbound: {operator: mask, keep: domain}}}\nrules: ${rules}\n`)
    const { code, stdout } = await scrubjay(['policy', 'check', file])
    expect(code).to.equal(0)
    expect(stdout).to.match(/^changed +EMAIL_ADDRESS \(mask\)$/m)
    expect(stdout).to.match(/^exceptions +refuse: CREDIT_CARD; inbound; msteams\n +redact: every type; telemetry or state$/m)
  })

  it('names path and reason of each mistake and answers 1', async () => {
    writeFileSync(file, 'version: 1\nentities: {CREDIT_CARD: hide}\nlocks: [colour]\nconsent: {validityDays: 0}\nextra: 1\n')
    const { code, stdout, stderr } = await scrubjay(['policy', 'check', file])
    expect({ code, stderr }).to.deep.equal({ code: 1, stderr: '' })
    for (const path of ['entities.CREDIT_CARD', 'locks[0]', 'consent.validityDays', 'extra']) {
      expect(stdout.split('\n').filter((line) => line.startsWith(`${path}: `)), path).to.have.length(1)
    }
    expect(stdout.trimEnd().split('\n')).to.have.length(4)
  })

  it('names the line of what is no YAML, and quotes nothing of it', async () => {
    writeFileSync(file, 'version: 1\nnotice: {text: "ann@example.org\n')
    const { code, stdout } = await scrubjay(['policy', 'check', file])
    expect(code).to.equal(1)
    expect(stdout).to.match(/^line \d+: /).and.to.not.contain('ann@')
  })

  it('answers 2 when the file cannot be read', async () => {
    const { code, stdout, stderr } = await scrubjay(['policy', 'check', file])
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
    expect(stderr).to.contain('FILE cannot be read (ENOENT)')
  })
})
