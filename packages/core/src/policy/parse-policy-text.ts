import type * as Yaml from 'yaml'
import { limits } from '../lib/limits.js'
import type { PolicyMistake } from './parse-policy.js'

/** What a text says, and where it says it. */
export interface PolicyText {
  readonly value: unknown
  /** The same mistakes, each with the line of its path, or of the nearest place above it that stands in the text. */
  readonly withLines: (mistakes: readonly PolicyMistake[]) => readonly PolicyMistake[]
}

/** Reads the text of a policy file, which is YAML or JSON. */
export function parsePolicyText(text: string): PolicyText | { readonly mistake: PolicyMistake } {
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
    const withLines: PolicyText['withLines'] = (mistakes) => {
      const offsetOf = createOffsets(document)
      return mistakes.map((each) => ({ ...each, line: lines.linePos(offsetOf(each.path)).line }))
    }
    return { value, withLines }
  } catch (error) {
    return mistake(error)
  }
}

/** Finds where a path such as `purposes[1].id` stands: its key, or the entry of its list. Each map is read once. */
function createOffsets(document: Yaml.Document): (path: string) => number {
  const { isAlias, isMap, isPair, isScalar, isSeq } = library()
  const pairs = new Map<unknown, Map<string, unknown>>()
  const pairsOf = (map: Yaml.YAMLMap): Map<string, unknown> => {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]))
    pairs.set(map, known)
    return known
  }
  return (path) => {
    let node: unknown = document.contents
    let offset = document.contents?.range?.[0] ?? 0
    for (const step of path.match(/[^.[\]]+/g) ?? []) {
      const target = isAlias(node) ? node.resolve(document) : node
      const found = isSeq(target) ? target.items[Number(step)] : isMap(target) ? pairsOf(target).get(step) : undefined
      if (found === undefined) break
      const at = isPair(found) ? found.key : found
      offset = (at as Yaml.Node).range?.[0] ?? offset
      node = isPair(found) ? found.value : found
    }
    return offset
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
