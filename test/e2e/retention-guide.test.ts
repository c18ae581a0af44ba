import { createFileKeySource, createGuard, createKeyFile, Unscrubbed } from '@scrubjay/core'
import { createSqliteStore } from '@scrubjay/store-sqlite'
import { expect } from 'chai'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../lib/project.js'
import { withFolder } from './demo-process.js'

describe('the guide to retention', () => {
  it('has a policy and commands that do what it says', () =>
    withFolder(async (folder) => {
      const guide = readFileSync(join(projectRoot, 'docs/guides/retention.md'), 'utf8')
      const block = (language: string): string => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(guide)?.[1] ?? ''
      writeFileSync(join(folder, 'privacy.policy.yaml'), block('yaml'))
      createKeyFile(join(folder, 'scrubjay.keys'))
      await tellTheBot(folder, Date.UTC(2026, 0, 1))
      const ran = block('sh').trimEnd().split('\n').map((command) => {
        expect(command).to.match(/^npx scrubjay /)
        return spawnSync(process.execPath, [join(projectRoot, 'packages/cli/bin/scrubjay.js'), ...command.split(' ').slice(2)], { cwd: folder, encoding: 'utf8' })
      })
      expect(ran.map(({ status, stderr }) => [status, stderr])).to.deep.equal([[0, ''], [0, '']])
      expect(ran[0]?.stdout).to.equal(block('text'))
      expect(ran[1]?.stdout).to.match(/^gone {2}1 EMAIL_ADDRESS/)
    })).timeout(60_000)
})

/** Somebody who has agreed to nothing but the service gives a value. */
async function tellTheBot(folder: string, nowMs: number): Promise<void> {
  const store = createSqliteStore(join(folder, 'privacy.db'))
  const clock = { nowMs: () => nowMs, wait: () => new Promise<void>(() => {}) }
  const guard = createGuard({ store, keys: createFileKeySource(join(folder, 'scrubjay.keys')), clock, policy: join(folder, 'privacy.policy.yaml') })
  for (const [index, text] of ['my address is ana@example.org', 'yes'].entries()) {
    const place = { channelId: 'test', conversation: { id: 'c', isGroup: false } }
    const { turn } = (await guard.receive({ activity: new Unscrubbed({ ...place, type: 'message', id: `${index}`, from: { id: 'ana' }, text }) })) as { turn: Parameters<typeof guard.finish>[0] }
    await guard.finish(turn, 'done')
    for (const ticket of await guard.released(turn)) {
      const released = (await guard.receive({ activity: ticket.activity, ticket })) as { turn: typeof turn }
      await guard.finish(released.turn, 'done')
    }
  }
  await guard.close()
  await store.close()
}
