import { isLookAlike } from './look-alike-digits.js'
import { firstWords } from './number-words.js'
import { atWords, hostDotWord } from './sign-words.js'
import { isWordUnit } from './unit-class.js'

/** What a word may begin. */
export type Evidence = 'number' | 'at' | 'dot'

/**
 * Whether a word of evidence, or a group of letters that look like digits, may begin at `start`: one look into
 * a table, at the first three letters, that turns nearly every word of clean text away.
 */
export function mayBeEvidence(text: string, start: number): boolean {
  const first = text.charCodeAt(start)
  const second = text.charCodeAt(start + 1)
  if (isLookAlike(first) && (isLookAlike(second) || text.charCodeAt(start - 1) === 0x2b)) return true
  // NaN, beyond the end, counts as no letter, too.
  if (!isWordUnit(second)) return heads[headOf(first, 0, 0)] === 1
  const third = text.charCodeAt(start + 2)
  return heads[headOf(first, second, isWordUnit(third) ? third : 0)] === 1
}

/** What the word `[start, end)` may be the sign of. */
export function evidenceOf(text: string, start: number, end: number): Evidence | undefined {
  return end - start > longest ? undefined : evidence.get(text.slice(start, end).toLowerCase())
}

const evidence: ReadonlyMap<string, Evidence> = new Map<string, Evidence>([
  ...firstWords().map((word) => [word, 'number'] as const),
  ...[...atWords.keys()].map((word) => [word, 'at'] as const),
  [hostDotWord, 'dot'],
])
const longest = Math.max(...[...evidence.keys()].map((word) => word.length))
const beyondAscii = /[^\0-\x7f]/
const heads = new Uint8Array(0x8000)
for (const word of evidence.keys()) {
  markHead(word)
  if (beyondAscii.test(word)) markHead(word.toUpperCase())
}

function markHead(form: string): void {
  heads[headOf(unitAt(form, 0), unitAt(form, 1), unitAt(form, 2))] = 1
}

/** Five bits of each: they are the same for an ASCII letter and its capital. */
function headOf(first: number, second: number, third: number): number {
  return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31)
}

function unitAt(word: string, index: number): number {
  return index < word.length ? word.charCodeAt(index) : 0
}
