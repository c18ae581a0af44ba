import type * as Yaml from 'yaml'
import { limits } from '../lib/limits.js'
import type { PolicyMistake } from './parse-policy.js'

/** Reads the text of a policy file, which is YAML or JSON. */
export function parsePolicyText(text: string): { readonly value: unknown } | { readonly mistake: PolicyMistake } {
  if (Buffer.byteLength(text) > limits.policyBytesMax) {
    return { mistake: { path: '', reason: `at most ${limits.policyBytesMax} bytes` } }
  }
  const mistake = (error: unknown): { readonly mistake: PolicyMistake } => ({
    mistake: { path: linePath(error), reason: 'it is neither YAML nor JSON' },
  })
  try {
    // JSON is YAML. The library prints its warnings, and quotes the file in them.
    const { LineCounter, parseDocument } = library()
    const lines = new LineCounter()
    const document = parseDocument(text, { logLevel: 'error', uniqueKeys: false, lineCounter: lines })
    const [problem] = [...document.errors, ...document.warnings]
    if (problem !== undefined) return mistake(problem)
    const doubled = offsetOfDoubledKey(document)
    if (doubled !== undefined) return { mistake: { path: `line ${lines.linePos(doubled).line}`, reason: 'the same key stands here a second time' } }
    // maxAliasCount keeps a small file from growing into a huge object.
    const value: unknown = document.toJS({ maxAliasCount: 100 })
    return { value }
  } catch (error) {
    return mistake(error)
  }
}

/** The library compares every key with every other: 100 kB of keys take it 2 s. */
function offsetOfDoubledKey(document: Yaml.Document): number | undefined {
  const { isScalar, visit } = library()
  let offset: number | undefined
  visit(document, {
    Map: (_key, { items }) => {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) {
          offset = key.range?.[0] ?? 0
          return visit.BREAK
        }
        seen.add(key.value)
      }
      return undefined
    },
  })
  return offset
}

function linePath(error: unknown): string {
  const position = (error as { linePos?: readonly { line: number }[] }).linePos?.[0]
  return position === undefined ? '' : `line ${position.line}`
}

let loaded: typeof Yaml | undefined

/** Loaded with the first text and not before: its 72 files took a quarter of the core's import. */
function library(): typeof Yaml {
  return (loaded ??= require('yaml') as typeof Yaml)
}
