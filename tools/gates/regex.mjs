/**
 * Prevents: a pattern that a crafted message can make slow (ReDoS). Every regular expression of the packages' sources is
 * proven linear-time by recheck, or stands in regex.json with the reason why it cannot hurt. A sticky one is proven
 * bounded by a constant: it is tried at each of n places, so that a linear one would be quadratic.
 * Does not check: patterns built from variables; those must be listed too.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isSource, listFiles, readJson } from '../lib/files.mjs'
import { inParallel } from '../lib/run.mjs'
import { parse, walk } from '../lib/syntax.mjs'

const cachePath = 'node_modules/.cache/scrubjay/regex.json'
/** Other than that of a cache whose results mean something else. */
const cacheFormat = 2
const timeoutMs = 60_000

export async function check(root) {
  const sources = listFiles(root).filter(isSource)
  const patterns = sources.flatMap((path) => patternsOf(parse(root, path)))
  const proven = await prove(root, patterns)
  const excused = readJson(root, 'tools/regex.json').excused.map((one) => ({ ...one, used: false }))
  const violations = patterns.filter((pattern) => !isSafe(pattern, proven.get(keyOf(pattern)))).filter((pattern) => {
    const excuse = excused.find((one) => one.file === pattern.path && one.pattern === pattern.source)
    if (excuse !== undefined) excuse.used = true
    return excuse === undefined
  })
  return {
    count: patterns.length,
    looked: `${patterns.length} patterns in ${sources.length} files`,
    violations: [
      ...violations.map((pattern) => ({ rule: ruleOf(proven.get(keyOf(pattern))), at: pattern.at, text: pattern.source })),
      ...excused.filter((one) => !one.used).map((one) => ({ rule: 'idle-exception', at: 'tools/regex.json', text: one.pattern })),
    ],
    notes: [`${excused.length} excused in tools/regex.json`],
  }
}

/** Every literal and every `RegExp(…)`; one that is not a plain text is its own source code, and never proven. */
function patternsOf(file) {
  const found = []
  walk(file.program, (node) => {
    const at = `${file.path}:${file.lineOf(node.start)}`
    if (node.type === 'Literal' && node.regex !== undefined) {
      found.push({ path: file.path, at, source: node.regex.pattern, flags: node.regex.flags, isKnown: true })
    }
    if (/^(?:New|Call)Expression$/.test(node.type) && node.callee.name === 'RegExp') {
      const [pattern, flags] = node.arguments
      const isKnown = typeof pattern?.value === 'string' && (flags === undefined || typeof flags.value === 'string')
      const source = isKnown ? pattern.value : file.text.slice(node.start, node.end)
      found.push({ path: file.path, at, source, flags: isKnown ? flags?.value ?? '' : '', isKnown })
    }
  })
  return found
}

async function prove(root, patterns) {
  process.env.RECHECK_BACKEND ??= hasNativeBackend() ? 'native' : 'pure'
  const { check: recheck } = await import('recheck')
  const version = JSON.parse(readFileSync(join(root, 'node_modules/recheck/package.json'), 'utf8')).version
  const cacheFile = join(root, cachePath)
  const stored = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {}
  const known = stored.version === version && stored.format === cacheFormat ? stored.results : {}
  const wanted = [...new Map(patterns.map((pattern) => [keyOf(pattern), pattern])).values()]
  const ask = async ({ source, flags }) => describe(await recheck(source, flags, { timeout: timeoutMs }))
  const written = wanted.filter(({ isKnown }) => isKnown)
  await inParallel(written, 2, async (pattern) => { known[keyOf(pattern)] ??= await ask(pattern) })
  // recheck times the attacks that it tries, so that a busy machine can pass for a slow pattern: it is asked again alone.
  for (const pattern of written.filter((one) => !isSafe(one, known[keyOf(one)]))) known[keyOf(pattern)] = await ask(pattern)
  mkdirSync(dirname(cacheFile), { recursive: true })
  writeFileSync(cacheFile, JSON.stringify({ version, format: cacheFormat, results: known }))
  return new Map(wanted.map((pattern) => [keyOf(pattern), pattern.isKnown ? known[keyOf(pattern)] : 'built-at-run-time']))
}

function isSafe({ flags }, result) {
  return result === 'bounded' || (result === 'linear' && !flags.includes('y'))
}

function ruleOf(result) {
  return result === 'linear' ? 'sticky-unbounded' : result
}

/** recheck calls what is bounded by a constant `safe` as well. */
function describe({ status, complexity, error }) {
  if (status === 'safe') return complexity.type === 'safe' ? 'bounded' : 'linear'
  return status === 'vulnerable' ? complexity.type : `unproven-${error?.kind ?? 'unknown'}`
}

function hasNativeBackend() {
  const { resolve } = createRequire(import.meta.url)
  return ['linux', 'macos', 'windows'].some((system) => {
    try {
      return resolve(`recheck-${system}-x64/package.json`) !== ''
    } catch {
      return false
    }
  })
}

function keyOf({ source, flags }) {
  return createHash('sha256').update(`${flags}\0${source}`).digest('base64')
}
