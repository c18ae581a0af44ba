import { detect, type DetectOptions, limits, type Span } from '@scrubjay/core'

/**
 * What `detect` finds in a text of any length: longer texts are read through windows that overlap. A span
 * counts in the window that sees it with at least half an overlap of text on both sides, so that what is
 * found does not depend on where a window ends.
 */
export function detectInWindows(text: string, options: DetectOptions = {}, windowLength: number = limits.leafLengthMax): readonly Span[] {
  if (text.length <= windowLength) return detect(text, options)
  const margin = Math.floor(windowLength / 20)
  const spans: Span[] = []
  let start = 0
  let countedTo = 0
  for (;;) {
    const end = Math.min(start + windowLength, text.length)
    const isLast = end === text.length
    // The next window counts from here on.
    const seam = isLast ? text.length : end - margin
    for (const span of detect(text.slice(start, end), options)) {
      const found = { ...span, start: span.start + start, end: span.end + start }
      if (found.start >= countedTo && found.start < seam && found.start >= (spans.at(-1)?.end ?? 0)) spans.push(found)
    }
    if (isLast) return spans
    countedTo = seam
    start = wholeCharacter(text, seam - margin)
  }
}

/** A window must not begin between the two halves of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index
}
