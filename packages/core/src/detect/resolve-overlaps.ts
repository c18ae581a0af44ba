import { ownRecognizers } from './own/own-entities.js'
import type { Range } from './normalise.js'
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
  const sorted = spans.toSorted(byStart)
  const kept: Span[] = []
  // Spans that touch no other, which most are, stay as they are.
  for (let first = 0; first < sorted.length; ) {
    const { end: last, reach } = clusterFrom(sorted, first)
    if (last === first + 1) kept.push(sorted[first] as Span)
    else for (const span of resolveCluster(sorted.slice(first, last), text, { start: sorted[first]?.start ?? 0, end: reach })) kept.push(span)
    first = last
  }
  return kept
}

/** The spans from `first` on that hang together: each overlaps one before it. */
function clusterFrom(sorted: readonly Span[], first: number): { readonly end: number; readonly reach: number } {
  let reach = sorted[first]?.end ?? 0
  let end = first + 1
  for (; end < sorted.length && (sorted[end]?.start ?? 0) < reach; end++) reach = Math.max(reach, sorted[end]?.end ?? 0)
  return { end, reach }
}

function resolveCluster(spans: readonly Span[], text: string, range: Range): readonly Span[] {
  const joined = joinSame(spans)
  if (joined.length === 1) return joined
  const own = joined.filter(isOwn)
  if (own.length === 0) return keepRanked(joined, { text, range }, (span) => worthKeeping[span.type])
  const others = keepRanked(joined.filter((span) => !isOwn(span)), { text, range }, (span) => worthKeeping[span.type])
  return keepRanked([...others, ...own], { text, range }, () => anySign)
}

function byStart(left: Span, right: Span): number {
  return left.start - right.start
}

/** Paints the spans by their rank. `worthOf` says what the rest of one that loses a part must hold to be kept. */
function keepRanked(spans: readonly Span[], { text, range }: { readonly text: string; readonly range: Range }, worthOf: (span: Span) => RegExp | undefined): readonly Span[] {
  const ranked = spans.toSorted((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Taken(range)
  const kept: Span[] = []
  for (const span of ranked) {
    for (const free of taken.isFree(span) ? [span] : restsOf(span, { taken, text, worth: worthOf(span) })) {
      taken.take(free)
      kept.push(free)
    }
  }
  return kept.sort(byStart)
}

/** The signs of a range that are covered already. */
class Taken {
  readonly #start: number
  readonly #signs: Uint8Array

  constructor({ start, end }: Range) {
    this.#start = start
    this.#signs = new Uint8Array(end - start)
  }

  has(at: number): boolean {
    return this.#signs[at - this.#start] === 1
  }

  isFree({ start, end }: Range): boolean {
    return !this.#signs.subarray(start - this.#start, end - this.#start).includes(1)
  }

  take({ start, end }: Range): void {
    this.#signs.fill(1, start - this.#start, end - this.#start)
  }
}

function isOwn({ recognizer }: Span): boolean {
  return recognizer === ownRecognizers.list || recognizer === ownRecognizers.pattern
}

/** Joins spans of one type that overlap, in the order of the text, where both draw around the same name or address. */
function joinSame(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  const last = new Map<EntityType, number>()
  for (const span of spans) {
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
  readonly taken: Taken
  readonly text: string
  readonly worth: RegExp | undefined
}

function restsOf(span: Span, { taken, text, worth }: Rests): readonly Span[] {
  if (worth === undefined) return []
  const rests: { start: number; end: number }[] = []
  for (let start = span.start, at = span.start; at <= span.end; at++) {
    if (at < span.end && !taken.has(at)) continue
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
