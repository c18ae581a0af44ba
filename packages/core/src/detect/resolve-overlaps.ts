import { ownRecognizers } from './own/own-entities.js'
import type { EntityType, Span } from './span.js'

/**
 * Keeps, of spans that overlap, the one with the higher score, then the longer, then the earlier, and
 * answers what is kept in the order of the text. A name, an address or a phone number that loses only a
 * part keeps the rests: to drop them would let them pass in clear. Two overlapping finds of one address or name
 * are one, from the first sign of either to the last. Between the organisation's own entities and all others each
 * keeps every rest, whatever it is: a list must not unhide what is found without it.
 */
export function resolveOverlaps(spans: readonly Span[], text: string): readonly Span[] {
  if (spans.length < 2) return spans
  const joined = joinSame(spans)
  const own = joined.filter(isOwn)
  if (own.length === 0) return keepRanked(joined, text, (span) => worthKeeping[span.type])
  const others = keepRanked(joined.filter((span) => !isOwn(span)), text, (span) => worthKeeping[span.type])
  return keepRanked([...others, ...own], text, () => anySign)
}

/** Paints the spans by their rank. `worthOf` says what the rest of one that loses a part must hold to be kept. */
function keepRanked(spans: readonly Span[], text: string, worthOf: (span: Span) => RegExp | undefined): readonly Span[] {
  const ranked = spans.toSorted((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(text.length)
  const kept: Span[] = []
  for (const span of ranked) {
    const isFree = !taken.subarray(span.start, span.end).includes(1)
    for (const free of isFree ? [span] : restsOf(span, { taken, text, worth: worthOf(span) })) {
      taken.fill(1, free.start, free.end)
      kept.push(free)
    }
  }
  return kept.sort((a, b) => a.start - b.start)
}

function isOwn({ recognizer }: Span): boolean {
  return recognizer === ownRecognizers.list || recognizer === ownRecognizers.pattern
}

/** Joins spans of one type that overlap, where both draw around the same name or address. */
function joinSame(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  const last = new Map<EntityType, number>()
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const index = last.get(span.type)
    const before = index === undefined ? undefined : joined[index]
    if (index !== undefined && before !== undefined && joinedTypes.has(span.type) && span.start < before.end) {
      const surer = span.score > before.score ? span : before
      joined[index] = { ...surer, start: before.start, end: Math.max(before.end, span.end) }
    } else {
      last.set(span.type, joined.length)
      joined.push(span)
    }
  }
  return joined
}

const joinedTypes: ReadonlySet<EntityType> = new Set(['PERSON', 'LOCATION', 'STREET_ADDRESS', 'ORGANIZATION'])

/** What the rest of a span must hold to be worth hiding. Types that are not named here are whole or nothing. */
const worthKeeping: { readonly [type in EntityType]?: RegExp } = {
  PERSON: /\p{L}.?\p{L}/u,
  LOCATION: /\p{L}.?\p{L}/u,
  ORGANIZATION: /\p{L}.?\p{L}/u,
  STREET_ADDRESS: /\p{L}.?\p{L}/u,
  PHONE_NUMBER: /(?:\d[^\d]{0,3}){6}\d/,
}

const anySign = /[\p{L}\p{N}]/u

interface Rests {
  readonly taken: Uint8Array
  readonly text: string
  readonly worth: RegExp | undefined
}

function restsOf(span: Span, { taken, text, worth }: Rests): readonly Span[] {
  if (worth === undefined) return []
  const rests: { start: number; end: number }[] = []
  for (let start = span.start, at = span.start; at <= span.end; at++) {
    if (at < span.end && taken[at] === 0) continue
    if (at > start) rests.push({ start, end: at })
    start = at + 1
  }
  return rests.flatMap((rest) => {
    while (rest.start < rest.end && edge.test(text.charAt(rest.start))) rest.start++
    while (rest.start < rest.end && edge.test(text.charAt(rest.end - 1))) rest.end--
    return worth.test(text.slice(rest.start, rest.end)) ? [{ ...span, ...rest }] : []
  })
}

const edge = /^[\s,.;:()\-/]$/
