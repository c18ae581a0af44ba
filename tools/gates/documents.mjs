/**
 * Prevents: documents that name paths, scripts, commands, symbols or error codes that do not exist, and runtime
 * dependencies that ARCHITECTURE.md does not account for.
 * Does not check: whether what is said about them is true; examples are compiled elsewhere.
 */
import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { isCode, listFiles, listPackages, readJson, readText } from '../lib/files.mjs'
import { readErrorRegister } from '../lib/error-register.mjs'

const isDocument = (path) => /^[^/]+\.md$|^(?:docs|packages|examples|test)\/.*\.md$/.test(path)
const required = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE']

export async function check(root) {
  const files = listFiles(root)
  const world = {
    root,
    codes: readErrorRegister(root),
    scripts: readJson(root, 'package.json').scripts,
    commandWords: wordsOf(root, files, (path) => path.startsWith('packages/cli/src/')),
    symbols: wordsOf(root, files, (path) => isCode(path)),
    foreign: new Set(readJson(root, 'tools/documents.json').foreign),
  }
  const documents = files.filter(isDocument)
  const facts = documents.flatMap((path) => [...namedIn(world, path)])
  const violations = facts.filter(({ isThere }) => !isThere).map(({ rule, at, text }) => ({ rule, at, text }))
  for (const path of required) if (!files.includes(path)) violations.push({ rule: 'required', at: path, text: 'the document is missing' })
  violations.push(...dependencyRules(root, files))
  return { count: facts.length, looked: `${facts.length} names in ${documents.length} documents`, violations }
}

function wordsOf(root, files, isWanted) {
  return new Set(files.filter(isWanted).flatMap((path) => readText(root, path).match(/[\w-]+/g) ?? []))
}

function* namedIn(world, path) {
  for (const [index, line] of readText(world.root, path).split('\n').entries()) {
    for (const fact of namedInLine(world, path, line)) yield { ...fact, at: `${path}:${index + 1}` }
  }
}

function* namedInLine(world, path, line) {
  for (const [code] of line.matchAll(/\bERR_[A-Z_]+[A-Z]\b(?!_?\*)/g)) yield { rule: 'error-code', text: code, isThere: world.codes.has(code) }
  for (const [, name] of line.matchAll(/\bnpm run ([a-z][\w:-]*)/g)) yield { rule: 'script', text: `npm run ${name}`, isThere: Object.hasOwn(world.scripts, name) }
  for (const [, words] of line.matchAll(/\bnpx (?:--no-install )?scrubjay((?: [a-z][a-z-]*)*)/g)) {
    for (const word of commandWords(words)) yield { rule: 'command', text: `npx scrubjay ${word}`, isThere: world.commandWords.has(word) }
  }
  for (const [, target] of line.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(?:[a-z]+:|#)/.test(target)) continue
    const linked = posix.join(dirname(path), target.replace(/#.*$/, ''))
    yield { rule: 'link', text: target, isThere: existsSync(join(world.root, linked)) }
  }
  for (const [, quoted] of line.matchAll(/`([^`]+)`/g)) yield* namedInQuote(world, path, quoted)
}

/** The command and, for `audit verify` and the like, its second word. */
function commandWords(words) {
  return words.trim().split(' ').filter((word) => word !== '').slice(0, 2)
}

function* namedInQuote(world, path, quoted) {
  if (/^(?:\.\/)?(?:packages|docs|tools|test|examples|api|\.ci)\/[\w./-]*$/.test(quoted)) {
    yield { rule: 'path', text: quoted, isThere: existsSync(join(world.root, quoted)) }
  }
  if (/^[\w-]+(?:\/[\w-]+)*\.(?:ts|mjs|md|json)$/.test(quoted) && !world.foreign.has(quoted)) {
    yield { rule: 'path', text: quoted, isThere: isFileSomewhere(world, path, quoted) }
  }
  const symbol = /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*)(?=$|\()/.exec(quoted)?.[0]
  if (symbol !== undefined && !world.foreign.has(symbol)) yield { rule: 'symbol', text: symbol, isThere: world.symbols.has(symbol) }
}

/** A short name like `guard.ts` is fine as long as some file ends like this. */
function isFileSomewhere(world, path, quoted) {
  world.files ??= listFiles(world.root)
  return world.files.some((file) => file === quoted || file.endsWith(`/${quoted}`)) || existsSync(join(world.root, dirname(path), quoted))
}

/** The table of ARCHITECTURE.md has a row for each runtime dependency, and no other. */
function* dependencyRules(root, files) {
  if (!files.includes('ARCHITECTURE.md')) return
  const rows = new Set([...readText(root, 'ARCHITECTURE.md').matchAll(/^\| `((?:@[\w-]+\/)?[\w-]+)` \|/gm)].map(([, name]) => name))
  const packages = listPackages(root)
  const own = new Set(packages.map(({ manifest }) => manifest.name))
  const used = new Set(packages.flatMap(({ manifest }) => Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })).filter((name) => !own.has(name)))
  for (const name of used) if (!rows.has(name)) yield { rule: 'dependency', at: 'ARCHITECTURE.md', text: `no row | \`${name}\` | in the table of dependencies` }
  for (const name of rows) if (!used.has(name) && !own.has(name)) yield { rule: 'dependency', at: 'ARCHITECTURE.md', text: `\`${name}\` is no runtime dependency of any package` }
}
