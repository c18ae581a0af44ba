import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fail, note, ok, type Finding } from './doctor-finding.js'

/** The version of Node that runs this program. */
export function checkNode(): readonly Finding[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNew = major > 20 || (major === 20 && minor >= 19)
  if (isNew) return [ok('node', process.versions.node)]
  return [fail('node', `${process.versions.node} is too old. Install Node 20.19 or later.`)]
}

/** Our packages work together in one version only. */
export function checkPackages(): readonly Finding[] {
  const names = ['@scrubjay/core', '@scrubjay/store-sqlite', ...adapters.map(({ adapter }) => adapter)]
  // Those that this program uses, and those that the bot in the current directory uses.
  const found = [__dirname, process.cwd()].flatMap((from) => names.flatMap((name) => {
    const version = installedVersion(name, from)
    return version === undefined ? [] : [{ name, version }]
  }))
  const list = [...new Set(found.map(({ name, version }) => `${name} ${version}`))].join(', ')
  if (new Set(found.map(({ version }) => version)).size === 1) return [ok('packages', list)]
  return [fail('packages', `${list}: the versions differ. Install the same version of all of them.`)]
}

/** The bot SDKs that the bot in the current directory can load, and our adapter for each. */
export function checkSdks(): readonly Finding[] {
  const findings = adapters.flatMap(({ sdk, adapter, tested }) => {
    const version = installedVersion(sdk, process.cwd())
    if (version === undefined) return []
    if (installedVersion(adapter, process.cwd()) === undefined) {
      return [note('sdk', `${sdk} ${version} without its guard. Run npm install ${adapter}.`)]
    }
    const [major, minor = 0] = version.split('.').map(Number)
    const [testedMajor, testedMinor] = tested
    if (major === testedMajor && minor >= testedMinor) return [ok('sdk', `${sdk} ${version}`)]
    return [note('sdk', `${sdk} ${version} is not a version that Scrubjay is tested with (${tested.join('.')}).`)]
  })
  return findings.length > 0 ? findings : [note('sdk', 'No bot SDK is installed here. Run this in the directory of the bot.')]
}

/** Looks where Node would look, without loading the package. */
function installedVersion(name: string, from: string): string | undefined {
  for (let directory = resolve(from); ; directory = dirname(directory)) {
    const manifest = join(directory, 'node_modules', name, 'package.json')
    if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version
    if (directory === dirname(directory)) return undefined
  }
}

interface Adapter {
  readonly sdk: string
  readonly adapter: string
  readonly tested: readonly [major: number, minor: number]
}

/** The bot SDKs, our adapter for each, and the version that the adapter is tested with. */
const adapters: readonly Adapter[] = [
  { sdk: 'botbuilder', adapter: '@scrubjay/botbuilder', tested: [4, 23] },
  { sdk: 'botkit', adapter: '@scrubjay/botkit', tested: [4, 15] },
  { sdk: '@microsoft/agents-hosting', adapter: '@scrubjay/agents', tested: [1, 8] },
]
