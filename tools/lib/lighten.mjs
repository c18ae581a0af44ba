/**
 * Takes out of a bundle what a running program pays for and does not use.
 * Prevents: a cold start that reads the examples of 150 recognizers, and reads each of their patterns twice.
 * Does not check: that nobody uses the examples; the compiler knows them, and tests of the bundle would fail.
 */
import { parseSync } from 'oxc-parser'
import { walk } from './syntax.mjs'

export function lighten(path, text) {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const edits = []
  walk(program.body, (node) => {
    if (runsLater.test(node.type)) return true
    if (node.type === 'ObjectExpression') edits.push(...examplesOf(node))
    // A literal is read when the file is compiled and again when it runs; what `RegExp` gets is read once.
    if (node.type === 'Literal' && node.regex !== undefined) {
      const { pattern, flags } = node.regex
      edits.push({ start: node.start, end: node.end, by: `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})` })
    }
    return false
  })
  return { text: apply(text, edits), examples: edits.filter(({ by }) => by === '').length, patterns: edits.filter(({ by }) => by !== '').length }
}

/** In a function a literal is the cheaper one, for it may run often. */
const runsLater = /^(?:ArrowFunctionExpression|Function|Class)/

/** The examples of a recognizer, which the tests and the reference page read in the sources. */
function examplesOf({ properties }) {
  const at = properties.findIndex(({ key }) => key?.name === 'examples')
  if (at < 1 || !properties.some(({ key }) => key?.name === 'contextWords')) return []
  return [{ start: properties[at - 1].end, end: properties[at].end, by: '' }]
}

function apply(text, edits) {
  let result = text
  for (const { start, end, by } of edits.toSorted((a, b) => b.start - a.start)) result = result.slice(0, start) + by + result.slice(end)
  return result
}
