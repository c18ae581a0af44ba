import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { projectRoot } from '../lib/project.js'
import { runGate } from './gate.js'
import { createSmallHouse } from './small-house.js'

interface SlowPlants {
  readonly title: string
  readonly gate: string
  /** Files of the repository that the gate needs. */
  readonly copied?: readonly string[]
  readonly files: Readonly<Record<string, string>>
  /** The rules that must speak up, each for something that was planted. */
  readonly rules: readonly string[]
}

const declarations = { 'packages/core/dist/src/index.d.ts': '/** A thing. */\nexport declare const thing: string\n' }
const published = { name: '@scrubjay/store-x', version: '1.0.0', main: './gone.js', files: ['dist/src', 'test'] }

/** Gates that start other programs get all their plants at once. */
const plants: readonly SlowPlants[] = [
  {
    title: 'lint finds an any, a promise nobody waits for, an unsafe call and a default export',
    gate: 'lint',
    copied: ['.oxlintrc.json', 'tsconfig.base.json'],
    files: {
      'packages/core/tsconfig.json': '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
      'packages/core/src/lib/x.ts': `export const later = async (): Promise<void> => {}
later()
export const run = (x: any): unknown => x()
export default run
`,
    },
    rules: ['typescript(no-explicit-any)', 'typescript(no-floating-promises)', 'typescript(no-unsafe-call)', 'import(no-default-export)'],
  },
  {
    title: 'unused finds a file that nothing imports and a dependency that nothing uses',
    gate: 'unused',
    copied: ['knip.json'],
    files: {
      'package.json': JSON.stringify({ name: 'small-house', workspaces: ['packages/*', 'examples/*'], devDependencies: { 'left-over': '1' } }),
      'packages/core/src/lib/x.ts': 'export const x = 1\n',
    },
    rules: ['files', 'devDependencies'],
  },
  {
    title: 'packages finds a package without its entry, its types and its shape, and with its tests',
    gate: 'packages',
    files: {
      'package.json': JSON.stringify({ name: 'small-house', workspaces: ['packages/*'] }),
      'packages/store-x/package.json': JSON.stringify(published),
      'packages/store-x/test/x.test.ts': '',
    },
    rules: ['publint', 'types', 'shape', 'shipped'],
  },
  {
    title: 'api finds a package without declarations, a missing report and one that nobody owns',
    gate: 'api',
    files: { ...declarations, 'api/gone.api.md': '' },
    rules: ['unreadable', 'missing', 'orphan'],
  },
  {
    title: 'api finds a report that says something else',
    gate: 'api',
    files: { ...declarations, 'api/scrubjay-core.api.md': 'export const other: string' },
    rules: ['stale'],
  },
  {
    title: 'generated finds a stale page and a missing generator',
    gate: 'generated',
    copied: ['tools/generate-errors.mjs', 'tools/lib'],
    files: { 'docs/reference/errors.md': 'old\n' },
    rules: ['stale', 'missing'],
  },
]

describe('gates that start other programs', function () {
  this.timeout(120_000)
  let plantedCount = 0
  let caughtCount = 0

  for (const { title, gate, copied = [], files, rules } of plants) {
    it(title, async () => {
      const house = createSmallHouse()
      try {
        for (const path of copied) cpSync(join(projectRoot, path), join(house.root, path), { recursive: true })
        house.write(files)
        const { violations } = await runGate(gate, house.root)
        const found = new Set(violations.map(({ rule }) => rule))
        const caught = rules.filter((rule) => found.has(rule))
        plantedCount += rules.length
        caughtCount += caught.length
        expect(caught, JSON.stringify(violations, undefined, 1)).to.deep.equal(rules)
      } finally {
        house.remove()
      }
    })
  }

  after(() => console.log(`      ${plantedCount} planted, ${caughtCount} caught`))
})
