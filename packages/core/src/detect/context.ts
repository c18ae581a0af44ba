/** What a context word adds to a find's score. */
export const contextBonus = 0.35

/** Those of `words` (lower case) that stand near `[start, end)`. Looks at a bounded piece of text only. */
export function contextNear(text: string, range: { start: number; end: number }, words: ReadonlySet<string>): readonly string[] {
  const before = text.slice(Math.max(0, range.start - reachBefore), range.start)
  const after = text.slice(range.end, range.end + reachAfter)
  return [...wordsAmong(before, words), ...wordsAmong(after, words)]
}

function wordsAmong(piece: string, words: ReadonlySet<string>): readonly string[] {
  const found = splitWords(piece).filter((word) => words.has(word))
  if (!unspaced.test(piece)) return found
  // Chinese, Japanese, Korean and Thai put no blanks around words: there they stand within runs of letters.
  return [...found, ...[...words].filter((word) => unspaced.test(word) && !found.includes(word) && piece.includes(word))]
}

/** The last `count` words before `index`, lower case, nearest last; none from before another number or sentence. */
export function wordsBefore(text: string, index: number, count: number): readonly string[] {
  const piece = text.slice(Math.max(0, index - reachBefore), index)
  return splitWords(piece.split(sentenceBorder).at(-1) ?? '').slice(-count)
}

const reachBefore = 48
const reachAfter = 24
// A full stop is none: it also ends “no.”.
const sentenceBorder = /[\d\n?!;]/
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
const wordPattern = /[\p{L}\p{M}]+|#/gu

/** The words of a text, lower case. */
export function wordsOf(text: string): readonly string[] {
  return splitWords(text)
}

function splitWords(piece: string): readonly string[] {
  return piece.toLowerCase().match(wordPattern) ?? []
}
