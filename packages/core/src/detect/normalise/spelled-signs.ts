import type { Edit } from './edit.js'
import { numberWord } from './number-words.js'
import { readDot } from './read-dot.js'
import { isArticle, isSentenceWord } from './sentence-words.js'
import { atWords, encodedAts, hostDotWord, localSigns } from './sign-words.js'
import { isMailProvider, topLevelDomainKind } from './top-level-domains.js'
import { endOfWord, isSpaceAt, isWordUnit, skipSpaces, skipSpacesBack, startOfWord } from './unit-class.js'

/**
 * What to write so that the sign or word for “@” at `[start, end)` and the dots around it make an e-mail address:
 * “jay dot doe (at) example dot org”. Nothing, unless all of it is one: a local part, a host and a top level
 * domain. Looks at a bounded piece of text, and not before `from`.
 */
export function spelledAddress(text: string, sign: Place, from: number): readonly Edit[] {
  const long = { start: sign.start, end: endOfLongAt(text, sign) }
  if (!mayBeHost(text, long.end)) return nothing
  const at = long.end > sign.end ? readLongAt(text, long) : readAt(text, sign)
  if (at === undefined) return nothing
  const host = readHost(text, at.end)
  if (host === undefined) return nothing
  const local = readLocal(text, at.start, from)
  if (local === undefined || !isAddress(text, at, host, local)) return nothing
  const isWritten = at.end - at.start === 1 && text.charAt(at.start) === '@'
  return [...local.edits, ...(isWritten ? [] : [{ start: at.start, end: at.end, text: '@' }]), ...host.edits]
}

/** The same for a host without “@”: “example dot com”. `[start, end)` is the word “dot”. */
export function spelledHost(text: string, sign: Place, from: number): readonly Edit[] {
  const before = skipSpacesBack(text, sign.start, 1)
  const start = startOfWord(text, before, Math.max(from, before - labelLengthMax))
  const label = text.slice(start, before)
  if (before === sign.start || label.length < 2 || isSentenceWord(label) || localSigns.has(label.toLowerCase())) return nothing
  const host = readHost(text, start)
  if (host === undefined || host.edits.length === 0 || host.edits[0]?.start !== before) return nothing
  return hostWithoutAt.has(host.topLevelDomain.toLowerCase()) && !isEra(text, host.end) ? host.edits : nothing
}

export interface Place {
  readonly start: number
  readonly end: number
}

/** Where an encoded “@” that begins at `start` ends, or -1. */
export function endOfEncodedAt(text: string, start: number): number {
  const piece = text.slice(start, start + 8).toLowerCase()
  const found = encodedAts.find((code) => piece.startsWith(code))
  return found === undefined ? -1 : start + found.length
}

interface At extends Place {
  /** `tight`: a sign within a word. `strong`: no sentence has it. `spaced`: a sign with spaces around it; `half`: on one side. */
  readonly kind: 'tight' | 'strong' | 'spaced' | 'half' | 'weak'
}

interface Host {
  readonly edits: readonly Edit[]
  readonly name: string
  readonly topLevelDomain: string
  readonly end: number
  readonly isSpelled: boolean
  readonly isSpaced: boolean
}

interface Local {
  readonly edits: readonly Edit[]
  /** The only word of it, or none if signs join more. */
  readonly lastWord: string
  readonly start: number
}

const nothing: readonly Edit[] = []
const labelLengthMax = 63
const labelsMax = 6
const signLengthMax = 14
const mailReach = 32
const notLetters = /[^a-z]+/
const mailWords = new Set('mail email mails emails gmail correo courriel mailadresse emailadresse mailadres emailadres'.split(' '))
const eraLengthMax = 12
const eras = new Set('bubble boom bust crash era company companies startup startups business businesses millionaire world craze'.split(' '))
/** Of a dot, or of a word for a dash. */
const dotBeginnings = '.([{<%&\\_dDpPhHmMbBtTgGsS'
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
])
/** Of the endings of a spoken host, those that are no name of a technique (“dot net”) or a word. */
const hostWithoutAt = new Set(['com', 'org', 'uk', 'io', 'edu', 'gov', 'fr', 'nl', 'eu', 'ch', 'br'])

/** A cheap look at what follows, for “at” is a common word: a label, and behind it the beginning of a dot. */
function mayBeHost(text: string, end: number): boolean {
  let at = end
  while (at < text.length && at - end < 5 && !isWordUnit(text.charCodeAt(at))) at++
  const start = at
  while (at < text.length && at - start <= labelLengthMax && (isWordUnit(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2d)) at++
  if (at === start) return false
  // “example-dot-com”
  if (text.charCodeAt(at) === 0x2e || text.slice(start, at).includes('-')) return true
  return dotBeginnings.includes(text.charAt(skipSpaces(text, at, 2)))
}

/** “at the rate”, as the sign is called in India, and “at sign”. */
function endOfLongAt(text: string, { start, end }: Place): number {
  if (end - start !== 2 || !longAtBeginnings.includes(text.charAt(end + 1))) return end
  longAt.lastIndex = start
  return longAt.test(text) ? longAt.lastIndex : end
}

const longAtBeginnings = 'tTsS'
const longAt = /at (?:the rate(?: of)?|sign|symbol)(?= [a-z\d])(?! (?:dot|point)(?![a-z\d]))/iy

function readLongAt(text: string, { start, end }: Place): At {
  return { start: skipSpacesBack(text, start, 2), end: skipSpaces(text, end, 2), kind: 'spaced' }
}

function readAt(text: string, { start, end }: Place): At | undefined {
  const before = skipSpacesBack(text, start, 2)
  const after = skipSpaces(text, end, 2)
  const close = closing.get(text.charAt(before - 1))
  if (close !== undefined && text.charAt(after) === close) {
    return { start: skipSpacesBack(text, before - 1, 2), end: skipSpaces(text, after + 1, 2), kind: 'strong' }
  }
  const word = atWords.get(text.slice(start, end).toLowerCase())
  if (word === undefined) {
    if (end - start > 1) return { start: before, end: after, kind: 'strong' }
    if (before === start && after === end) return { start, end, kind: 'tight' }
    return { start: before, end: after, kind: before < start && after > end ? 'spaced' : 'half' }
  }
  const around = text.charAt(start - 1)
  if ('_*~'.includes(around) && around !== '' && text.charAt(end) === around) return { start: start - 1, end: end + 1, kind: 'strong' }
  if (around === '-' && text.charAt(end) === '-') return { start: start - 1, end: end + 1, kind: word }
  return before < start && after > end ? { start: before, end: after, kind: word } : undefined
}

/** Labels and dots, as far as the last label that may be a top level domain. */
function readHost(text: string, start: number): Host | undefined {
  const edits: Edit[] = []
  const first = endOfLabel(text, start)
  if (first === start || isArticle(text.slice(start, first))) return undefined
  let at = readDashes(text, first, edits)
  let name = text.slice(start, at)
  let isSpelled = false
  let isSpaced = false
  let found: Host | undefined
  for (let labels = 1; labels < labelsMax; labels++) {
    const dot = readDot(text, at)
    if (dot === undefined) break
    const end = endOfLabel(text, dot.end)
    if (end === dot.end) break
    const label = text.slice(dot.end, end)
    if (dot.kind !== 'plain') edits.push({ start: at, end: dot.end, text: '.' })
    isSpelled ||= dot.kind === 'spelled'
    isSpaced ||= dot.kind === 'spaced'
    name += `.${label}`
    at = end
    if (topLevelDomainKind(label) === undefined) continue
    found = { edits: edits.slice(), name, topLevelDomain: label, end, isSpelled, isSpaced }
  }
  return found
}

/** “post dash example dot org”: the words for a dash that join the first label to further ones. Answers where they end. */
function readDashes(text: string, start: number, edits: Edit[]): number {
  let at = start
  for (let dashes = 0; dashes < labelsMax; dashes++) {
    const word = skipSpaces(text, at, 1)
    const wordEnd = endOfShortWord(text, word)
    const next = skipSpaces(text, wordEnd, 1)
    const end = endOfLabel(text, next)
    if (word === at || next === wordEnd || end === next || localSigns.get(text.slice(word, wordEnd).toLowerCase()) !== '-') break
    edits.push({ start: at, end: next, text: '-' })
    at = end
  }
  return at
}

function endOfShortWord(text: string, start: number): number {
  let end = start
  while (end - start < signLengthMax && isWordUnit(text.charCodeAt(end))) end++
  return end
}

function endOfLabel(text: string, start: number): number {
  let end = start
  while (end < text.length && end - start < labelLengthMax && isLabelUnit(text, end, start)) end++
  return end
}

/** A hyphen stands between letters: “-dot-” is none of the label's. */
function isLabelUnit(text: string, index: number, start: number): boolean {
  if (isWordUnit(text.charCodeAt(index))) return true
  if (text.charAt(index) !== '-' || index === start || !isWordUnit(text.charCodeAt(index + 1))) return false
  return text.slice(index + 1, index + 5).toLowerCase() !== `${hostDotWord}-`
}

/** The word before the sign, and the words that spelled signs join to it. */
function readLocal(text: string, end: number, from: number): Local | undefined {
  const floor = Math.max(from, end - 2 * labelLengthMax)
  const edits: Edit[] = []
  let start = startOfLocalWord(text, end, floor)
  // What stands before was a number in words, and has become digits already.
  if (start === end) return from === end && from > 0 ? { edits, lastWord: '', start } : undefined
  const apart = readLettersBack(text, end, floor)
  if (apart !== undefined) return apart
  const lastWord = text.slice(start, end)
  start = readNumberBack(text, start, end, floor, edits)
  for (;;) {
    const signEnd = skipSpacesBack(text, start, 1)
    const signStart = startOfWord(text, signEnd, floor)
    const wordEnd = skipSpacesBack(text, signStart, 1)
    const sign = localSigns.get(text.slice(signStart, signEnd).toLowerCase())
    if (sign === undefined || signEnd === start || wordEnd === signStart) break
    const wordStart = startOfLocalWord(text, wordEnd, floor)
    if (wordStart === wordEnd || isArticle(text.slice(wordStart, wordEnd))) break
    edits.unshift({ start: wordEnd, end: start, text: sign })
    start = wordStart
  }
  return { edits, lastWord: edits.length > 0 ? '' : lastWord, start }
}

/** “j a y at …”: at least three letters or digits with a blank between two of them. */
function readLettersBack(text: string, end: number, floor: number): Local | undefined {
  const edits: Edit[] = []
  let start = end
  while (start - 1 >= floor && isWordUnit(text.charCodeAt(start - 1)) && (start - 1 === floor || isSpaceAt(text, start - 2))) {
    if (start < end) edits.unshift({ start, end: start + 1, text: '' })
    start -= 2
  }
  return edits.length >= 2 ? { edits, lastWord: '', start: start + 1 } : undefined
}

/**
 * “jay four two at …”: digits in words at the end of a local part, and the word before them. Answers where the
 * local part begins.
 */
function readNumberBack(text: string, lastStart: number, end: number, floor: number, edits: Edit[]): number {
  let start = lastStart
  let stop = end
  let digits = singleDigit(text.slice(start, stop))
  while (digits !== undefined) {
    edits.unshift({ start, end: stop, text: digits })
    stop = skipSpacesBack(text, start, 1)
    const before = startOfWord(text, stop, floor)
    const word = text.slice(before, stop)
    if (stop === start || before === stop || isSentenceWord(word) || atWords.has(word.toLowerCase()) || localSigns.has(word.toLowerCase())) break
    edits.unshift({ start: stop, end: start, text: '' })
    start = before
    digits = singleDigit(word)
  }
  return start
}

function singleDigit(word: string): string | undefined {
  return numberWord(word.toLowerCase())?.find(({ kind, value }) => kind === 'number' && value.length === 1)?.value
}

function startOfLocalWord(text: string, end: number, floor: number): number {
  let start = end
  while (start > floor && (isWordUnit(text.charCodeAt(start - 1)) || '._+-'.includes(text.charAt(start - 1)))) start--
  return start
}

function isAddress(text: string, at: At, host: Host, local: Local): boolean {
  const isSure = topLevelDomainKind(host.topLevelDomain) === 'sure' || isMailProvider(host.name) || !isInSentence(text, host.end)
  if (at.kind === 'tight') return isSure
  if (isSentenceWord(local.lastWord)) return false
  if (at.kind === 'strong') return true
  if (at.kind === 'spaced') return isSure
  if (at.kind === 'half') return isMailProvider(host.name) || (host.isSpelled && isSure)
  return isMailProvider(host.name) || (isSure && !host.isSpaced && (host.isSpelled || isNameOfTwo(local.lastWord) || isMailbox(text, local.start)))
}

/** “jay.parker”, and no host or file, whose endings are short or known. */
function isNameOfTwo(word: string): boolean {
  const last = nameOfTwo.exec(word)?.[1]
  return last !== undefined && topLevelDomainKind(last) === undefined
}

const nameOfTwo = /^[a-z]+[._]([a-z]{3,})\d{0,4}$/i

/** Whether the words before ask for an address: “my e-mail is jay at example.org”. */
function isMailbox(text: string, start: number): boolean {
  const words = text.slice(Math.max(0, start - mailReach), start).toLowerCase().split(notLetters).slice(-4)
  return words.some((word) => mailWords.has(word))
}

/** “the dot com bubble” */
function isEra(text: string, end: number): boolean {
  const next = skipSpaces(text, end, 2)
  return eras.has(text.slice(next, endOfWord(text.slice(0, next + eraLengthMax), next)).toLowerCase())
}

/** Whether a word follows on the same line, so that “in” or “it” may be one as well. */
function isInSentence(text: string, end: number): boolean {
  const next = skipSpaces(text, end, 2)
  return next > end && text.charCodeAt(end) === 0x20 && endOfWord(text, next) > next
}
