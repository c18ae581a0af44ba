import { scoreMin, type Candidate } from './candidates.js'
import { toSpan } from './detect.js'
import { examine, type DetectOptions } from './examine.js'
import { ownRecognizers } from './own/own-entities.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import type { Span } from './span.js'

/**
 * Why `detect` found what it found in a text, and why it passed over what looked like a value. Holds no piece
 * of the text, only where it stands.
 * @example
 * explain('order 123-45-6789 and 000 12 3456')
 */
export function explain(text: string, options: DetectOptions = {}): readonly Explanation[] {
  const { copy, candidates } = examine(text, options, true)
  const kept = resolveOverlaps(candidates.filter(({ score, isAllowed }) => score >= scoreMin && isAllowed !== true).map((candidate) => toSpan(copy, candidate)), text)
  return candidates
    .map((candidate) => {
      const span = toSpan(copy, candidate)
      return explainOne(candidate, span, overlapping(kept, span))
    })
    .sort((a, b) => a.start - b.start || b.score - a.score)
}

/**
 * Why a piece of a text was found or passed over, in sentences for people; at least one.
 * @param piece `[start, end)` in UTF-16 code units
 * @example
 * explainPiece('ref 4711', { start: 4, end: 8 }) // ['passed over: no recognizer knows a value of this form']
 */
export function explainPiece(text: string, piece: { readonly start: number; readonly end: number }, options: DetectOptions = {}): readonly string[] {
  const near = explain(text, options).filter((explanation) => overlaps(explanation, piece))
  if (near.length === 0) return ['passed over: no recognizer knows a value of this form']
  return near.map(({ verdict, recognizer, type, because }) => `${verdict}, as ${type} by ${recognizer}: ${because}`)
}

/** One thing that a recognizer found. Offsets into the original text. */
export interface Explanation extends Span {
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
  const { form, isValid, score: ownScore } = candidate.found
  const isKept = kept.some((other) => other.recognizer === span.recognizer && other.type === span.type)
  return {
    ...span,
    ownScore,
    ...(form === undefined ? {} : { form }),
    ...(isValid === undefined ? {} : { isValid }),
    context: candidate.context,
    verdict: isKept && span.score >= scoreMin && candidate.isAllowed !== true ? 'found' : 'passed over',
    because: reasonOf(candidate, span, kept),
  }
}

function reasonOf({ found, score, context, isAllowed }: Candidate, span: Span, kept: readonly Span[]): string {
  const { isValid, score: ownScore } = found
  if (isAllowed === true) return 'it is on the allow list'
  const words = context.length === 0 ? '' : ` near “${[...new Set(context)].join('”, “')}”`
  if (score < scoreMin) {
    if (isValid === false) return `it has the format, but its checksum or range does not hold${words}`
    return ownScore === 0 ? 'it is a piece of a longer code' : `it scores ${rounded(score)} by itself, and no word near it tells what it is`
  }
  const [winner] = kept
  if (winner !== undefined && (winner.recognizer !== span.recognizer || winner.type !== span.type)) return `it overlaps a ${winner.type} of ${winner.recognizer}, which is surer or longer`
  if (span.recognizer === ownRecognizers.list) return 'it is on a deny list'
  if (ownScore < scoreMin) return `it scores ${rounded(ownScore)} by itself, and it stands${words === '' ? ' where it was asked for' : words}`
  return `it scores ${rounded(score)}${words}`
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100
}

/** Those that `span` overlaps, of spans that are sorted and apart. */
function overlapping(sorted: readonly Span[], span: Span): readonly Span[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.end ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < sorted.length && (sorted[end]?.start ?? 0) < span.end) end++
  return sorted.slice(low, end)
}

interface Range {
  readonly start: number
  readonly end: number
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
