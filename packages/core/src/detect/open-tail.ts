import { limits } from '../lib/limits.js'
import { atWords, localSigns } from './normalise/sign-words.js'
import { numberWord } from './normalise/number-words.js'
import { recognizers } from './recognizers/registry.js'

/**
 * Where the tail of a text begins that cannot be judged yet, because what follows may make a value of it: the
 * number whose next group is missing, the words before “dot com”, the digits whose context word comes after them.
 * In front of it `detect` finds the same whatever follows, names and the policy's own entities aside.
 * @example
 * openTail('Your card 4111 1111') // 0: the words may lead to the number
 */
export function openTail(text: string): number {
  const settled = text.length - limits.streamSettleLength
  // A block of a key is open from its first line to its last, whatever stands between.
  const block = text.lastIndexOf('-----BEGIN ')
  let open = block > text.lastIndexOf('-----END ') ? block : text.length
  let wordsHeld = lastWordsHeld
  let isChained = false
  let next = ''
  for (let end = endOfWordBefore(text, text.length); end > 0 && (wordsHeld > 0 || end > settled); ) {
    const start = startOfWord(text, end)
    const word = text.slice(start, end)
    const kind = kindOfWord(word, next)
    if (kind === 'part' && (isChained || end > settled)) {
      isChained = true
      wordsHeld = lastWordsHeld
    }
    isChained &&= kind !== 'plain'
    if (wordsHeld > 0) open = Math.min(open, start)
    // One that is cut may become a plain word or any other.
    if (kind === 'plain' && end < text.length && wordsHeld > 0) wordsHeld--
    next = word
    end = endOfWordBefore(text, start)
  }
  return open
}

/**
 * Plain words before the first part of a value that may be its beginning: “Berliner Straße 5”, “jay dot doe”. As many are
 * held where nothing hints at a value, for its first part may come next.
 */
const lastWordsHeld = 3
const wordLengthMax = 24
const bicLengthMin = 8

/**
 * `part`: of a value, or a word that leads to one. `glue`: it joins parts, and is one only among them. `plain`: neither.
 */
function kindOfWord(word: string, next: string): 'part' | 'glue' | 'plain' {
  // “j a y at …”
  if (word.length === 1 && next.length === 1) return 'part'
  if (placeholder.test(word)) return 'plain'
  if (word.includes('@')) return 'part'
  const core = withoutEdges(word)
  if (core === '') return 'glue'
  if (!plain.test(core) || core.length > wordLengthMax) return 'part'
  const kinds = core.toLowerCase().split(hyphen).map(kindOfLetters)
  if (kinds.includes('part')) return 'part'
  if (core.length >= bicLengthMin && core === core.toUpperCase() && core !== core.toLowerCase()) return 'part'
  return kinds.includes('plain') ? 'plain' : 'glue'
}

function kindOfLetters(word: string): 'part' | 'glue' | 'plain' {
  if (word.length === 1 || glue.has(word)) return 'glue'
  return leading.has(word) || numberWord(word) !== undefined ? 'part' : 'plain'
}

const placeholder = /^[^\p{L}\p{N}[]*\[!*[A-Z][A-Z0-9_]*\][^\p{L}\p{N}]*$/u
const sign = /[\p{L}\p{N}]/u
const plain = /^\p{L}[\p{L}\p{M}'’]*(?:-\p{L}[\p{L}\p{M}'’]*)*$/u
const hyphen = /[-'’]/

/** Words that stand in every sentence, and in some values. */
const glue: ReadonlySet<string> = new Set(['at', 'and', 'und', 'et', 'ed', 'en', 'de', 'un', 'una', 'uno', 'une', 'to', 'for', 'point', 'punt', 'plus'])

const leading: ReadonlySet<string> = new Set([
  ...atWords.keys(),
  ...localSigns.keys(),
  ...recognizers.flatMap((recognizer) => ('triggers' in recognizer ? (recognizer.triggers ?? []) : [])),
])

function endOfWordBefore(text: string, at: number): number {
  let end = at
  while (end > 0 && isGap(text.charCodeAt(end - 1))) end--
  return end
}

function startOfWord(text: string, end: number): number {
  let start = end
  while (start > 0 && !isGap(text.charCodeAt(start - 1))) start--
  return start
}

/** The word without brackets, quotes and punctuation around it. */
function withoutEdges(word: string): string {
  let [start, end] = [0, word.length]
  // A digit in another script may be two units.
  for (let length = 1; start < end; start += length) {
    length = (word.codePointAt(start) ?? 0) > 0xffff ? 2 : 1
    if (sign.test(word.slice(start, start + length))) break
  }
  for (let length = 1; end > start; end -= length) {
    length = isLowSurrogate(word.charCodeAt(end - 1)) ? 2 : 1
    if (sign.test(word.slice(end - length, end))) break
  }
  return word.slice(start, end)
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** White space, and the full stops and commas of scripts that put no blanks between sentences. */
function isGap(unit: number): boolean {
  return unit === 0x20 || (unit >= 9 && unit <= 13) || unit === 0x3001 || unit === 0x3002 || unit === 0xff0c || unit === 0xff01 || unit === 0xff1f
}
