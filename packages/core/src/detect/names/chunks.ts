import type { Range } from '../normalise.js'

/**
 * Cuts a text into pieces of at most `lengthMax`, at the end of a line, a sentence or a word where there is
 * one. The language library's time grows faster than its text; over pieces it grows with their number.
 */
export function splitChunks(text: string, lengthMax: number): readonly Range[] {
  const chunks: Range[] = []
  for (let start = 0; start < text.length; ) {
    const end = start + lengthMax >= text.length ? text.length : cutBefore(text, start, start + lengthMax)
    chunks.push({ start, end })
    start = end
  }
  return chunks
}

function cutBefore(text: string, start: number, end: number): number {
  const piece = text.slice(start, end)
  for (const border of ['\n', '. ', ' ']) {
    const at = piece.lastIndexOf(border)
    if (at > 0) return start + at + border.length
  }
  return end
}
