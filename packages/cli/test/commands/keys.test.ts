import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFileKeySource, createTenantLog } from '@scrubjay/core'
import { expect } from 'chai'
import { directoryOfEach, scrubjay } from '../support/run.js'

describe('scrubjay keys', function () {
  this.timeout(20_000)

  const directory = directoryOfEach()

  it('creates scrubjay.keys, for its owner only, and prints the public key of the log', async () => {
    const { code, stdout, stderr } = await scrubjay(['keys', 'create'], { cwd: directory.path })
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    const file = join(directory.path, 'scrubjay.keys')
    expect(statSync(file).mode & 0o777).to.equal(0o600)
    const { vkey } = createTenantLog({ ring: await createFileKeySource(file).open(), tenant: 'default' })
    expect(stdout).to.contain(`\n  ${vkey}\n`)
    for (const secret of secretsOf(file)) expect(stdout).to.not.contain(secret)
  })

  it('names the log as it is told to', async () => {
    const file = join(directory.path, 'k')
    const { code, stdout } = await scrubjay(['keys', 'create', file, '--origin', 'bots.example.org/privacy'])
    expect(code).to.equal(0)
    expect(stdout).to.match(/^ {2}bots\.example\.org\/privacy\/default\+[0-9a-f]{8}\+\S{44}$/m)
  })

  it('never overwrites a file', async () => {
    const file = join(directory.path, 'k')
    writeFileSync(file, 'precious')
    const { code, stdout, stderr } = await scrubjay(['keys', 'create', file])
    expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
    expect(stderr).to.contain('never overwritten')
    expect(readFileSync(file, 'utf8')).to.equal('precious')
  })

  it('refuses an origin that cannot name a log, and a place where it cannot write', async () => {
    const origin = await scrubjay(['keys', 'create', join(directory.path, 'k'), '--origin', 'a b'])
    expect([origin.code, origin.stdout]).to.deep.equal([2, ''])
    expect(origin.stderr).to.contain('`--origin` is malformed')
    const place = await scrubjay(['keys', 'create', join(directory.path, 'no/such/directory/k')])
    expect([place.code, place.stdout]).to.deep.equal([2, ''])
    expect(place.stderr).to.contain('FILE cannot be written')
  })

  it('lists ids and which is primary, never material', async () => {
    const file = join(directory.path, 'k')
    await scrubjay(['keys', 'create', file])
    const { code, stdout, stderr } = await scrubjay(['keys', 'list', file])
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(stdout).to.match(/^log {2}scrubjay\.invalid\/log-[0-9a-f]{8}\nkey {2}k\S+ {2}primary\n$/)
    for (const secret of secretsOf(file)) expect(stdout).to.not.contain(secret)
  })

  it('answers 1 for a key file that is damaged or open to others, 2 for none', async () => {
    const file = join(directory.path, 'k')
    await scrubjay(['keys', 'create', file])
    const [secret = ''] = secretsOf(file)
    chmodSync(file, 0o640)
    const open = await scrubjay(['keys', 'list', file])
    expect([open.code, open.stdout, open.stderr.includes('ERR_KEYS_PERMISSIONS at FILE')]).to.deep.equal([1, '', true])
    writeFileSync(file, readFileSync(file, 'utf8').replace('"primary"', '"primarx"'))
    chmodSync(file, 0o600)
    const damaged = await scrubjay(['keys', 'list', file])
    expect([damaged.code, damaged.stdout, damaged.stderr.includes('ERR_KEYS_INVALID')]).to.deep.equal([1, '', true])
    expect(damaged.stderr).to.not.contain(secret)
    expect((await scrubjay(['keys', 'list', `${file}x`])).code).to.equal(2)
  })
})

function secretsOf(file: string): readonly string[] {
  const { root, keys } = JSON.parse(readFileSync(file, 'utf8')) as { root: string; keys: readonly { key: string }[] }
  return [root, ...keys.map(({ key }) => key)]
}
