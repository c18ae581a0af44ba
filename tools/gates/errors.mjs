/**
 * Prevents: an error without a stable code, a code that nothing throws, a reference page that says something else.
 * Does not check: that messages hold no personal data (the canary tests do), nor errors that libraries throw.
 */
import { globToRegExp, isSource, listFiles, readJson } from '../lib/files.mjs'
import { readErrorRegister, registerPath } from '../lib/error-register.mjs'
import { parse, walk } from '../lib/syntax.mjs'

const builtinErrors = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'AggregateError', 'EvalError', 'URIError', 'ReferenceError'])

export async function check(root) {
  const register = readErrorRegister(root)
  const sources = listFiles(root).filter(isSource)
  const excused = readJson(root, 'tools/errors.json')
  const foreign = excused.foreign.map((one) => ({ ...one, glob: globToRegExp(one.file) }))
  const used = new Set()
  const violations = []
  let thrown = 0
  for (const path of sources) {
    const file = parse(root, path)
    const report = (node, rule, text) => violations.push({ rule, at: `${path}:${file.lineOf(node.start)}`, text })
    walk(file.program, (node) => {
      if (node.type === 'Literal' && path !== registerPath && register.has(node.value)) used.add(node.value)
      if (node.type === 'ThrowStatement' && node.argument.type === 'Literal') report(node, 'thrown-literal', 'throw a ScrubjayError')
      if (node.type !== 'NewExpression') return
      if (builtinErrors.has(node.callee.name) && !foreign.some(({ glob }) => glob.test(path))) report(node, 'uncoded-error', `new ${node.callee.name}: every error of ours has a code`)
      if (node.callee.name !== 'ScrubjayError') return
      thrown += 1
      const [code] = node.arguments
      if (code?.type === 'Literal') used.add(code.value)
      if (code?.type === 'Literal' && !register.has(code.value)) report(node, 'unknown-code', code.value)
    })
  }
  for (const code of register.keys()) {
    const isExcused = excused.unused.some((one) => one.code === code)
    if (!used.has(code) && !isExcused) violations.push({ rule: 'unused-code', at: registerPath, text: code })
    if (used.has(code) && isExcused) violations.push({ rule: 'idle-exception', at: 'tools/errors.json', text: code })
  }
  return { count: thrown, looked: `${register.size} codes, ${thrown} places that make an error, ${sources.length} files`, violations }
}
