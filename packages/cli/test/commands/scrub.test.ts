import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { scrubjay, temporaryDirectory } from '../support/run.js'

describe('scrubjay scrub', function () {
  this.timeout(20_000)

  it('gives the same value the same number within the run, and keeps everything else byte for byte', async () => {
    const input = 'from ann@example.org\r\n\r\n\tto bee@example.org, cc ann@example.org  \nno newline 😀 \u0000'
    const { code, stdout, stderr } = await scrubjay(['scrub'], { input })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    const [ann, bee] = ['[EMAIL_ADDRESS_1]', '[EMAIL_ADDRESS_2]']
    expect(stdout).to.equal(`from ${ann}\r\n\r\n\tto ${bee}, cc ${ann}  \nno newline 😀 \u0000`)
  })

  it('numbers each type by itself', async () => {
    const { stdout } = await scrubjay(['scrub'], { input: 'ann@example.org paid with 4111 1111 1111 1111\n' })
    expect(stdout).to.equal('[EMAIL_ADDRESS_1] paid with [CREDIT_CARD_1]\n')
  })

  it('marks what was typed to look like a placeholder', async () => {
    const { stdout } = await scrubjay(['scrub'], { input: '[EMAIL_ADDRESS_1] is not ann@example.org' })
    expect(stdout).to.equal('[!EMAIL_ADDRESS_1] is not [EMAIL_ADDRESS_1]')
  })

  it('does with each type what a policy says, and finds what is the policy’s own', async () => {
    const directory = temporaryDirectory()
    try {
      const file = join(directory.path, 'privacy.policy.yaml')
      writeFileSync(file, 'version: 1\ndetect: {deny: {CLIENT_NAME: [Quaxley]}}\nentities: {EMAIL_ADDRESS: keep, CREDIT_CARD: refuse}\n')
      const { stdout } = await scrubjay(['scrub', '--policy', file], { input: 'QUAXLEY, ann@example.org, 4111 1111 1111 1111, quaxley [CLIENT_NAME_9]\n' })
      expect(stdout).to.equal('[CLIENT_NAME_1], ann@example.org, [CREDIT_CARD], [CLIENT_NAME_2] [!CLIENT_NAME_9]\n')
    } finally {
      directory.remove()
    }
  })

  it('masks and generalises as a policy says, and removes what needs a key', async () => {
    const directory = temporaryDirectory()
    try {
      const file = join(directory.path, 'privacy.policy.yaml')
      const rules = 'rules: [{types: [IP_ADDRESS], operator: generalise}, {types: [CREDIT_CARD], destinations: [bot], operator: mask, keepLast: 4}]'
      writeFileSync(file, `version: 1\nentities: {EMAIL_ADDRESS: digest}\n${rules}\n`)
      const { stdout } = await scrubjay(['scrub', '--policy', file], { input: 'ann@example.org, 4111 1111 1111 1111, 198.51.100.77 [EMAIL_ADDRESS_1]\n' })
      expect(stdout).to.equal('[EMAIL_ADDRESS], **** **** **** 1111, 198.51.100.0 [!EMAIL_ADDRESS_1]\n')
    } finally {
      directory.remove()
    }
  })

  it('leaves a line out that it cannot read, names it, and ends with 2', async () => {
    const ran = await scrubjay(['scrub'], { input: Buffer.from([97, 10, 0xc0, 0x80, 10, 98]) })
    expect(ran).to.deep.equal({ code: 2, stdout: 'a\nb', stderr: 'scrubjay: line 2: it is not UTF-8; left out.\n' })
  })

  it('writes nothing for nothing', async () => {
    expect(await scrubjay(['scrub', '-'])).to.deep.equal({ code: 0, stdout: '', stderr: '' })
  })
})
