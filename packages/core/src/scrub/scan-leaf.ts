import type { EntityType, Span } from '../detect/span.js'
import { isBuiltInEntityType } from '../detect/span.js'
import type { Leaf } from './leaves.js'

/** What is sensitive in a leaf, sorted and apart: what `detect` finds, and what the leaf is by itself. */
export function scanLeaf(leaf: Leaf, detect: (text: string) => readonly Span[]): readonly Span[] {
  if (leaf.kind === 'name') return [wholeLeaf(leaf, 'PERSON', 'account-name')]
  const spans = detectWithLabel(leaf, detect)
  if (leaf.type !== undefined) return asType(leaf, leaf.type, spans)
  // In a number only a card and the policy's own types count.
  if (leaf.kind === 'number') return spans.filter(({ type }) => type === 'CREDIT_CARD' || !isBuiltInEntityType(type))
  return leaf.kind === 'link' ? spans.filter(({ type }) => !linkTypes.has(type)) : spans
}

/** A column's or property's name tells as much as a word before the value. */
function detectWithLabel({ text, label = '' }: Leaf, detect: (text: string) => readonly Span[]): readonly Span[] {
  if (label.trim() === '') return detect(text)
  const before = `${label.slice(0, labelLengthMax)}: `
  return detect(before + text)
    .filter(({ end }) => end > before.length)
    .map((span) => ({ ...span, start: Math.max(0, span.start - before.length), end: span.end - before.length }))
}

/**
 * The whole leaf is what its format says, but where something plainer is found in it: an e-mail address in the place
 * of a name is an e-mail address. What was replaced already stays.
 */
function asType(leaf: Leaf, type: EntityType, spans: readonly Span[]): readonly Span[] {
  if (replacedOnly.test(leaf.text)) return spans
  const plainer = spans.filter((span) => span.type !== type && !softTypes.has(span.type))
  if (plainer.length === 0) return [wholeLeaf(leaf, type, 'file-format')]
  const gaps: Span[] = []
  let position = 0
  for (const { start, end } of [...plainer, { start: leaf.text.length, end: leaf.text.length }]) {
    if (/[\p{L}\p{N}]/u.test(leaf.text.slice(position, start))) gaps.push({ start: position, end: start, type, score: 1, recognizer: 'file-format' })
    position = end
  }
  return [...plainer, ...gaps].sort((a, b) => a.start - b.start)
}

function wholeLeaf({ text }: Leaf, type: EntityType, recognizer: string): Span {
  return { start: 0, end: text.length, type, score: 1, recognizer }
}

/** A bot has to follow a link, and the channel's own token is what opens it. */
const linkTypes: ReadonlySet<EntityType> = new Set<EntityType>(['URL', 'JWT', 'API_KEY'])

/** Kinds that words and short numbers are taken for, and that say less than a format does. */
const softTypes: ReadonlySet<EntityType> = new Set<EntityType>([
  'PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION', 'NRP', 'TITLE', 'AGE', 'DATE_TIME', 'DATE_OF_BIRTH', 'USERNAME', 'URL', 'GEO_COORDINATES', 'PHONE_NUMBER',
])

const labelLengthMax = 60
const replacedOnly = /^\s*(?:\[!*[A-Z][A-Z0-9_]*\][\s,;]*)+$/
