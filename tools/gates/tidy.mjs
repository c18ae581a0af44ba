/**
 * Prevents: files and functions that grow until nobody reads them, names that do not follow the house, leftovers,
 * invisible characters, and addresses of one machine or registry in what we ship.
 * Does not check: whether a name is a good one, or types (see `lint`).
 */
import { basename } from 'node:path'
import { isCode, isSource, isTest, isTypeScript, listFiles, readJson, readText } from '../lib/files.mjs'
import { parse, walk } from '../lib/syntax.mjs'

const fileLinesMax = 400
const functionLinesMax = 70
const lineTargets = { median: 110, p95: 300, max: 400 }
/** Names that tools or custom demand. */
const customaryNames = /^(?:README|ARCHITECTURE|SECURITY|CONTRIBUTING|CHANGELOG|LICENSE|NOTICE|MODEL-CARD|CODE_OF_CONDUCT)(?:\.md)?$/
const kebabName = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)*$/
// The machine's own folders, spelled so that this file does not match itself.
const machinePath = /(?<![\w.~-])\/(?:work|home|root)\//
const testCalls = /^(?:describe|context|suite|it|test|specify)$/
const registryHost = /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|\b[a-z0-9.-]+\/(?:artifactory|nexus)\//i
// C0 and C1 controls except tab and line feed; bidirectional controls; characters that show nothing.
// oxlint-disable-next-line no-control-regex
const hiddenCharacter = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

export async function check(root) {
  const files = listFiles(root)
  const violations = files.flatMap((path) => [...nameRules(path), ...textRules(root, path)])
  const code = files.filter(isCode)
  for (const path of code) violations.push(...codeRules(parse(root, path)))
  return {
    count: code.length,
    looked: `${files.length} files, ${code.length} of them code`,
    violations: applyExceptions(root, violations),
    notes: [describeLengths(root, files.filter(isSource), 'src'), describeLengths(root, code.filter(isTest), 'tests')],
  }
}

function* nameRules(path) {
  for (const part of path.split('/')) {
    if (!kebabName.test(part) && !customaryNames.test(part)) yield { rule: 'kebab-case', at: path, text: part }
  }
}

function* textRules(root, path) {
  const text = readText(root, path)
  const lines = text.split('\n')
  const isLock = path === 'package-lock.json'
  for (const [index, line] of lines.entries()) {
    const at = `${path}:${index + 1}`
    if (hiddenCharacter.test(line)) yield { rule: 'hidden-character', at, text: 'a control, bidirectional or invisible character; write an escape' }
    if (machinePath.test(line)) yield { rule: 'machine-path', at, text: 'a path of one machine' }
    if (isLock && /"resolved": "(?!packages\/|examples\/|test\/|tools\/|training")/.test(line)) yield { rule: 'lock-address', at, text: 'the lock file names an address' }
    if (registryHost.test(line)) yield { rule: 'registry-host', at, text: 'the address of a package registry' }
  }
  const lineCount = countLines(text)
  if (isCode(path) && lineCount > fileLinesMax) yield { rule: 'file-length', at: path, text: `${lineCount} lines, at most ${fileLinesMax}` }
}

function* codeRules(file) {
  const at = (node) => `${file.path}:${file.lineOf(node.start)}`
  for (const error of file.errors) yield { rule: 'syntax', at: file.path, text: error.message }
  for (const comment of file.comments) {
    if (/\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b/.test(comment.value)) yield { rule: 'leftover', at: at(comment), text: 'do it or write an issue' }
    if (/@ts-(?:ignore|nocheck)/.test(comment.value)) yield { rule: 'silenced-compiler', at: at(comment), text: 'a silenced compiler error' }
  }
  const found = []
  walk(file.program, (node) => found.push(...nodeRules(file, node)))
  for (const { rule, node, text } of found) yield { rule, at: at(node), text }
  if (basename(file.path) === 'index.ts') yield* indexRules(file, at)
}

function* nodeRules(file, node) {
  // The types of a package that has no others say what it is.
  if (file.path.endsWith('.d.ts')) return
  if (node.type === 'ExportDefaultDeclaration' || node.type === 'TSExportAssignment') yield { rule: 'named-exports', node, text: 'a default export' }
  if (node.type === 'TSAnyKeyword' && isTypeScript(file.path)) yield { rule: 'any', node, text: '`any`' }
  if (node.type === 'MemberExpression' && node.property.name === 'only' && testCalls.test(node.object.name ?? '')) {
    yield { rule: 'only', node, text: 'the other tests would not run' }
  }
  if (isFunction(node)) {
    const lineCount = ownLines(file, node)
    if (lineCount > functionLinesMax) yield { rule: 'function-length', node, text: `${lineCount} lines, at most ${functionLinesMax}` }
  }
}

function isFunction(node) {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
}

/** The lines of a function; tests that it only lists (`it('…', () => { … })`) count for themselves. */
function ownLines(file, node) {
  const linesOf = (part) => file.lineOf(part.end) - file.lineOf(part.start) + 1
  let lineCount = linesOf(node)
  const subtractTests = (part) => {
    if (part.type !== 'CallExpression' || !testCalls.test(part.callee.name ?? part.callee.object?.name ?? '')) return false
    lineCount -= linesOf(part)
    return true
  }
  walk(node.body, subtractTests)
  return lineCount
}

function* indexRules(file, at) {
  for (const node of file.program.body) {
    const handsOn = node.type === 'ExportNamedDeclaration' && node.source !== null && node.specifiers.length > 0
    if (!handsOn) yield { rule: 'index-only-lists', at: at(node), text: 'an index lists `export { a, b } from`, one by one' }
  }
}

/** Exceptions are written in tidy.json with their reason; one that excuses nothing is itself a violation. */
function applyExceptions(root, violations) {
  const exceptions = readJson(root, 'tools/tidy.json').exceptions.map((one) => ({ ...one, used: false }))
  const left = violations.filter(({ rule, at }) => {
    const exception = exceptions.find((one) => one.rule === rule && at.replace(/:\d+$/, '') === one.file)
    if (exception !== undefined) exception.used = true
    return exception === undefined
  })
  const idle = exceptions.filter((one) => !one.used).map((one) => ({ rule: 'idle-exception', at: 'tools/tidy.json', text: `${one.rule} of ${one.file}` }))
  return [...left, ...idle]
}

function describeLengths(root, paths, label) {
  const lengths = paths.map((path) => countLines(readText(root, path))).sort((a, b) => a - b)
  const quantile = (share) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0
  const { median, p95, max } = lineTargets
  return `lines of a file in ${label}: median ${quantile(0.5)} (target ${median}), p95 ${quantile(0.95)} (${p95}), max ${quantile(1)} (${max})`
}

function countLines(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}
