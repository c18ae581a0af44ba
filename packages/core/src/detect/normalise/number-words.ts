import type { DigitWords } from './digit-words/digit-words.js'
import { dutch } from './digit-words/dutch.js'
import { english } from './digit-words/english.js'
import { french } from './digit-words/french.js'
import { german } from './digit-words/german.js'
import { italian } from './digit-words/italian.js'
import { portuguese } from './digit-words/portuguese.js'
import { spanish } from './digit-words/spanish.js'

/** What a word says within a dictated number, and in which languages (a bit each). */
export interface NumberWord {
  readonly kind: 'number' | 'weak' | 'hundred' | 'repeat' | 'and' | 'sign'
  /** The digits, the sign, or how often. */
  readonly value: string
  readonly languages: number
}

/** The meanings of a lower-case word: “un” is one in Spanish, French and Italian, “double” repeats in two languages. */
export function numberWord(word: string): readonly NumberWord[] | undefined {
  return numberWords.get(word)
}

/** Every word that may begin a dictated number. */
export function firstWords(): readonly string[] {
  return [...numberWords].filter(([, meanings]) => meanings.some(({ kind, value }) => mayBegin.has(kind) || value === '+')).map(([word]) => word)
}

/** The bit of French, which counts in twenties. */
export const frenchBit = 4
export const allLanguages = 127

const mayBegin: ReadonlySet<NumberWord['kind']> = new Set(['number', 'weak', 'repeat'])
const languages = [english, spanish, french, german, portuguese, italian, dutch]
const numberWords = collect()

function collect(): ReadonlyMap<string, readonly NumberWord[]> {
  const found = new Map<string, NumberWord[]>()
  languages.forEach((language, index) => {
    for (const { word, kind, value } of wordsOf(language)) {
      if (word === '') continue
      const meanings = found.get(word) ?? []
      const same = meanings.findIndex((meaning) => meaning.kind === kind && meaning.value === value)
      const bit = 1 << index
      if (same === -1) meanings.push({ kind, value, languages: bit })
      else meanings[same] = { kind, value, languages: (meanings[same]?.languages ?? 0) | bit }
      found.set(word, meanings)
    }
  })
  return found
}

interface Entry {
  readonly word: string
  readonly kind: NumberWord['kind']
  readonly value: string
}

function wordsOf(language: DigitWords): readonly Entry[] {
  return [
    ...language.units.flatMap((spellings, digit) => entries(spellings, 'number', String(digit))),
    ...language.teens.flatMap((spellings, index) => entries(spellings, 'number', String(10 + index))),
    ...language.tens.flatMap((spellings, index) => entries(spellings, 'number', String(20 + 10 * index))),
    ...(language.others ?? []).flatMap(([spelling, value]) => entries(spelling, 'number', value)),
    ...(language.weak ?? []).flatMap(([spelling, value]) => entries(spelling, 'weak', value)),
    ...language.repeats.flatMap(([spelling, times]) => entries(spelling, 'repeat', String(times))),
    ...language.signs.flatMap(([spelling, sign]) => entries(spelling, 'sign', sign)),
    ...entries(language.hundred, 'hundred', '00'),
    ...entries(language.and, 'and', ''),
  ]
}

function entries(spellings: string, kind: Entry['kind'], value: string): readonly Entry[] {
  return spellings.split(' ').map((word) => ({ word, kind, value }))
}
