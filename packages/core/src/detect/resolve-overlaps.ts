import { ownRecognizers } from './own/own-entities.js'
import type { EntityType, Span } from './span.js'

/**
 * Keeps, of spans that overlap, the one with the higher score, then the longer, then the earlier, and
 * answers what is kept in the order of the text. A name, an address or a phone number that loses only a
 * part keeps the rest: to drop it would let that rest pass in clear. Between the organisation's own entities and
 * all others each keeps every rest, whatever it is: a list must not unhide what is found without it.
 */
export function resolveOverlaps(spans: readonly Span[], text: string): readonly Span[] {
  if (spans.length < 2) return spans
  const own = spans.filter(isOwn)
  if (own.length === 0) return resolveEqual(spans, text)
  return overlay([...resolveEqual(spans.filter((span) => !isOwn(span)), text), ...own], text)
}

function isOwn({ recognizer }: Span): boolean {
  return recognizer === ownRecognizers.list || recognizer === ownRecognizers.pattern
}

function byRank(a: Span, b: Span): number {
  return b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start
}

/** Each span keeps whatever those of a higher rank leave of it. */
function overlay(spans: readonly Span[], text: string): readonly Span[] {
  const taken = new Uint8Array(text.length)
  const kept: Span[] = []
  for (const span of spans.toSorted(byRank)) {
    for (let start = span.start, at = span.start; at <= span.end; at++) {
      if (at < span.end && taken[at] === 0) continue
      const rest = trim({ start, end: at }, text)
      if (at - start === span.end - span.start) kept.push(span)
      else if (sign.test(text.slice(rest.start, rest.end))) kept.push({ ...span, ...rest })
      start = at + 1
    }
    taken.fill(1, span.start, span.end)
  }
  return kept.sort((a, b) => a.start - b.start)
}

const sign = /[\p{L}\p{N}]/u

function resolveEqual(spans: readonly Span[], text: string): readonly Span[] {
  const ranked = spans.toSorted(byRank)
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
  const rest = trim(best, text)
  return worth.test(text.slice(rest.start, rest.end)) ? { ...span, ...rest } : undefined
}

function trim(range: { readonly start: number; readonly end: number }, text: string): { readonly start: number; readonly end: number } {
  let { start, end } = range
  while (start < end && edge.test(text.charAt(start))) start++
  while (start < end && edge.test(text.charAt(end - 1))) end--
  return { start, end }
}

const edge = /^[\s,.;:()\-/]$/
