/** A piece of a text and what stands there instead. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with pieces replaced, which stand in order and apart. All around them stays as it was written. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  if (splices.length === 0) return text
  const pieces: string[] = []
  let position = 0
  for (const { start, end, text: replacement } of splices) {
    pieces.push(text.slice(position, start), replacement)
    position = end
  }
  pieces.push(text.slice(position))
  return pieces.join('')
}
