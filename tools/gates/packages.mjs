/**
 * Prevents: a published package that some consumer cannot import, that lacks files or carries tests, or that does
 * not have the shape of its kind (`createXStore`, `installScrubjay`). Packs each package and looks into the archive.
 * Does not check: that the package works; the consumers in test/consumers do.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { listPackages } from '../lib/files.mjs'
import { pascalCase } from '../lib/pascal-case.mjs'
import { run } from '../lib/run.mjs'
import { exportsOf, parse } from '../lib/syntax.mjs'

const adapters = new Set(['botbuilder', 'botkit', 'agents'])
const neverShipped = /(?:^|\/)(?:test|\.cache)\/|\.tsbuildinfo$|\.test\.|(?<!\.d)\.ts$/

export async function check(root) {
  const packages = listPackages(root).filter(({ manifest }) => manifest.private !== true)
  const folder = mkdtempSync(join(tmpdir(), 'scrubjay-pack-'))
  try {
    const packed = await pack(root, packages, folder)
    const results = []
    for (const found of packages) results.push(...await checkOne(root, found, packed.get(found.manifest.name), folder))
    const files = [...packed.values()].reduce((sum, one) => sum + one.files.length, 0)
    return { count: packed.size, looked: `${packed.size} archives with ${files} files`, violations: results }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function pack(root, packages, folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, ...packages.map(({ path }) => `--workspace=${path}`)]
  const { code, stdout, stderr } = await run('npm', args, { cwd: root })
  if (code !== 0) throw new Error(`npm pack: ${stderr}`)
  const list = JSON.parse(stdout)
  return new Map((Array.isArray(list) ? list : Object.values(list)).map((one) => [one.name, one]))
}

async function checkOne(root, { folder: name, path, manifest }, packed, folder) {
  const report = (rule, text) => ({ rule, at: path, text })
  if (packed === undefined) return [report('pack', 'npm pack made no archive')]
  const data = readFileSync(join(folder, packed.filename))
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
  const { messages } = await publint({ level: 'warning', strict: true, pack: { tarball } })
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))
  const problems = analysis.types === false ? [{ kind: 'no types' }] : analysis.problems
  return [
    ...packed.files.filter((file) => neverShipped.test(file.path)).map((file) => report('shipped', file.path)),
    ...messages.map((message) => report('publint', formatMessage(message, manifest) ?? message.code)),
    ...problems.map((problem) => report('types', `${problem.kind} ${problem.entrypoint ?? ''} ${problem.resolutionKind ?? ''}`.trim())),
    ...shapeRules(root, name, path),
  ]
}

function* shapeRules(root, name, path) {
  const index = `${path}/src/index.ts`
  const names = new Set(existsSync(join(root, index)) ? exportsOf(parse(root, index)).map((one) => one.name) : [])
  const needs = (what, isThere) => (isThere ? [] : [{ rule: 'shape', at: index, text: `exports no ${what}` }])
  if (name.startsWith('store-')) {
    const store = pascalCase(name.slice('store-'.length))
    yield* needs(`create${store}Store`, names.has(`create${store}Store`))
    yield* needs(`${store}StoreOptions`, names.has(`${store}StoreOptions`))
  }
  if (adapters.has(name)) {
    yield* needs('installScrubjay or scrubjayPlugin', names.has('installScrubjay') || names.has('scrubjayPlugin'))
    yield* needs('ScrubjayOptions', names.has('ScrubjayOptions'))
  }
}
