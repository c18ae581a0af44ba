/** `[start, end)` in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Where `redacted` has the mark instead of what `text` has there. What stands between two marks is looked for at its
 * first place; from where it cannot be found, the library has changed the text, and the rest counts as redacted.
 */
export function findRedacted(text: string, redacted: string, mark: string): readonly Range[] {
  const kept = redacted.split(mark)
  const ranges: Range[] = []
  let at = 0
  for (const [index, piece] of kept.entries()) {
    const isLast = index === kept.length - 1
    const found = isLast && text.endsWith(piece) ? text.length - piece.length : text.indexOf(piece, at)
    if (found < at) return [...ranges, { start: at, end: text.length }]
    if (index > 0 && found > at) ranges.push({ start: at, end: found })
    at = found + piece.length
  }
  return ranges
}
