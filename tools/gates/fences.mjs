/**
 * Prevents: an import that goes against the direction of the design (fences.json), a package used without being
 * declared, a module that does not exist, a cycle, and time or randomness taken from the air in the core.
 * Does not check: what a module does at run time by other means, such as a global that a library sets.
 */
import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { globToRegExp, isCode, listFiles, listPackages, readJson } from '../lib/files.mjs'
import { findCycles } from '../lib/cycles.mjs'
import { importsOf, parse, walk } from '../lib/syntax.mjs'

export async function check(root) {
  const fences = loadFences(root)
  const files = listFiles(root).filter((path) => isCode(path) && !path.startsWith('tools/'))
  const world = { root, fences, files: new Set(files), packages: describePackages(root), rootManifest: readJson(root, 'package.json') }
  const edges = files.flatMap((path) => importsOf(parse(root, path)).map((one) => describeEdge(world, path, one)))
  const violations = [
    ...files.filter((path) => zoneOf(fences, path) === undefined).map((path) => violation('no-zone', path, 'no zone of fences.json holds this file')),
    ...edges.flatMap((edge) => [...edgeRules(world, edge)]),
    ...closureRules(world, edges),
    ...findCycles(files, edges).map((cycle) => violation('cycle', cycle[0], cycle.join(' → '))),
    ...files.flatMap((path) => [...ambientRules(world, path)]),
  ]
  const used = new Set(files.map((path) => zoneOf(fences, path)?.name))
  return {
    count: edges.length,
    looked: `${edges.length} imports of ${files.length} files in ${used.size} zones`,
    violations,
    notes: fences.zones.filter((zone) => !used.has(zone.name)).map((zone) => `zone ${zone.name} is still empty`),
  }
}

function loadFences(root) {
  const fences = readJson(root, 'tools/fences.json')
  const zones = fences.zones.map((zone) => ({ mayImport: [], mayImportTypes: [], node: [], packages: [], own: [], ...zone, patterns: zone.files.map(globToRegExp) }))
  return { ...fences, zones }
}

/** The first zone that names the file holds it. */
function zoneOf(fences, path) {
  return fences.zones.find((zone) => zone.patterns.some((pattern) => pattern.test(path)))
}

function describePackages(root) {
  return new Map(listPackages(root).map((found) => [found.manifest.name, found]))
}

/** Where an import leads: a file of ours, a package, a builtin, or nowhere. */
function describeEdge(world, from, { specifier, typeOnly, line }) {
  const edge = { from, at: `${from}:${line}`, typeOnly, specifier }
  if (specifier === undefined) return { ...edge, kind: 'computed' }
  if (isBuiltin(specifier)) return { ...edge, kind: 'builtin', name: specifier.replace(/^node:/, '').split('/')[0] }
  if (specifier.startsWith('.') || specifier.startsWith('/')) {
    const target = posix.join(dirname(from), specifier).replace(/\/dist\/src\//, '/src/')
    const found = [target, target.replace(/\.([cm]?)js$/, '.$1ts')].find((path) => world.files.has(path) || isFile(world.root, path))
    return found === undefined ? { ...edge, kind: 'nowhere' } : { ...edge, kind: 'file', to: found }
  }
  if (specifier.startsWith('#')) {
    const { path, manifest } = [...world.packages.values()].find((one) => from.startsWith(`${one.path}/`)) ?? {}
    const target = manifest?.imports?.[specifier]
    return target === undefined ? { ...edge, kind: 'nowhere' } : { ...edge, kind: 'file', to: posix.join(path, target) }
  }
  const parts = specifier.split('/')
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  const subpath = `.${specifier.slice(name.length)}`
  const own = world.packages.get(name)
  if (own === undefined) return { ...edge, kind: isInstalled(world.root, from, name) ? 'package' : 'nowhere', name }
  const isEntry = Object.hasOwn(own.manifest.exports ?? {}, subpath)
  return { ...edge, kind: 'own-package', name, isEntry, to: `${own.path}/src/index.ts` }
}

function isFile(root, path) {
  return /\.(?:json|[cm]?js)$/.test(path) && !path.startsWith('..') && existsSync(join(root, path))
}

function isInstalled(root, from, name) {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(root, folder, 'node_modules', name))) return true
    if (folder === '.') return existsSync(join(root, 'node_modules/@types', name))
  }
}

function* edgeRules(world, edge) {
  const zone = zoneOf(world.fences, edge.from)
  if (zone === undefined) return
  const to = edge.typeOnly ? 'a type of ' : ''
  if (edge.kind === 'nowhere') yield violation('unresolvable', edge.at, edge.specifier)
  if (edge.kind === 'computed' && !zone.computed) yield violation('computed', edge.at, 'a computed import passes every fence')
  if (edge.kind === 'builtin' && !isAllowed(zone.node, edge.name)) yield violation('builtin', edge.at, `${zone.name} may not import node:${edge.name}`)
  if (edge.kind === 'package') {
    if (!isAllowed(zone.packages, edge.name)) yield violation('package', edge.at, `${zone.name} may not import ${to}${edge.name}`)
    yield* manifestRule(world, edge)
  }
  if (edge.kind === 'own-package') {
    if (!edge.isEntry) yield violation('public-entry', edge.at, `${edge.specifier} is not a public entry of ${edge.name}`)
    if (!isAllowed(zone.own, edge.name)) yield violation('direction', edge.at, `${zone.name} may not import ${to}${edge.name}: ${zone.reason}`)
    yield* manifestRule(world, edge)
  }
  if (edge.kind === 'file') yield* fileRule(world, zone, edge, to)
}

function* fileRule(world, zone, edge, to) {
  if (packageFolder(edge.from) !== packageFolder(edge.to)) {
    if (edge.typeOnly && isAllowed(zone.typesThroughWall ?? [], zoneOf(world.fences, edge.to)?.name ?? '')) return
    yield violation('package-wall', edge.at, `a path into another package: ${edge.to}`)
    return
  }
  const target = zoneOf(world.fences, edge.to)
  if (target === undefined || target === zone) return
  if (isAllowed(zone.mayImport, target.name)) return
  if (edge.typeOnly && isAllowed(zone.mayImportTypes, target.name)) return
  yield violation('direction', edge.at, `${zone.name} may not import ${to}${target.name} (${edge.to}): ${zone.reason}`)
}

/** What a package imports at run time it must declare; what only its tests import may be a devDependency. */
function* manifestRule(world, edge) {
  const owner = [...world.packages.values()].find(({ path }) => edge.from.startsWith(`${path}/`))
  const inSource = owner !== undefined && edge.from.startsWith(`${owner.path}/src/`)
  const manifest = owner?.manifest ?? nearestManifest(world, edge.from)
  if (owner !== undefined && edge.name === manifest.name) return
  const { dependencies, peerDependencies, devDependencies } = manifest
  const declared = { ...dependencies, ...peerDependencies }
  if (!inSource || edge.typeOnly) Object.assign(declared, devDependencies, world.rootManifest.devDependencies)
  const isOwnInTests = !inSource && edge.kind === 'own-package'
  if (zoneOf(world.fences, edge.from).undeclared) return
  if (!Object.hasOwn(declared, edge.name) && !isOwnInTests && !Object.hasOwn(declared, `@types/${edge.name}`)) {
    yield violation('undeclared', edge.at, `${manifest.name} does not declare ${edge.name}`)
  }
}

function nearestManifest(world, path) {
  const workspace = /^examples\/[^/]+|^training(?=\/)/.exec(path)?.[0]
  return workspace === undefined ? world.rootManifest : readJson(world.root, `${workspace}/package.json`)
}

function packageFolder(path) {
  return /^(?:packages|examples)\/[^/]+|^[^/]+/.exec(path)?.[0]
}

/** A zone with `closed` must not reach anything else through what it may import, however long the way. */
function closureRules(world, edges) {
  const runtime = groupByFrom(edges)
  return world.fences.zones.filter((zone) => zone.closed).flatMap((zone) => {
    const start = [...world.files].filter((path) => zoneOf(world.fences, path) === zone)
    const cameFrom = new Map(start.map((path) => [path, undefined]))
    for (const path of cameFrom.keys()) {
      for (const edge of runtime.get(path) ?? []) {
        if (edge.kind === 'file' && !edge.typeOnly && !cameFrom.has(edge.to)) cameFrom.set(edge.to, path)
      }
    }
    return [...cameFrom.keys()]
      .filter((path) => zoneOf(world.fences, path) !== zone && !isAllowed(zone.mayImport, zoneOf(world.fences, path)?.name))
      .map((path) => violation('closed-zone', cameFrom.get(path), `${zone.name} reaches ${path}: ${zone.reason}`))
  })
}

function groupByFrom(edges) {
  const groups = new Map()
  for (const edge of edges) groups.set(edge.from, [...(groups.get(edge.from) ?? []), edge])
  return groups
}

/** In the core nobody looks at the clock or rolls dice: both are passed in. */
function* ambientRules(world, path) {
  const { within, except } = world.fences.ambient
  if (!globToRegExp(within).test(path) || except.some(({ file }) => file === path)) return
  const file = parse(world.root, path)
  const found = []
  walk(file.program, (node) => {
    const name = ambientName(node)
    if (name !== undefined) found.push(violation('ambient', `${path}:${file.lineOf(node.start)}`, `${name}: time and randomness are passed in`))
  })
  yield* found
}

const ambientCalls = new Set([
  'Date.now', 'Math.random', 'performance.now', 'process.hrtime', 'crypto.randomBytes', 'crypto.randomUUID', 'crypto.getRandomValues',
  'nacl.randomBytes', 'randomBytes', 'randomUUID', 'randomInt', 'setTimeout', 'setInterval', 'setImmediate',
])

function ambientName(node) {
  if (node.type === 'NewExpression' && node.callee.name === 'Date' && node.arguments.length === 0) return 'new Date()'
  if (node.type !== 'CallExpression') return undefined
  const { callee } = node
  const name = callee.type === 'MemberExpression' ? `${callee.object.name}.${callee.property.name}` : callee.name
  return ambientCalls.has(name) ? name : undefined
}

function isAllowed(patterns, name) {
  return patterns.some((pattern) => globToRegExp(pattern).test(name ?? ''))
}

function violation(rule, at, text) {
  return { rule, at, text }
}
