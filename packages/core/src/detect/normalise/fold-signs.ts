import { foldCodePoint } from './fold-code-point.js'
import { isCombiningMark, isTrailingMark } from './invisible.js'
import { asItIs, CopyBuilder, type Copy } from './offset-map.js'

/** Folds sign by sign: what looks like an ASCII sign becomes one, what is invisible goes. `from` is the first sign that is not ASCII. */
export function foldSigns(text: string, from: number): Copy {
  let at = nextToFold(text, from)
  if (at === text.length) return asItIs(text)
  const builder = new CopyBuilder(text)
  let kept = 0
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0
    let end = at + (codePoint > 0xffff ? 2 : 1)
    let start = at
    let piece: string
    if (isCombiningMark(codePoint)) {
      // The sign before it was kept, for a folded one takes its marks with it.
      start = startOfSignBefore(text, at, kept)
      piece = text.slice(start, at)
      end = at
    } else {
      piece = foldOnce(codePoint)
    }
    builder.keep(kept, start)
    if (start < end || piece !== '') {
      const marked = takeMarks(text, end, piece)
      if (piece !== '') builder.write(start, marked.end, marked.piece)
      else if (isTrailingMark(codePoint)) builder.extend(marked.end)
      end = marked.end
    }
    // A mark without a sign before it.
    if (end === at) end = at + (codePoint > 0xffff ? 2 : 1)
    kept = end
    at = nextToFold(text, end)
  }
  builder.keep(kept, text.length)
  return builder.finish()
}

/** Marks behind a sign: one that makes a letter with it stays (“é” for names), all others are noise. */
function takeMarks(text: string, from: number, sign: string): { readonly piece: string; readonly end: number } {
  let piece = sign
  let end = from
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    // No mark that can be composed is outside of the Basic Multilingual Plane.
    if (unit < 0x300 || !(isCombiningMark(unit) || (unit >= 0xfe00 && unit <= 0xfe0f))) break
    const last = lastSign(piece)
    const composed = (last + String.fromCharCode(unit)).normalize('NFC')
    if (last !== '' && composed.length === last.length && isCombiningMark(unit) && !isOnDigitsToo(text, end)) piece = piece.slice(0, -last.length) + composed
    end++
  }
  return { piece, end }
}

/**
 * Whether the mark at `at` also stands on a digit a few signs further on, with nothing between that is without it: no
 * language writes that, so that the mark is noise on letters, too.
 */
function isOnDigitsToo(text: string, at: number): boolean {
  const mark = text.charCodeAt(at)
  for (let base = at + 1; base < at + 2 * marksReach && text.charCodeAt(base + 1) === mark; base += 2) {
    const unit = text.charCodeAt(base)
    if (unit >= 0x30 && unit <= 0x39) return true
  }
  return false
}

/** Letters stand at most this close together in an account number: its bank, in the middle. */
const marksReach = 7

function lastSign(text: string): string {
  const isPair = text.length > 1 && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xdc00
  return text.slice(isPair ? -2 : -1)
}

function startOfSignBefore(text: string, at: number, kept: number): number {
  if (at <= kept) return at
  const isPair = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && at - 2 >= kept && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return at - (isPair ? 2 : 1)
}

/** What is known of each sign of the Basic Multilingual Plane, learned when first seen. */
const known = new Uint8Array(0x10000)
const stays = 1
const changes = 2

const foldings = new Map<number, string>()

/** There are a few thousand signs that fold, so that all of them may be remembered. */
function foldOnce(codePoint: number): string {
  const found = foldings.get(codePoint)
  if (found !== undefined) return found
  const folded = foldCodePoint(codePoint)
  foldings.set(codePoint, folded)
  return folded
}

function nextToFold(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    const state = known[unit] ?? 0
    if (state === stays) continue
    if (state === changes) return at
    if ((unit & 0xf800) === 0xd800) {
      // Half of a pair: what it is depends on its other half, so that nothing can be remembered of it.
      const codePoint = text.codePointAt(at) ?? 0
      if (codePoint <= 0xffff) continue
      if (needsFolding(codePoint)) return at
      at++
      continue
    }
    known[unit] = needsFolding(unit) ? changes : stays
    if (known[unit] === changes) return at
  }
  return text.length
}

function needsFolding(codePoint: number): boolean {
  // Emoji, the common case above the first plane.
  if (codePoint >= 0x1f200 && codePoint <= 0x1faff) return codePoint === 0x1f51f || codePoint <= 0x1f251
  return isCombiningMark(codePoint) || foldCodePoint(codePoint) !== String.fromCodePoint(codePoint)
}
