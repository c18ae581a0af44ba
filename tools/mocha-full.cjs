/**
 * Mocha's configuration for `npm run test:full`: the test files that `npm test` leaves out, and those whose runs
 * full-runs.cjs makes longer. Prevents: a list that goes stale, and whatever is the same in both run twice by CI.
 */
const { readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { ignore, ...options } = require('../.mocharc.all.json')

const root = join(__dirname, '..')
const lengths = join(__dirname, 'lib/full-runs.cjs')
const names = [...readFileSync(lengths, 'utf8').matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name)
const isLonger = (path) => names.some((name) => readFileSync(join(root, path), 'utf8').includes(`'${name}'`))
const folders = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/dist/test`), 'test/dist']

module.exports = { ...options, require: [lengths], spec: [...ignore, ...folders.flatMap(testsIn).filter(isLonger)] }

function testsIn(folder) {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return files.filter((path) => path.endsWith('.test.js')).map((path) => `${folder}/${path}`)
}
