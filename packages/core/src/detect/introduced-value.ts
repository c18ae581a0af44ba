/** Where the value begins that a word such as “password” introduces. */
export interface Introduced {
  readonly start: number
  /** What leads from the word to the value: a sign as in `pwd: x`, a verb as in `pwd is x`, or nothing. */
  readonly link: 'sign' | 'verb' | 'none'
  /** The words that stand between, lower case: `for the wifi` in `password for the wifi is x`. */
  readonly between: readonly string[]
}

/**
 * Follows the text from the end of an introducing word to the value: over a sign or a verb if one comes within
 * the clause, else to what follows at once. Looks at a bounded piece of text.
 */
export function introducedValue(text: string, from: number): Introduced | undefined {
  const between: string[] = []
  let first = -1
  const stop = Math.min(text.length, from + reach)
  for (let at = from; at < stop; ) {
    const sign = text.charAt(at)
    if (signs.includes(sign) && (sign !== '-' || text.charAt(at + 1) === '>' || (at > from && blank.test(text.charAt(at - 1)) && blank.test(text.charAt(at + 1))))) {
      return { start: skip(text, at, afterSign), link: 'sign', between }
    }
    if (borders.includes(sign)) break
    const end = endOfWord(text, at, stop)
    if (end === at) {
      at++
      continue
    }
    const word = text.slice(at, end).toLowerCase()
    if (verbs.has(word) || (word === 's' && at === from + 1)) {
      const start = skip(text, end, afterVerb)
      return { start, link: /[:=]/.test(text.slice(end, start)) ? 'sign' : 'verb', between }
    }
    if (first === -1) first = at
    if (between.length === wordsMax) break
    between.push(word)
    at = end
  }
  if (first === -1) return undefined
  return { start: skip(text, from, afterVerb), link: 'none', between: [] }
}

const reach = 60
const wordsMax = 6
const signs = ':=-'
const borders = '.?!;\n,'
const blank = /^[ \t]?$/
const afterSign = ' \t\n:=->'
const afterVerb = ' \t:=\n'

function skip(text: string, from: number, skipped: string): number {
  let at = from
  while (at < text.length && at - from < skipMax && skipped.includes(text.charAt(at))) at++
  return at
}

const skipMax = 8

/** Words that say “is”, in the languages of the chats: `now`, `set to` and the like are passed over by the caller. */
const verbs: ReadonlySet<string> = new Set(
  ('is was are be become becomes equals ist war lautet heißt lauten es era será son fue est était sera sont é era são foi è era sono fu ' +
    'diventa is was luidt wordt are').split(' '),
)

function endOfWord(text: string, start: number, stop: number): number {
  let end = start
  while (end < stop && wordSign.test(text.charAt(end))) end++
  return end
}

const wordSign = /^[\p{L}\p{M}\p{N}]$/u
