import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { projectRoot } from '../lib/project.js'

const run = promisify(execFile)
const ownPackages = ['core', 'botbuilder', 'botkit', 'agents', 'store-sqlite']
const foreignPackages = ['botbuilder', 'botkit', '@microsoft', '@types']

/** The same small bot in every way in which a customer may import the packages. */
describe('consumers of the built packages', function () {
  this.timeout(120_000)
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scrubjay-consumer-'))
    mkdirSync(join(folder, 'node_modules/@scrubjay'), { recursive: true })
    for (const name of ownPackages) symlinkSync(join(projectRoot, 'packages', name), join(folder, 'node_modules/@scrubjay', name))
    for (const name of foreignPackages) symlinkSync(join(projectRoot, 'node_modules', name), join(folder, 'node_modules', name))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('a CommonJS bot in JavaScript runs', async () => {
    copyConsumer('commonjs')
    await expectGuarded('bot.js', 'agents-bot.js')
  })

  it('an ES module imports by name and runs', async () => {
    copyConsumer('es-module')
    await expectGuarded('bot.mjs', 'agents-bot.mjs')
  })

  for (const setting of ['commonjs', 'node16', 'nodenext']) {
    // With nodenext the declarations of libraries, ours among them, are checked too.
    it(`a TypeScript bot compiles with module ${setting} and runs`, async () => {
      copyConsumer('typescript')
      await compile(join(projectRoot, 'node_modules/typescript'), setting)
      await expectGuarded(`${setting}/bot.js`, `${setting}/agents-bot.js`)
    })
  }

  // TypeScript 7 has no node10 resolution any more; bots made by the generators still use it with TypeScript 5.
  it('a TypeScript 5 bot compiles with module commonjs and node10 resolution, and runs', async function () {
    const older = olderTypeScript()
    if (older === undefined) return this.skip()
    copyConsumer('typescript')
    await compile(older, 'node10')
    await expectGuarded('node10/bot.js', 'node10/agents-bot.js')
  })

  function copyConsumer(name: string): void {
    cpSync(join(projectRoot, 'test/consumers', name), folder, { recursive: true })
  }

  async function compile(typescript: string, setting: string): Promise<void> {
    const compiler = join(typescript, 'bin/tsc')
    await run(process.execPath, [compiler, '-p', `tsconfig.${setting}.json`], { cwd: folder }).catch((error: { stdout: string }) => expect.fail(error.stdout))
  }

  async function expectGuarded(...scripts: readonly [string, string]): Promise<void> {
    const plugins: unknown[] = []
    for (const script of scripts) {
      const data = mkdtempSync(join(folder, 'data-'))
      const { stdout } = await run(process.execPath, [join(folder, script), data], { cwd: folder })
      const { botSaw, replies, plugin } = JSON.parse(stdout) as { botSaw: string[]; replies: string[]; plugin?: string }
      expect(botSaw.at(-1)).to.equal('mail [EMAIL_ADDRESS_1]')
      expect(replies.at(-1)).to.equal('You said: mail ada@example.com')
      plugins.push(plugin)
    }
    // The first bot also loads the Botkit plugin.
    expect(plugins).to.deep.equal(['scrubjay', undefined])
  }
})

/** lerna brings a TypeScript 5 of its own. */
function olderTypeScript(): string | undefined {
  try {
    const found = dirname(createRequire(join(projectRoot, 'node_modules/lerna/package.json')).resolve('typescript/package.json'))
    return existsSync(join(found, 'bin/tsc')) && found !== join(projectRoot, 'node_modules/typescript') ? found : undefined
  } catch {
    return undefined
  }
}
