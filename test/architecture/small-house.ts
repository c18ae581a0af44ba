import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectRoot } from '../lib/project.js'

/** A tiny project with the real fences, in which a test plants violations; empty of them at first. */
export interface SmallHouse {
  readonly root: string
  /** Adds or replaces files. */
  write(files: Readonly<Record<string, string>>): void
  remove(): void
}

/** Builds the house: one file for each room that other rooms are shown to import. */
export function createSmallHouse(): SmallHouse {
  const root = mkdtempSync(join(tmpdir(), 'scrubjay-house-'))
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
  mkdirSync(join(root, 'tools'))
  cpSync(join(projectRoot, 'tools/fences.json'), join(root, 'tools/fences.json'))
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  write(greenFiles)
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) }
}

function manifest(name: string, dependencies: Record<string, string> = {}): string {
  const entry = { '.': { types: './dist/src/index.d.ts', default: './dist/src/index.js' } }
  return JSON.stringify({ name, exports: entry, dependencies, private: true })
}

const documented = (name: string): string => `/** Says ${name}. */\nexport const ${name}: string = '${name}'\n`
const core = { '@scrubjay/core': '0.1.0' }

const greenFiles: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'small-house', scripts: { build: 'tsc -b' }, devDependencies: { chai: '6' } }),
  'package-lock.json': '{}\n',
  'tools/tidy.json': '{ "exceptions": [] }\n',
  'tools/errors.json': '{ "unused": [], "foreign": [] }\n',
  'tools/documents.json': '{ "foreign": [] }\n',
  'tools/regex.json': '{ "excused": [] }\n',
  'README.md': 'Run `npm run build`. See `packages/core/`.\n',
  'ARCHITECTURE.md': '| package | for |\n|---|---|\n| `tweetnacl` | seals |\n',
  'SECURITY.md': 'Write to us.\n',
  'CONTRIBUTING.md': 'Read first.\n',
  'CHANGELOG.md': 'Nothing yet.\n',
  LICENSE: 'MIT\n',
  'packages/core/package.json': manifest('@scrubjay/core', { tweetnacl: '1.0.3' }),
  'packages/core/src/index.ts': "export { thing } from './lib/thing.js'\nexport { boom } from './lib/boom.js'\n",
  'packages/core/src/errors.ts': "export const errorRegister = { ERR_A: 'A.' } as const\n/** Ours. */\nexport class ScrubjayError extends Error {}\n",
  'packages/core/src/lib/thing.ts': documented('thing'),
  'packages/core/src/lib/boom.ts': "import { ScrubjayError } from '../errors.js'\n/** Throws. */\nexport function boom(text: string): void {\n  if (/^a+$/.test(text)) throw new ScrubjayError('ERR_A')\n}\n",
  'packages/core/src/turn.ts': documented('turn'),
  'packages/core/src/ports/store.ts': documented('store'),
  'packages/core/src/detect/scan.ts': documented('scan'),
  'packages/core/src/scrub/scrub.ts': documented('scrub'),
  'packages/core/src/crypto/seal.ts': documented('seal'),
  'packages/core/src/vault/vault.ts': documented('vault'),
  'packages/core/src/audit/log.ts': documented('log'),
  'packages/core/src/audit/record.ts': documented('record'),
  'packages/core/src/consent/ask.ts': documented('ask'),
  'packages/core/src/guard.ts': "import { ask } from './consent/ask.js'\nimport { vault } from './vault/vault.js'\nexport const guard: string = ask + vault\n",
  'packages/store-sqlite/package.json': manifest('@scrubjay/store-sqlite', core),
  'packages/store-sqlite/src/index.ts': "export { createSqliteStore } from './store.js'\n",
  'packages/store-sqlite/src/store.ts': "import { thing } from '@scrubjay/core'\n/** A store. */\nexport const createSqliteStore: string = thing\n",
  'packages/botbuilder/package.json': manifest('@scrubjay/botbuilder', core),
  'packages/botbuilder/src/index.ts': "export { installScrubjay } from './install.js'\n",
  'packages/botbuilder/src/install.ts': documented('installScrubjay'),
  'packages/botkit/package.json': manifest('@scrubjay/botkit', core),
  'packages/botkit/src/index.ts': "export { scrubjayPlugin } from './plugin.js'\n",
  'packages/botkit/src/plugin.ts': documented('scrubjayPlugin'),
  'packages/agents/package.json': manifest('@scrubjay/agents', core),
  'packages/agents/src/index.ts': "export { installScrubjay } from './install.js'\n",
  'packages/agents/src/install.ts': documented('installScrubjay'),
  'packages/testkit/package.json': manifest('@scrubjay/testkit', core),
  'packages/testkit/src/index.ts': "export { contract } from './contract.js'\n",
  'packages/testkit/src/contract.ts': documented('contract'),
  'packages/cli/package.json': manifest('scrubjay', core),
  'packages/cli/src/index.ts': "export { scan } from './scan.js'\n",
  'packages/cli/src/scan.ts': documented('scan'),
  'examples/demo/package.json': manifest('@scrubjay-examples/demo', core),
  'examples/demo/src/main.ts': "import { thing } from '@scrubjay/core'\nexport const shown: string = thing\n",
  'test/e2e/walk.test.ts': "import { thing } from '@scrubjay/core'\nexport const seen: string = thing\n",
}
