import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import { projectRoot } from '../lib/project.js'

interface Config {
  readonly spec: readonly string[]
  readonly ignore?: readonly string[]
}

const load = createRequire(join(projectRoot, 'package.json'))
const quick = load('./.mocharc.all.json') as Config
const full = load('./tools/mocha-full.cjs') as Config
const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

describe('the two test runs', () => {
  it('leave no test file out: test:full runs what npm test ignores', () => {
    expect(quick.spec).to.deep.equal(['packages/*/dist/test/**/*.test.js', 'test/dist/**/*.test.js'])
    expect(full.spec).to.include.members([...(quick.ignore ?? [])])
    expect(full).to.not.have.property('ignore')
  })

  it('both run the tests whose length test:full sets, and no other module of the tests reads such a length', async () => {
    const { listFiles } = (await import(pathToFileURL(join(projectRoot, 'tools/lib/files.mjs')).href)) as { listFiles(root: string): string[] }
    const names = [...readText('tools/lib/full-runs.cjs').matchAll(/process\.env\.(\w+) \?\?=/g)].map(([, name = '']) => name)
    const read = (path: string): readonly string[] => names.filter((name) => readText(path).includes(`'${name}'`))
    // A command for long runs takes its lengths from the same variables.
    const readers = listFiles(projectRoot).filter((path) => /(?:^|\/)test\/.*\.ts$/.test(path) && !path.endsWith('/main.ts') && read(path).length > 0)
    expect(names).to.have.length.above(0)
    expect([...new Set(readers.flatMap(read))], 'each is read').to.have.members(names)
    expect(full.spec).to.include.members(readers.map(compiled))
  })
})

function compiled(path: string): string {
  const file = path.replace(/\.ts$/, '.js')
  return file.startsWith('test/') ? file.replace('test/', 'test/dist/') : file.replace('/test/', '/dist/test/')
}
