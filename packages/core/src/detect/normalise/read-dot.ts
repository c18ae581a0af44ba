import { dotWords, encodedDots } from './sign-words.js'
import { endOfWord, skipSpaces } from './unit-class.js'

/** A full stop within a host at `start`, however written: “.”, “ . ”, “ dot ”, “(dot)”, “[.]”, “-dot-”, “%2E”. */
export function readDot(text: string, start: number): Dot | undefined {
  if (text.charAt(start) === '.') {
    const end = skipSpaces(text, start + 1, 1)
    return end === start + 1 ? { end, kind: 'plain' } : undefined
  }
  const at = skipSpaces(text, start, 2)
  const sign = text.charAt(at)
  if (sign === '.') {
    const end = skipSpaces(text, at + 1, 2)
    return end > at + 1 ? { end, kind: 'spaced' } : undefined
  }
  const close = brackets.get(sign)
  if (close !== undefined) return readBracketed(text, at + 1, close)
  if (sign === '%' || sign === '&' || sign === '\\') return readEncoded(text, at)
  const isHyphened = sign === '-' || sign === '_'
  const word = isHyphened ? at + 1 : at
  if (!isHyphened && at === start) return undefined
  const end = endOfDotWord(text, word)
  if (end === -1) return undefined
  if (isHyphened) return text.charAt(end) === sign ? { end: end + 1, kind: 'spelled' } : undefined
  const after = skipSpaces(text, end, 2)
  return after > end ? { end: after, kind: 'spelled' } : undefined
}

export interface Dot {
  readonly end: number
  readonly kind: 'plain' | 'spaced' | 'spelled'
}

const brackets: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
])
const wordLengthMax = 6

export function readBracketed(text: string, start: number, close: string): Dot | undefined {
  const from = skipSpaces(text, start, 2)
  const end = text.charAt(from) === '.' ? from + 1 : endOfDotWord(text, from)
  if (end === -1) return undefined
  const after = skipSpaces(text, end, 2)
  return text.charAt(after) === close ? { end: skipSpaces(text, after + 1, 2), kind: 'spelled' } : undefined
}

export function readEncoded(text: string, start: number): Dot | undefined {
  const piece = text.slice(start, start + 8).toLowerCase()
  const code = encodedDots.find((candidate) => piece.startsWith(candidate))
  return code === undefined ? undefined : { end: start + code.length, kind: 'spelled' }
}

function endOfDotWord(text: string, start: number): number {
  const piece = text.slice(start, start + wordLengthMax)
  const end = endOfWord(piece, 0)
  return dotWords.has(piece.slice(0, end).toLowerCase()) ? start + end : -1
}
