import { expect } from 'chai'
import { createFileKeySource, createGuard, Unscrubbed } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { withFolder } from './demo-process.js'

/** Runs what the guide says, word for word, on a bot's own files. */
describe('the commands of the guide to keys', () => {
  it('do what the guide says, in its order', () =>
    withFolder(async (folder) => {
      const guide = readFileSync(join(projectRoot, 'docs/guides/keys.md'), 'utf8')
      const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trimEnd().split('\n'))
      expect(commands).to.have.length(9)
      const keyFile = join(folder, 'scrubjay.keys')
      let subject = ''
      const printed: string[] = []
      for (const command of commands) {
        // An hour has passed since the step before.
        if (existsSync(keyFile)) utimesSync(keyFile, Date.now() / 1_000 - 3_600, Date.now() / 1_000 - 3_600)
        const words = command.replace('TOKEN', subject).split(' ')
        expect(words.slice(0, 2)).to.deep.equal(['npx', 'scrubjay'])
        const run = spawnSync(process.execPath, [join(projectRoot, 'packages/cli/bin/scrubjay.js'), ...words.slice(2)], { cwd: folder, encoding: 'utf8' })
        const isLook = command.includes('shred') && !command.includes('--yes')
        expect([run.status, run.stderr], command).to.deep.equal([isLook ? 2 : 0, ''])
        printed.push(run.stdout)
        subject = await tellTheBot(folder)
      }
      const [, , , added, promoted, rewrapped, retired, looked, shredded] = printed
      expect(added).to.contain('wraps nothing yet')
      expect(promoted).to.contain('wraps from now on')
      expect(rewrapped).to.contain('Rewrapped 1 of 1 keys')
      expect(retired).to.contain('Removed ')
      expect(looked).to.contain('Nothing was changed')
      expect(shredded).to.contain('Erased ')
    })).timeout(60_000)
})

/** A turn of a bot on these files; answers the person's token. */
async function tellTheBot(folder: string): Promise<string> {
  const store = createSqliteStore(join(folder, 'privacy.db'))
  const keys = createFileKeySource(join(folder, 'scrubjay.keys'))
  const guard = createGuard({ store, keys, policy: { version: 1, regimes: { none: {} } }, settings: { consent: false, disclosure: false } })
  const place = { channelId: 'test', conversation: { id: 'c', isGroup: false } }
  const activity = { ...place, type: 'message', id: `${process.hrtime.bigint()}`, from: { id: 'ana' }, text: 'my address is ana@example.org' }
  const verdict = await guard.receive({ activity: new Unscrubbed(activity) })
  if (verdict.kind !== 'pass') throw new Error(`the turn was not passed but ${verdict.kind}`)
  const [sent] = await guard.send(verdict.turn, [{ ...place, type: 'message', text: verdict.activity.text ?? '' }])
  expect(sent?.text).to.equal(activity.text)
  await guard.finish(verdict.turn, 'done')
  const [row] = await store.list({ tenant: 'default', kind: 'subject', limit: 1 })
  await guard.close()
  return row?.owner ?? ''
}
