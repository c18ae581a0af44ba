import type { Edit } from './edit.js'
import { readBracketed, readEncoded } from './read-dot.js'
import { classOf, digit, isWordUnit, skipSpacesBack } from './unit-class.js'

/**
 * What to write for a sign within a value that begins at `start` and is encoded or in brackets: “203[.]0”,
 * “jay [dot] doe”, “jay&#46;doe”, and between two digits also a blank or a dash, “212%20555”. Nothing, unless the
 * value goes on at both sides: “20% off”, “Tom & Jerry” and “(point)” stay.
 */
export function encodedSign(text: string, start: number): readonly Edit[] {
  const sign = text.charAt(start)
  const close = closing.get(sign)
  // Nearly every bracket of clean text opens before another letter.
  if (close !== undefined && !dotBeginnings.includes(text.charAt(start + 1))) return nothing
  return close === undefined ? readCode(text, start) : readBrackets(text, start, close)
}

const nothing: readonly Edit[] = []
const dotBeginnings = '. dpDP'
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
])
/** RFC 3986, section 2.1, and the character references of HTML, chapter 13.5: what stands between groups of digits. */
const separators: ReadonlyMap<string, string> = new Map([
  ...(['%20', '&#32;', '&#x20;', '&nbsp;', '&#160;', '&#xa0;'] as const).map((code) => [code, ' '] as const),
  ...(['%2d', '&#45;', '&#x2d;', '&dash;', '&hyphen;'] as const).map((code) => [code, '-'] as const),
  ...(['%2f', '&#47;', '&#x2f;', '&sol;'] as const).map((code) => [code, '/'] as const),
])

function readBrackets(text: string, start: number, close: string): readonly Edit[] {
  const before = skipSpacesBack(text, start, 2)
  const dot = readBracketed(text, start + 1, close)
  if (dot === undefined || !isWordUnit(text.charCodeAt(before - 1)) || !isWordUnit(text.charCodeAt(dot.end))) return nothing
  // A word in parentheses, or a full stop in brackets, with blanks around them is one of the sentence.
  const isApart = before < start || !')]}'.includes(text.charAt(dot.end - 1))
  return (close === ')' || text.charAt(start + 1) === '.') && isApart ? nothing : [{ start: before, end: dot.end, text: '.' }]
}

function readCode(text: string, start: number): readonly Edit[] {
  const dot = readEncoded(text, start)
  if (dot !== undefined) return isWordUnit(text.charCodeAt(start - 1)) && isWordUnit(text.charCodeAt(dot.end)) ? [{ start, end: dot.end, text: '.' }] : nothing
  if (classOf(text.charCodeAt(start - 1)) !== digit) return nothing
  const end = text.charAt(start) === '%' ? start + 3 : text.slice(start, start + codeLengthMax).indexOf(';') + start + 1
  const sign = separators.get(text.slice(start, end).toLowerCase())
  if (sign === undefined || classOf(text.charCodeAt(end)) !== digit || isInLink(text, start)) return nothing
  return [{ start, end, text: sign }]
}

/** A link is found whole as it is; with a blank in it, it would end there, and the rest would pass. */
function isInLink(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - linkReach), index)
  return before.includes('://', Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n')))
}

const linkReach = 256

const codeLengthMax = 8
