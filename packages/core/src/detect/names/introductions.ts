import type { Range } from '../normalise.js'
import type { Scan, Word } from '../scan.js'

/**
 * The name in “my name is X” and its like, also in lower case. After a phrase that introduces other things
 * as well (“I'm X”, “this is X”) it is only a likely name: the language library has the last word.
 */
export function* findIntroduced({ text, words }: Scan): Iterable<Introduced> {
  for (let index = 1; index < words.length; index++) {
    const word = words[index]
    const phrase = word === undefined || !isNameWord(word) ? undefined : phraseBefore(text, words, index)
    if (word === undefined || phrase === undefined) continue
    const last = endOfName(text, words, index, phrase.isSure)
    // “I am Priya Raman”: two capitals after a phrase that may introduce anything are a name all the same.
    const isFullName = last > index && isCapital(word) && isCapital(words[last])
    yield { start: word.start, end: words[last]?.end ?? word.end, isSure: phrase.isSure || isFullName }
    index = last
  }
}

export interface Introduced extends Range {
  readonly isSure: boolean
}

interface Phrase {
  readonly words: readonly string[]
  /** Only a name can follow. */
  readonly isSure: boolean
}

const sure = [
  'my name is', 'my name s', 'name is', 'my name', 'the name s', 'me llamo', 'mi nombre es', 'je m appelle', 'mon nom est', 'ich heiße',
  'ich heisse', 'mein name ist', 'me chamo', 'meu nome é', 'mi chiamo', 'il mio nome è', 'ik heet', 'mijn naam is',
]
const unsure = [
  'i am', 'i m', 'im', 'this is', 'call me', 'it s', 'soy', 'je suis', 'ich bin', 'sou', 'sono', 'ik ben', 'mr', 'mrs', 'ms', 'dr',
  'herr', 'frau', 'señor', 'señora', 'monsieur', 'madame', 'signor', 'signora',
]

/** By their last word, longest phrase first. */
const phrasesByLastWord = groupByLastWord([
  ...sure.map((phrase) => ({ words: phrase.split(' '), isSure: true })),
  ...unsure.map((phrase) => ({ words: phrase.split(' '), isSure: false })),
])

function groupByLastWord(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const groups = new Map<string, Phrase[]>()
  for (const phrase of phrases.toSorted((a, b) => b.words.length - a.words.length)) {
    const last = phrase.words.at(-1) ?? ''
    groups.set(last, [...(groups.get(last) ?? []), phrase])
  }
  return groups
}

function phraseBefore(text: string, words: readonly Word[], index: number): Phrase | undefined {
  if (!isNear(text, words, index - 1)) return undefined
  const candidates = phrasesByLastWord.get(words[index - 1]?.text.toLowerCase() ?? '') ?? []
  return candidates.find(({ words: phrase }) =>
    phrase.every((part, position) => words[index - phrase.length + position]?.text.toLowerCase() === part),
  )
}

const nameLengthMax = 3
const notNames: ReadonlySet<string> = new Set(
  ('a an the and or but so not is am are was i you he she it we they my your our his her their in on at to from for of with by here ' +
    'there just very really still also too now calling writing looking going trying having using getting asking waiting done sure ' +
    'sorry happy glad fine ok okay good bad well back new interested unable able about afraid what who how why when where if because ' +
    'please thanks thank hello hi hey yes no this that and y und et e en i live phone email mail call ich et je yo que con mit und de').split(' '),
)

function isNameWord(word: Word): boolean {
  return /^\p{L}/u.test(word.text) && word.text.length <= 40 && !notNames.has(word.text.toLowerCase())
}

/** One to three words; in a name that begins with a capital every word has one. */
function endOfName(text: string, words: readonly Word[], first: number, isSure: boolean): number {
  const isCapitalised = isCapital(words[first])
  const countMax = isCapitalised || isSure ? nameLengthMax : 2
  let last = first
  while (last + 1 < Math.min(words.length, first + countMax)) {
    const next = words[last + 1]
    const gap = text.slice(words[last]?.end, next?.start)
    if (next === undefined || !/^(?:[ '’-]|\. )$/.test(gap) || !isNameWord(next) || (isCapitalised && !isCapital(next))) break
    last++
  }
  return last
}

function isNear(text: string, words: readonly Word[], index: number): boolean {
  return /^[ .:'’,]{1,2}$/.test(text.slice(words[index]?.end, words[index + 1]?.start))
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text)
}
