import type { EntityType, Span } from '../detect/span.js'
import { entityTypes, isBuiltInEntityType } from '../detect/span.js'
import type { OperatorOf } from '../policy/choose-operator.js'
import type { OperatorRule } from '../policy/policy.js'
import type { Leaf } from './leaves.js'
import { findEnvelopes } from './operators/find-envelopes.js'
import type { Operate } from './operators/operate.js'
import { escapePlaceholders, formatRedaction } from './placeholder.js'
import { scanLeaf } from './scan-leaf.js'
import type { TypeWords } from './type-words.js'

/** A leaf and what was found in it, spans sorted and apart. */
export interface ScannedLeaf {
  readonly leaf: Leaf
  readonly spans: readonly Span[]
}

/** One value of a person, to be sealed or looked up. */
export interface Value {
  readonly type: EntityType
  readonly text: string
}

/** How many spans of each type. */
export type Counts = Readonly<Record<string, number>>

/** Looks for entities in leaves by `detect`. */
export function scanLeaves(leaves: readonly Leaf[], detect: (text: string) => readonly Span[]): readonly ScannedLeaf[] {
  return leaves.map((leaf) => ({ leaf, spans: scanLeaf(leaf, detect) }))
}

/**
 * Without what was found inside the envelopes of the operator `encrypt`: it is there by chance, and to change it
 * would destroy them. Only a person's own, whose token nobody can guess: no text hides itself by looking like one.
 */
export function spareEnvelopes(scanned: readonly ScannedLeaf[], subject: string | undefined): readonly ScannedLeaf[] {
  if (subject === undefined) return scanned
  return scanned.map(({ leaf, spans }) => {
    const own = spans.length === 0 ? [] : findEnvelopes(leaf.text, subject)
    return own.length === 0 ? { leaf, spans } : { leaf, spans: spans.filter((span) => !own.some(({ start, end }) => span.start < end && span.end > start)) }
  })
}

/** The values that the policy's operators turn into placeholders, each once. */
export function valuesToSeal(scanned: readonly ScannedLeaf[], operatorOf: OperatorOf): readonly Value[] {
  const values = new Map<string, Value>()
  for (const { leaf, spans } of scanned) {
    for (const span of spans) {
      if (operatorOf(span.type).operator !== 'token') continue
      const text = leaf.text.slice(span.start, span.end)
      values.set(valueKey({ type: span.type, text }), { type: span.type, text })
    }
  }
  return [...values.values()]
}

/**
 * The texts of the leaves with every span replaced by its operator. What a person typed between the spans and
 * only looks like a placeholder is escaped.
 * @param placeholderOf the placeholder of a sealed value; without one a `token` is redacted
 * @param operate what an operator makes of a value; without it all but `keep` and `token` redact
 */
export function scrubLeaves(
  scanned: readonly ScannedLeaf[],
  options: {
    readonly operatorOf: OperatorOf
    readonly placeholderOf: (value: Value) => string | undefined
    readonly operate?: Operate | undefined
    readonly escape: boolean
    /** The types that the policy adds; a person may type placeholders of theirs too. */
    readonly typeWords?: TypeWords
  },
): readonly string[] {
  const { operatorOf, placeholderOf, operate } = options
  const escape = (text: string): string => (options.escape ? escapePlaceholders(text, options.typeWords) : text)
  return scanned.map(({ leaf: { text }, spans }) => {
    let scrubbed = ''
    // What is kept or made is escaped together with its neighbours: with them it may look like a placeholder.
    let ordinary = ''
    let position = 0
    for (const { start, end, type } of spans) {
      const value = { type, text: text.slice(start, end) }
      const placeholder = placeholderOf(value)
      const rule = operatorOf(type)
      if (placeholder === undefined && rule.operator === 'keep') continue
      ordinary += text.slice(position, start)
      position = end
      const made = placeholder ?? (isMade(rule) ? undefined : formatRedaction(type))
      if (made === undefined) {
        ordinary += operate?.(value, rule) ?? formatRedaction(type)
      } else {
        scrubbed += escape(ordinary) + made
        ordinary = ''
      }
    }
    ordinary += text.slice(position)
    return scrubbed + escape(ordinary)
  })
}

/** Whether an operator makes something of the value, instead of putting a name in its place. */
export function isMade({ operator }: OperatorRule): boolean {
  return operator !== 'keep' && operator !== 'token' && operator !== 'redact' && operator !== 'refuse'
}

/** Whether any span's operator makes something of its value. */
export function hasMade(scanned: readonly ScannedLeaf[], operatorOf: OperatorOf): boolean {
  return scanned.some(({ spans }) => spans.some(({ type }) => isMade(operatorOf(type))))
}

/** How many spans of each type were found, of the types that `isCounted` asks for. */
export function countSpans(scanned: readonly ScannedLeaf[], isCounted: (type: EntityType) => boolean): Counts {
  const counts: Record<string, number> = {}
  for (const { spans } of scanned) {
    for (const { type } of spans) if (isCounted(type)) counts[type] = (counts[type] ?? 0) + 1
  }
  return counts
}

/** The types among the spans that the policy refuses outright, in the order of the reference page, its own ones last. */
export function refusedTypes(scanned: readonly ScannedLeaf[], operatorOf: OperatorOf): readonly EntityType[] {
  const found = new Set(scanned.flatMap(({ spans }) => spans.map((span) => span.type)))
  const types = [...entityTypes.filter((type) => found.has(type)), ...[...found].filter((type) => !isBuiltInEntityType(type)).sort()]
  return types.filter((type) => operatorOf(type).operator === 'refuse')
}

/** One key for the same value of the same type. */
export function valueKey({ type, text }: Value): string {
  return `${type}\n${text}`
}
