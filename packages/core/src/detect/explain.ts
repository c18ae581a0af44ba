import { toSpan } from './detect.js'
import { examine, scoreMin, type Candidate, type DetectOptions } from './examine.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import type { EntityType, Span } from './span.js'

/**
 * Why `detect` found what it found in a text, and why it passed over what looked like a value. Holds no piece
 * of the text, only where it stands.
 * @param options `at` asks about one piece of the text, also when no recognizer has looked at it.
 * @example
 * explain('order 123-45-6789 and 000 12 3456')
 * explain('ref 4711', { at: { start: 4, end: 8 } }) // [{ verdict: 'passed over', because: 'no recognizer …' }]
 */
export function explain(text: string, { at, ...options }: ExplainOptions = {}): readonly Explanation[] {
  const all = explainAll(text, options)
  if (at === undefined) return all
  const near = all.filter((explanation) => overlaps(explanation, at))
  return near.length > 0 ? near : [unknown(at)]
}

/** What to look for, and where. */
export interface ExplainOptions extends DetectOptions {
  /** `[start, end)` in UTF-16 code units. @default the whole text */
  readonly at?: Range
}

function explainAll(text: string, options: DetectOptions): readonly Explanation[] {
  const { copy, candidates } = examine(text, options, true)
  const kept = resolveOverlaps(candidates.filter(({ score, isAllowed }) => score >= scoreMin && isAllowed !== true).map((candidate) => toSpan(copy, candidate)), text)
  return candidates
    .map((candidate) => explainOne(candidate, toSpan(copy, candidate), kept))
    .sort((a, b) => a.start - b.start || b.score - a.score)
}

/** One thing that a recognizer found. Offsets into the original text. */
export interface Explanation extends Omit<Span, 'type'> {
  /** Undefined where no recognizer has an opinion. */
  readonly type: EntityType | undefined
  /** The score by the value alone. */
  readonly ownScore: number
  /** The format that matched, in the notation of `Format.form`; absent for a search of its own. */
  readonly form?: string
  /** Whether checksum, date or range hold; absent where the recognizer has no such rule apart. */
  readonly isValid?: boolean
  /** The context words near it. */
  readonly context: readonly string[]
  readonly verdict: 'found' | 'passed over'
  /** A sentence for people. */
  readonly because: string
}

function explainOne(candidate: Candidate, span: Span, kept: readonly Span[]): Explanation {
  const { form, isValid, ownScore, context } = candidate
  const isKept = kept.some((other) => other.recognizer === span.recognizer && other.type === span.type && overlaps(other, span))
  return {
    ...span,
    ownScore,
    ...(form === undefined ? {} : { form }),
    ...(isValid === undefined ? {} : { isValid }),
    context,
    verdict: isKept && span.score >= scoreMin && candidate.isAllowed !== true ? 'found' : 'passed over',
    because: reasonOf(candidate, span, kept),
  }
}

function reasonOf({ isValid, ownScore, score, context, isAllowed }: Candidate, span: Span, kept: readonly Span[]): string {
  if (isAllowed === true) return 'it is on the allow list'
  const words = context.length === 0 ? '' : ` near “${[...new Set(context)].join('”, “')}”`
  if (score < scoreMin) {
    if (isValid === false) return `it has the format, but its checksum or range does not hold${words}`
    return ownScore === 0 ? 'it is a piece of a longer code' : `it scores ${score} by itself, and no word near it tells what it is`
  }
  const winner = kept.find((other) => overlaps(other, span))
  if (winner !== undefined && (winner.recognizer !== span.recognizer || winner.type !== span.type)) return `it overlaps a ${winner.type} of ${winner.recognizer}, which is surer or longer`
  if (ownScore < scoreMin) return `it scores ${ownScore} by itself, and it stands${words === '' ? ' where it was asked for' : words}`
  return `it scores ${score}${words}`
}

function unknown({ start, end }: Range): Explanation {
  const because = 'no recognizer knows a value of this form'
  return { start, end, type: undefined, score: 0, recognizer: 'none', ownScore: 0, context: [], verdict: 'passed over', because }
}

interface Range {
  readonly start: number
  readonly end: number
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
