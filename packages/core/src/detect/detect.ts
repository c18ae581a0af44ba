import type { Candidate } from './candidates.js'
import { examine, type DetectOptions } from './examine.js'
import type { Copy } from './normalise.js'
import { resolveOverlaps } from './resolve-overlaps.js'
import type { Span } from './span.js'

/**
 * Finds sensitive values. The spans are sorted, do not overlap and have offsets into `text` itself. Pure,
 * and linear in the length of the text; the caller bounds that length (`limits.leafLengthMax`).
 * @example
 * detect('mail jay@example.org') // [{ start: 5, end: 20, type: 'EMAIL_ADDRESS', … }]
 */
export function detect(text: string, options: DetectOptions = {}): readonly Span[] {
  const { copy, candidates } = examine(text, options)
  return candidates.length === 0 ? [] : resolveOverlaps(candidates.map((candidate) => toSpan(copy, candidate)), text)
}

/**
 * The spans of many texts, each as if it were detected alone.
 * @example
 * detectAll(['mail jay@example.org', 'call 202-555-0143'])
 */
export function detectAll(texts: readonly string[], options: DetectOptions = {}): readonly (readonly Span[])[] {
  return texts.map((text) => detect(text, options))
}

/** The span of a candidate, in the original text. */
export function toSpan(copy: Copy, { found, score, recognizer }: Candidate): Span {
  const { start, end } = copy.toOriginal(found.start, found.end)
  return { start, end, type: found.type, score, recognizer }
}
