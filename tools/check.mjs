/**
 * Runs every gate and prints a table: what each looked at, what it found, how long it took. `npm run check`.
 * Options: `--only NAME[,NAME]`; `--all` prints every violation instead of the first few of each gate.
 * Prevents: a gate that nobody runs, and a gate that is green because it looked at nothing.
 * Does not check: behaviour; `npm test` does. Needs `npm run build` before it.
 */
import { parseArgs } from 'node:util'
import { projectRoot } from './lib/project.mjs'
import { inParallel } from './lib/run.mjs'

/** The slow ones first, because two run at a time. */
const gateNames = ['packages', 'api', 'lint', 'unused', 'regex', 'generated', 'documents', 'fences', 'tidy', 'errors', 'comments']
const shownMax = 12

const { values } = parseArgs({ options: { only: { type: 'string' }, all: { type: 'boolean', default: false } } })
const wanted = values.only?.split(',') ?? gateNames
const unknown = wanted.filter((name) => !gateNames.includes(name))
if (unknown.length > 0) {
  console.error(`There is no gate ${unknown.join(', ')}. There are: ${gateNames.join(', ')}`)
  process.exit(2)
}

const startMs = performance.now()
const results = await inParallel(wanted, 2, runGate)
for (const { name, violations } of results) printViolations(name, violations)
printTable(results)
const failed = results.filter((result) => !isGreen(result))
console.log(`\n${results.length - failed.length} gates passed, ${failed.length} failed, ${seconds(performance.now() - startMs)}`)
process.exitCode = failed.length === 0 ? 0 : 1

async function runGate(name) {
  const gateStartMs = performance.now()
  const found = await lookAt(name)
  if (found.count === 0) found.violations.push({ rule: 'looked-at-nothing', at: name, text: 'a gate that looks at nothing proves nothing' })
  return { name, notes: [], ...found, durationMs: performance.now() - gateStartMs }
}

async function lookAt(name) {
  try {
    const { check } = await import(`./gates/${name}.mjs`)
    return await check(projectRoot)
  } catch (error) {
    return { count: 0, looked: 'it crashed', violations: [{ rule: 'crash', at: name, text: error.stack }] }
  }
}

function isGreen({ violations }) {
  return violations.length === 0
}

function printViolations(name, violations) {
  if (violations.length === 0) return
  const shown = values.all ? violations : violations.slice(0, shownMax)
  console.log(`\n${name}: ${violations.length} to mend`)
  for (const { rule, at, text } of shown) console.log(`  ${at}  ${rule}: ${text}`)
  if (shown.length < violations.length) console.log(`  … and ${violations.length - shown.length} more (--only ${name} --all)`)
}

function printTable(rows) {
  const width = (pick) => Math.max(...rows.map((row) => pick(row).length))
  const verdict = (row) => (isGreen(row) ? 'ok' : `${row.violations.length} FAIL`)
  const [nameWidth, lookedWidth, verdictWidth] = [width((row) => row.name), width((row) => row.looked), width(verdict)]
  console.log('')
  for (const row of rows.toSorted((a, b) => a.name.localeCompare(b.name))) {
    console.log(`${row.name.padEnd(nameWidth)}  ${row.looked.padEnd(lookedWidth)}  ${verdict(row).padEnd(verdictWidth)}  ${seconds(row.durationMs)}`)
    for (const note of row.notes) console.log(`${' '.repeat(nameWidth)}    ${note}`)
  }
}

function seconds(durationMs) {
  return `${(durationMs / 1000).toFixed(1)} s`
}
