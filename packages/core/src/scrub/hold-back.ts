import type { Span } from '../detect/span.js'
import { limits } from '../lib/limits.js'

/** What is known about a text that is still growing. */
export interface Growing {
  /** What was found in it so far, sorted and apart. */
  readonly spans: readonly Span[]
  /** Where the tail begins that detection cannot judge yet: `openTail`. */
  readonly openFrom: number
  /** Whether to wait for the end of each sentence: names, and entities of the policy's own, hang on all of it. */
  readonly toSentence: boolean
}

/**
 * How much of a growing text can be shown: what is scrubbed of it now is what will be scrubbed of it when the text is
 * complete, so that no part of a value and no half placeholder is ever seen. Nothing is let go because it has waited
 * for long: what stays open waits for the end of the text.
 */
export function stableLength(text: string, { spans, openFrom, toSentence }: Growing): number {
  let stable = Math.min(openFrom, openBracket(text))
  if (toSentence) stable = endOfSentences(text, stable)
  for (const { start, end } of spans.toReversed()) {
    // More may follow that belongs to it: the town of an address, the extension of a phone.
    if (end > stable || end > text.length - limits.streamSettleLength) stable = Math.min(stable, start)
  }
  return stable
}

/** Where a placeholder begins that is not complete, however a model has bent it; the text's length when none does. */
export function openBracket(text: string): number {
  // One that was left open long ago is no placeholder's.
  const from = Math.max(0, text.length - limits.placeholderLengthMax - escapeLengthMax)
  const tail = text.slice(from)
  opening.lastIndex = Math.max(tail.lastIndexOf(']'), tail.lastIndexOf('］')) + 1
  let start = opening.exec(tail)?.index ?? tail.length
  if (start === tail.length) {
    // A bracket in HTML whose beginning is all that has come.
    const escape = tail.lastIndexOf('&')
    if (escape !== -1 && beginning.test(tail.slice(escape))) start = escape
  }
  while (tail[start - 1] === '\\') start -= 1
  return from + start
}

const escapeLengthMax = 16
const opening = /[[［]|&(?:amp;)?(?:#91|#x5b|lbrack|lsqb);/gi
const beginning = /^&[#a-z\d;]{0,12}$/i

/** Where the last sentence or line that ends before `limit` ends. */
function endOfSentences(text: string, limit: number): number {
  for (let at = limit; at > 0; at--) {
    const sign = text.charCodeAt(at - 1)
    if (sign === 0x0a || sign === 0x3002) return at
    if (isBlank(sign) && sentenceEnd.test(text.slice(Math.max(0, at - sentenceEndLength), at - 1))) return at
  }
  return 0
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d
}

const sentenceEndLength = 8

/** A full stop behind one or two letters ends an abbreviation as often as a sentence: “Dr. ”, “J. ”. */
const sentenceEnd = /(?:[\p{L}\p{N}]{3}\.|[!?…])["'”’»)\]*_]*$/u
