import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { projectRoot } from '../lib/project.js'
import { describePlants, type Plant } from './planting.js'
import { rulesOf } from './rules-of.js'

const core = 'packages/core/src'
const service = "import { vault } from '../vault/vault.js'\nexport const x: string = vault\n"
const adapter = "import { createSqliteStore } from '@scrubjay/store-sqlite'\nexport const x: string = createSqliteStore\n"

/** One for each zone whose fence can be crossed. */
const zonePlants: readonly (Plant & { readonly zone: string })[] = [
  { zone: 'core/entry', rule: 'package', title: 'the core brings in a bot SDK', files: { [`${core}/index.ts`]: "export { ActivityTypes } from 'botbuilder'\n" } },
  { zone: 'core/guard', rule: 'package', title: 'the guard brings in a database', files: { [`${core}/guard.ts`]: "import 'libsql'\n" } },
  { zone: 'core/turns', rule: 'builtin', title: 'a turn opens a socket', files: { [`${core}/turns/claim.ts`]: "import 'node:net'\n" } },
  { zone: 'core/errors', rule: 'direction', title: 'errors know a helper', files: { [`${core}/errors.ts`]: "export { thing } from './lib/thing.js'\nexport const errorRegister = {}\n" } },
  { zone: 'core/types', rule: 'direction', title: 'the shared words run a service', files: { [`${core}/turn.ts`]: "export { vault } from './vault/vault.js'\n" } },
  { zone: 'core/lib', rule: 'direction', title: 'a helper knows a service', files: { [`${core}/lib/x.ts`]: service } },
  { zone: 'core/ports', rule: 'direction', title: 'a port knows a service', files: { [`${core}/ports/x.ts`]: service } },
  { zone: 'core/detect', rule: 'builtin', title: 'detection reads a file', files: { [`${core}/detect/x.ts`]: "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n" } },
  { zone: 'core/scrub', rule: 'direction', title: 'scrubbing knows a port', files: { [`${core}/scrub/x.ts`]: "import type { store } from '../ports/store.js'\nexport type X = typeof store\n" } },
  { zone: 'core/key-file', rule: 'builtin', title: 'the key file is fetched', files: { [`${core}/crypto/key-file.ts`]: "import 'node:https'\n" } },
  { zone: 'core/crypto', rule: 'direction', title: 'crypto knows a service', files: { [`${core}/crypto/x.ts`]: service } },
  { zone: 'core/audit-verify', rule: 'direction', title: 'the verifier trusts the writer', files: { [`${core}/audit/verify.ts`]: "import { log } from './log.js'\nexport const x: string = log\n" } },
  { zone: 'core/audit-format', rule: 'direction', title: 'a format knows the writer', files: { [`${core}/audit/record.ts`]: "import { log } from './log.js'\nexport const x: string = log\n" } },
  ...['audit', 'policy', 'consent', 'disclosure', 'retention', 'host', 'custody'].map((name) => ({
    zone: `core/${name}`, rule: 'direction', title: `${name} imports another service`, files: { [`${core}/${name}/x.ts`]: service },
  })),
  { zone: 'core/receipts', rule: 'direction', title: 'receipts ask the vault', files: { [`${core}/receipts/x.ts`]: service } },
  { zone: 'core/words', rule: 'direction', title: 'words know a service', files: { [`${core}/words/x.ts`]: service } },
  { zone: 'core/context', rule: 'direction', title: 'the context keeps what it saw', files: { [`${core}/context/x.ts`]: service } },
  { zone: 'training', rule: 'direction', title: 'the trainer imports a store', files: { 'training/package.json': '{ "name": "x" }\n', 'training/src/x.ts': "export { createSqliteStore } from '@scrubjay/store-sqlite'\n" }, caughtAt: 'training/src/x.ts' },
  { zone: 'core/vault', rule: 'direction', title: 'vault imports another service', files: { [`${core}/vault/x.ts`]: "import { ask } from '../consent/ask.js'\nexport const x: string = ask\n" } },
  { zone: 'core/rights', rule: 'direction', title: 'rights go round the guard to detection', files: { [`${core}/rights/x.ts`]: "import { scan } from '../detect/scan.js'\nexport const x: string = scan\n" } },
  { zone: 'store-sqlite', rule: 'direction', title: 'a store imports an adapter', files: { 'packages/store-sqlite/src/x.ts': "import { installScrubjay } from '@scrubjay/botbuilder'\nexport const x: string = installScrubjay\n" } },
  { zone: 'botbuilder', rule: 'direction', title: 'an adapter imports a store', files: { 'packages/botbuilder/src/x.ts': adapter } },
  { zone: 'botkit', rule: 'direction', title: 'an adapter imports the testkit', files: { 'packages/botkit/src/x.ts': "export { contract } from '@scrubjay/testkit'\n" } },
  { zone: 'agents', rule: 'direction', title: 'an adapter imports another adapter', files: { 'packages/agents/src/x.ts': "export { installScrubjay } from '@scrubjay/botbuilder'\n" } },
  { zone: 'testkit', rule: 'direction', title: 'the testkit imports a store', files: { 'packages/testkit/src/x.ts': adapter } },
  { zone: 'cli', rule: 'direction', title: 'the command line imports an adapter', files: { 'packages/cli/src/x.ts': "export { installScrubjay } from '@scrubjay/botbuilder'\n" } },
  { zone: 'cli-bot-module', rule: 'direction', title: 'what loads a bot of somebody else’s imports a store', files: { 'packages/cli/src/bot-module.ts': adapter } },
  { zone: 'cli-tests', rule: 'direction', title: 'the tests of the command line import an adapter', files: { 'packages/cli/test/x.test.ts': "export { installScrubjay } from '@scrubjay/botbuilder'\n" } },
  { zone: 'consumers', rule: 'direction', title: 'a customer imports the command line', files: { 'test/consumers/x/bot.js': "require('scrubjay')\n" } },
  { zone: 'tests', rule: 'direction', title: 'the tests of an adapter import a store', files: { 'packages/botkit/test/x.test.ts': adapter } },
  { zone: 'project-tests', rule: 'package-wall', title: 'a test goes past the public entry', files: { 'test/e2e/x.test.ts': "export { thing } from '../../packages/core/src/lib/thing.js'\n" } },
  { zone: 'examples', rule: 'direction', title: 'somebody imports the cli', files: { 'examples/demo/src/x.ts': "export { scan } from 'scrubjay'\n" } },
]

const rulePlants: readonly Plant[] = [
  { rule: 'no-zone', title: 'a new room without a fence', files: { [`${core}/attic/x.ts`]: 'export const x = 1\n' } },
  { rule: 'unresolvable', title: 'a module that is not there', files: { [`${core}/guard.ts`]: "import './gone.js'\n" } },
  { rule: 'unresolvable', title: 'a package that is not installed', files: { [`${core}/guard.ts`]: "import 'no-such-package-here'\n" } },
  { rule: 'computed', title: 'a computed require', files: { [`${core}/detect/x.ts`]: "const name = 'fs'\nexport const x: unknown = require(name)\n" } },
  { rule: 'builtin', title: 'a builtin through require', files: { [`${core}/detect/x.ts`]: "export const x: unknown = require('fs')\n" } },
  { rule: 'builtin', title: 'a builtin through import()', files: { [`${core}/scrub/x.ts`]: "export const x: unknown = import('node:fs/promises')\n" } },
  { rule: 'package', title: 'an SDK through the type import()', files: { [`${core}/turn.ts`]: "export type X = import('botbuilder').Activity\n" } },
  { rule: 'public-entry', title: 'a path into a built package', files: { 'packages/botkit/src/x.ts': "export { thing } from '@scrubjay/core/dist/src/lib/thing.js'\n" } },
  { rule: 'package-wall', title: 'a path into the next package', files: { 'packages/botkit/src/x.ts': "export { thing } from '../../core/src/lib/thing.js'\n" } },
  { rule: 'undeclared', title: 'a package that the manifest does not name', files: { 'packages/store-sqlite/src/x.ts': "import 'libsql'\n" } },
  { rule: 'closed-zone', title: 'the verifier reaches the writer by a detour', caughtAt: `${core}/audit/record.ts`, files: {
    [`${core}/audit/verify.ts`]: "import { record } from './record.js'\nexport const x: string = record\n",
    [`${core}/audit/record.ts`]: "import { log } from './log.js'\nexport const record: string = log\n",
  } },
  { rule: 'cycle', title: 'two files import each other', files: {
    [`${core}/lib/a.ts`]: "import { b } from './b.js'\nexport const a = (): unknown => b\n",
    [`${core}/lib/b.ts`]: "import { a } from './a.js'\nexport const b = (): unknown => a\n",
  }, caughtAt: `${core}/lib/a.ts` },
  { rule: 'ambient', title: 'the core looks at the clock', files: { [`${core}/vault/x.ts`]: 'export const x: number = Date.now()\n' } },
  { rule: 'ambient', title: 'the core rolls dice', files: { [`${core}/consent/x.ts`]: "import { randomBytes } from 'node:crypto'\nexport const x: unknown = randomBytes(8)\n" } },
]

describe('fences', () => {
  describePlants('fences', [...zonePlants, ...rulePlants])

  it('has a plant for every zone and every rule', () => {
    const { zones } = JSON.parse(readFileSync(join(projectRoot, 'tools/fences.json'), 'utf8')) as { zones: { name: string }[] }
    expect(zonePlants.map(({ zone }) => zone)).to.have.members(zones.map(({ name }) => name))
    expect([...zonePlants, ...rulePlants].map(({ rule }) => rule)).to.include.members(rulesOf('fences'))
  })
})
