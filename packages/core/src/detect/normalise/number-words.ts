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
    const bit = 1 << index
    for (const [spellings, kind, value] of spellingsOf(language)) {
      for (const word of spellings.split(' ')) {
        if (word === '') continue
        const meanings = found.get(word)
        if (meanings === undefined) {
          found.set(word, [{ kind, value, languages: bit }])
          continue
        }
        const same = meanings.findIndex((meaning) => meaning.kind === kind && meaning.value === value)
        if (same === -1) meanings.push({ kind, value, languages: bit })
        else meanings[same] = { kind, value, languages: (meanings[same]?.languages ?? 0) | bit }
      }
    }
  })
  return found
}

type Spellings = readonly [spellings: string, kind: NumberWord['kind'], value: string]

function spellingsOf({ units, teens, tens, others = [], weak = [], repeats, signs, hundred, and }: DigitWords): readonly Spellings[] {
  return [
    ...units.map((spellings, digit): Spellings => [spellings, 'number', String(digit)]),
    ...teens.map((spellings, index): Spellings => [spellings, 'number', String(10 + index)]),
    ...tens.map((spellings, index): Spellings => [spellings, 'number', String(20 + 10 * index)]),
    ...others.map(([spellings, value]): Spellings => [spellings, 'number', value]),
    ...weak.map(([spellings, value]): Spellings => [spellings, 'weak', value]),
    ...repeats.map(([spellings, times]): Spellings => [spellings, 'repeat', String(times)]),
    ...signs.map(([spellings, sign]): Spellings => [spellings, 'sign', sign]),
    [hundred, 'hundred', '00'],
    [and, 'and', ''],
  ]
}
