/**
 * A copy of the text in which every way of writing a digit, a space, a dash or a dot is the ASCII one,
 * and in which nothing is invisible. Detection reads the copy; `toOriginal` leads back, so that a span
 * covers the whole piece that the person typed.
 */
export function normalise(text: string): Copy {
  if (ascii.test(text)) return { text, toOriginal: (start, end) => ({ start, end }) }
  return rewrite(text)
}

/** A normalised text and the way back. */
export interface Copy {
  readonly text: string
  /** Maps a non-empty range of the copy to the range of the original that it came from. */
  toOriginal(start: number, end: number): Range
}

/** `[start, end)` in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

const ascii = /^[\0-\x7f]*$/

function rewrite(original: string): Copy {
  let text = ''
  // Where the original piece of each code unit of the copy begins and ends.
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < original.length; ) {
    const codePoint = original.codePointAt(at) ?? 0
    const next = at + (codePoint > 0xffff ? 2 : 1)
    const piece = codePoint < 0x80 ? original.charAt(at) : rewriteCodePoint(codePoint)
    // A mark that belongs to the sign before it (a keycap, a variation selector) is part of that piece.
    if (piece === '' && trailingMark.test(original.slice(at, next)) && ends.length > 0) ends[ends.length - 1] = next
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(at)
      ends.push(next)
    }
    text += piece
    at = next
  }
  return { text, toOriginal: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? original.length }) }
}

const invisible = /^[\p{Default_Ignorable_Code_Point}\u20e3]$/u
const trailingMark = /^[\ufe00-\ufe0f\u20e3]$/u
const dash = /^[\p{Pd}\u2043\u2212]$/u
const space = /^[\p{Zs}\u0085\u2028\u2029]$/u
const dot = /^[\u00b7\u2022\u2219\u22c5\u3002\u30fb]$/u
const slash = /^[\u2044\u2215]$/u
const decimalDigit = /^\p{Nd}$/u

/** UAX #15 NFKC first: it folds fullwidth, mathematical, circled and superscript signs. */
function rewriteCodePoint(codePoint: number): string {
  const sign = String.fromCodePoint(codePoint)
  if (invisible.test(sign)) return ''
  let piece = ''
  for (const folded of sign.normalize('NFKC')) piece += rewriteSign(folded)
  return piece
}

function rewriteSign(sign: string): string {
  const codePoint = sign.codePointAt(0) ?? 0
  if (codePoint < 0x80) return sign
  if (decimalDigit.test(sign)) return String(digitValue(codePoint))
  if (dash.test(sign)) return '-'
  if (space.test(sign)) return codePoint === 0x2028 || codePoint === 0x2029 || codePoint === 0x85 ? '\n' : ' '
  if (dot.test(sign)) return '.'
  if (slash.test(sign)) return '/'
  return sign
}

/** Unicode encodes decimal digits in whole blocks of ten, in ascending order (chapter 4.6). */
function digitValue(codePoint: number): number {
  let first = codePoint
  while (codePoint - first < 50 && decimalDigit.test(String.fromCodePoint(first - 1))) first--
  return (codePoint - first) % 10
}
