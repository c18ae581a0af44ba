import { allLanguages, numberWord, type NumberWord } from './number-words.js'
import { digit, endOfWord, isJoint, classOf, isWordUnit } from './unit-class.js'

/** One word or digit group of a dictated number. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly kind: NumberWord['kind'] | 'digits'
  readonly value: string
}

export interface DictatedRun {
  readonly tokens: readonly Token[]
  readonly languages: number
  /** Where the search goes on. */
  readonly end: number
}

/** Reads number words and digits for as long as they follow each other in one language. */
export function readDictatedRun(text: string, from: number): DictatedRun {
  const tokens: Token[] = []
  let languages = allLanguages
  let at = from
  for (;;) {
    const last = tokens.at(-1)
    const token = readToken(text, at, last, languages)
    if (token === undefined) break
    languages &= token.languages
    tokens.push(token)
    let next = token.end
    while (next < text.length && next - token.end <= 3 && !isWordUnit(text.charCodeAt(next))) next++
    if (!isJoint(text, token.end, next) || next >= text.length) break
    at = next
  }
  const end = tokens.at(-1)?.end ?? endOfWord(text, from)
  while (tokens.length > 0 && isOpen(tokens.at(-1))) tokens.pop()
  return { tokens, languages, end }
}

const wordLengthMax = 24

function readToken(text: string, at: number, last: Token | undefined, languages: number): (Token & { readonly languages: number }) | undefined {
  if (classOf(text.charCodeAt(at)) === digit) {
    let end = at
    while (end < text.length && classOf(text.charCodeAt(end)) === digit) end++
    return { start: at, end, kind: 'digits', value: text.slice(at, end), languages: allLanguages }
  }
  let end = at
  while (end < text.length && end - at <= wordLengthMax && isWordUnit(text.charCodeAt(end)) && classOf(text.charCodeAt(end)) !== digit) end++
  if (end === at || end - at > wordLengthMax) return undefined
  const meanings = numberWord(text.slice(at, end).toLowerCase())?.filter((meaning) => (meaning.languages & languages) !== 0 && mayFollow(meaning, last))
  // “cent” after “huit” is a hundred, alone it is 100.
  const meaning = meanings?.find(({ kind }) => kind === 'hundred') ?? meanings?.[0]
  return meaning === undefined ? undefined : { start: at, end, ...meaning }
}

function mayFollow({ kind, value }: NumberWord, last: Token | undefined): boolean {
  if (last === undefined) return kind === 'number' || kind === 'weak' || kind === 'repeat' || value === '+'
  if (isOpen(last)) return kind === 'number' || (kind === 'weak' && last.kind !== 'and') || (kind === 'repeat' && last.kind === 'sign')
  if (kind === 'hundred') return last.kind === 'number' && last.value.length === 1 && last.value !== '0'
  if (kind === 'and') return last.kind === 'hundred' || (last.kind === 'number' && last.value.length > 1 && last.value.endsWith('0'))
  return value !== '+'
}

/** Something must follow: a number, after “double”, “dash” or “and”. */
function isOpen(token: Token | undefined): boolean {
  return token?.kind === 'repeat' || token?.kind === 'sign' || token?.kind === 'and'
}
