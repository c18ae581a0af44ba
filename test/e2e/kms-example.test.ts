import { expect } from 'chai'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { defaultPolicy } from '@scrubjay/core'
import { projectRoot } from '../lib/project.js'

describe('the example of a key management service', () => {
  it('talks, costs no call a turn, moves to another key, and closes when its permission is taken away', () => {
    const run = spawnSync(process.execPath, [join(projectRoot, 'examples/kms/dist/main.js')], { encoding: 'utf8' })
    expect([run.status, run.stderr]).to.deep.equal([0, ''])
    const lines = run.stdout.trimEnd().split('\n')
    const turn = ['the bot sees:     my address is [EMAIL_ADDRESS_1]', 'the person reads: You said: my address is ana@example.org']
    expect(lines.slice(0, 2)).to.deep.equal(turn)
    expect(lines.slice(-3)).to.deep.equal([
      'calls to the service for ten more turns: 0',
      'rewrapped by alias/privacy-2027: 1',
      `the person reads: ${defaultPolicy.texts.failedClosed}`,
    ])
  }).timeout(20_000)
})
