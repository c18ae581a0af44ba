import { expect } from 'chai'
import { describePlants, type Plant } from './planting.js'
import { rulesOf } from './rules-of.js'

const lib = 'packages/core/src/lib'
const lines = (count: number): string => '// a line\n'.repeat(count)
const planted = (text: string): Readonly<Record<string, string>> => ({ [`${lib}/x.ts`]: text })

// What is planted is spelled in two halves, so that the gates do not find it here.
const plants: Readonly<Record<string, readonly Plant[]>> = {
  tidy: [
    { rule: 'kebab-case', title: 'a file in camel case', files: { [`${lib}/someThing.ts`]: '' } },
    { rule: 'hidden-character', title: 'a bidirectional override', files: planted(`// ${String.fromCodePoint(0x202e)}\n`) },
    { rule: 'hidden-character', title: 'a carriage return', files: planted('// x\r\n') },
    { rule: 'machine-path', title: 'a path of one machine', files: { 'docs/x.md': `See ${'/ho' + 'me'}/someone/notes.\n` } },
    { rule: 'lock-address', title: 'a lock file with addresses', files: { 'package-lock.json': '{\n  "resolved": "https://packages.example/x.tgz"\n}\n' } },
    { rule: 'registry-host', title: 'the address of a registry', files: { 'docs/x.md': `From ${'regis' + 'try'}.example.com/x\n` } },
    { rule: 'file-length', title: 'a file of 401 lines', files: planted(lines(401)) },
    { rule: 'function-length', title: 'a function of 71 lines', files: planted(`export function x(): void {\n${lines(69)}}\n`) },
    { rule: 'function-length', title: 'a test of 71 lines inside a long suite', files: planted(`describe('x', () => {\n  it('y', () => {\n${lines(69)}  })\n})\n`) },
    { rule: 'syntax', title: 'a file that does not parse', files: planted('export const = 1\n') },
    { rule: 'leftover', title: 'a note to oneself', files: planted(`// ${'TO' + 'DO'}: later\n`) },
    { rule: 'silenced-compiler', title: 'a silenced compiler', files: planted(`// ${'@ts-' + 'ignore'}\n`) },
    { rule: 'named-exports', title: 'a default export', files: planted('export default 1\n') },
    { rule: 'any', title: 'an any', files: planted('export const x: any = 1\n') },
    { rule: 'only', title: 'a test that runs alone', files: { 'packages/core/test/x.test.ts': `it.${'on' + 'ly'}('x', () => {})\n` } },
    { rule: 'index-only-lists', title: 'an index with logic', files: { 'packages/core/src/index.ts': 'export const x = 1\n' } },
    { rule: 'index-only-lists', title: 'an index with a star', files: { 'packages/core/src/index.ts': "export * from './lib/thing.js'\n" } },
    { rule: 'idle-exception', title: 'an exception for nothing', caughtAt: 'tools/tidy.json', files: { 'tools/tidy.json': '{ "exceptions": [{ "rule": "any", "file": "gone.ts" }] }' } },
  ],
  errors: [
    { rule: 'uncoded-error', title: 'an error without a code', files: planted("export const x = (): never => {\n  throw new Error('x')\n}\n") },
    { rule: 'thrown-literal', title: 'a thrown text', files: planted("export const x = (): never => {\n  throw 'x'\n}\n") },
    { rule: 'unknown-code', title: 'a code that is not registered', files: planted("import { ScrubjayError } from '../errors.js'\nexport const x = new ScrubjayError('ERR_B')\n") },
    { rule: 'unused-code', title: 'a code that nothing throws', files: { 'packages/core/src/errors.ts': "export const errorRegister = { ERR_A: 'A.', ERR_C: 'C.' } as const\nexport class ScrubjayError extends Error {}\n" } },
    { rule: 'idle-exception', title: 'an excuse for a code that is thrown', caughtAt: 'tools/errors.json', files: { 'tools/errors.json': '{ "unused": [{ "code": "ERR_A" }], "foreign": [] }' } },
  ],
  comments: [
    { rule: 'no-summary', title: 'a public name without a word', caughtAt: `${lib}/thing.ts`, files: { [`${lib}/thing.ts`]: "export const thing = 'x'\n" } },
    { rule: 'not-found', title: 'a name that nobody declares', files: { 'packages/core/src/index.ts': "export { gone } from './lib/thing.js'\n" } },
    { rule: 'no-index', title: 'a package without an entry', caughtAt: 'packages/store-x', files: { 'packages/store-x/package.json': '{ "name": "x" }' } },
  ],
  documents: [
    { rule: 'error-code', title: 'a code that is gone', files: { 'README.md': 'It says ERR_GONE.\n' } },
    { rule: 'script', title: 'a script that is gone', files: { 'README.md': 'Run `npm run gone`.\n' } },
    { rule: 'command', title: 'a command that is gone', files: { 'README.md': 'Run `npx scrubjay gone`.\n' } },
    { rule: 'link', title: 'a link to nowhere', files: { 'README.md': 'See [this](docs/gone.md).\n' } },
    { rule: 'path', title: 'a path to nowhere', files: { 'README.md': 'See `packages/gone/`.\n' } },
    { rule: 'path', title: 'a file that is gone', files: { 'README.md': 'See `gone.ts`.\n' } },
    { rule: 'symbol', title: 'a symbol that is gone', files: { 'README.md': 'Call `createGoneThing()`.\n' } },
    { rule: 'dependency', title: 'a dependency without a row', files: { 'ARCHITECTURE.md': 'No table.\n' } },
    { rule: 'dependency', title: 'a row without a dependency', files: { 'ARCHITECTURE.md': '| `tweetnacl` | x |\n| `left-over` | x |\n' } },
  ],
  regex: [
    { rule: 'exponential', title: 'a pattern with nested repetition', files: planted("export const x = /^(?:a+)+$/\n") },
    { rule: 'sticky-unbounded', title: 'a linear pattern that is tried at every place', files: planted('export const x = /a+b/y\n') },
    { rule: 'built-at-run-time', title: 'a pattern from a variable', files: planted('export const x = (y: string): RegExp => new RegExp(y)\n') },
    { rule: 'idle-exception', title: 'an excuse for a pattern that is gone', caughtAt: 'tools/regex.json', files: { 'tools/regex.json': '{ "excused": [{ "file": "x.ts", "pattern": "x" }] }' } },
  ],
}

describe('house rules', function () {
  this.timeout(60_000)

  for (const [gate, ofGate] of Object.entries(plants)) {
    describePlants(gate, ofGate)

    it(`has a plant for every rule of ${gate}`, () => {
      const known = new Set(ofGate.map(({ rule }) => rule))
      expect(rulesOf(gate).filter((rule) => !known.has(rule) && rule !== 'required')).to.deep.equal([])
    })
  }
})
