import { firstWords } from './number-words.js'
import { atWords, hostDotWord } from './sign-words.js'

/** What a word may begin. */
export type Evidence = 'number' | 'at' | 'dot'

/**
 * What the word `[start, end)` may be the sign of. Nearly every word of clean text is turned away by one look
 * into a table, at its first three letters.
 */
export function evidenceOf(text: string, start: number, end: number): Evidence | undefined {
  const length = end - start
  const third = length > 2 ? text.charCodeAt(start + 2) : 0
  const second = length > 1 ? text.charCodeAt(start + 1) : 0
  if (heads[headOf(text.charCodeAt(start), second, third)] === 0 || length > longest) return undefined
  return evidence.get(text.slice(start, end).toLowerCase())
}

const evidence: ReadonlyMap<string, Evidence> = new Map<string, Evidence>([
  ...firstWords().map((word) => [word, 'number'] as const),
  ...[...atWords.keys()].map((word) => [word, 'at'] as const),
  [hostDotWord, 'dot'],
])
const longest = Math.max(...[...evidence.keys()].map((word) => word.length))
const heads = new Uint8Array(0x8000)
for (const word of evidence.keys()) {
  for (const form of [word, word.toUpperCase()]) heads[headOf(unitAt(form, 0), unitAt(form, 1), unitAt(form, 2))] = 1
}

/** Five bits of each: they are the same for a letter and its capital. */
function headOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31)
}

function unitAt(word: string, index: number): number {
  return index < word.length ? word.charCodeAt(index) : 0
}
