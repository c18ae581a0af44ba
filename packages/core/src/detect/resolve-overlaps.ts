import type { EntityType, Span } from './span.js'

/**
 * Keeps, of spans that overlap, the one with the higher score, then the longer, then the earlier, and
 * answers what is kept in the order of the text. A name, an address or a phone number that loses only a
 * part keeps the rest: to drop it would let that rest pass in clear.
 */
export function resolveOverlaps(spans: readonly Span[], text: string): readonly Span[] {
  if (spans.length < 2) return spans
  const ranked = spans.toSorted((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(text.length)
  const kept: Span[] = []
  for (const span of ranked) {
    const free = taken.subarray(span.start, span.end).includes(1) ? longestRest(span, taken, text) : span
    if (free === undefined) continue
    taken.fill(1, free.start, free.end)
    kept.push(free)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** What the rest of a span must hold to be worth hiding. Types that are not named here are whole or nothing. */
const worthKeeping: { readonly [type in EntityType]?: RegExp } = {
  PERSON: /\p{L}.?\p{L}/u,
  LOCATION: /\p{L}.?\p{L}/u,
  ORGANIZATION: /\p{L}.?\p{L}/u,
  STREET_ADDRESS: /\p{L}.?\p{L}/u,
  PHONE_NUMBER: /(?:\d[^\d]{0,3}){6}\d/,
}

function longestRest(span: Span, taken: Uint8Array, text: string): Span | undefined {
  const worth = worthKeeping[span.type]
  if (worth === undefined) return undefined
  let best = { start: span.start, end: span.start }
  for (let start = span.start, at = span.start; at <= span.end; at++) {
    if (at < span.end && taken[at] === 0) continue
    if (at - start > best.end - best.start) best = { start, end: at }
    start = at + 1
  }
  while (best.start < best.end && edge.test(text.charAt(best.start))) best.start++
  while (best.start < best.end && edge.test(text.charAt(best.end - 1))) best.end--
  return worth.test(text.slice(best.start, best.end)) ? { ...span, ...best } : undefined
}

const edge = /^[\s,.;:()\-/]$/
