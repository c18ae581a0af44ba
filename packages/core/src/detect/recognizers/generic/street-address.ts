import { endOfPlace } from '../../address-tail.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, wordsIn, type Scan, type Word } from '../../scan.js'

const plain = 'street avenue ave road boulevard blvd lane terrace highway hwy parkway pkwy crescent gardens mews alley expressway'
/** Also everyday words or shorter than a sentence can tell: these need a capital or a context word. */
const doubtful = 'st rd ln dr ct pl sq drive court way place square circle cir close row walk grove hill trail loop plaza quay cove'
const streetWords: ReadonlySet<string> = new Set(plain.split(' '))
const doubtfulStreetWords: ReadonlySet<string> = new Set(doubtful.split(' '))
const romanceWords: ReadonlySet<string> = new Set(
  ('rue avenue boulevard place chemin allée quai impasse cours calle c avenida avda av plaza paseo carrer carretera ronda camino ' +
    'travesía via viale piazza corso largo vicolo piazzale rua travessa praça alameda').split(' '),
)
const suffix = /\p{L}{2}(?:straße|strasse|platz|gasse|allee|damm|ufer|chaussee|straat|laan|gracht|plein|kade|singel|dijk|steeg|weg|str)$/iu
const germanicWords: ReadonlySet<string> = new Set('straße strasse str platz allee weg'.split(' '))

/**
 * A number, a name and a word for a street, in the order of the country, with the flat, the post code and
 * the town that follow. A stopgap: the learned tagger takes over the addresses that no rule describes.
 */
export const streetAddress: SearchRecognizer = {
  name: 'street-address',
  types: ['STREET_ADDRESS'],
  source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions (S42)',
  needs: ['digit'],
  triggers: [...new Set([...streetWords, ...doubtfulStreetWords, ...romanceWords, ...germanicWords, 'box', 'postfach'])],
  contextWords: (
    'address live lives living ship deliver send house home move moved street adresse wohne wohnt lieferung habite livraison ' +
    'dirección vivo domicilio enviar indirizzo abito endereço moro adres woon'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'ship it to 12 Main Street please', found: ['12 Main Street'] },
      { text: 'at 1600 Hill Pkwy, Apt 4B, Springfield, IL 62704.', found: ['1600 Hill Pkwy, Apt 4B, Springfield, IL 62704'] },
      { text: 'i live at 12 main street, springfield il 62704', found: ['12 main street, springfield il 62704'] },
      { text: '221B Baker St., London NW1 6XE', found: ['221B Baker St., London NW1 6XE'] },
      { text: 'Hauptstraße 12a, 10115 Berlin', found: ['Hauptstraße 12a, 10115 Berlin'] },
      { text: 'Berliner Str. 5 in Bonn', found: ['Berliner Str. 5'] },
      { text: '12 rue de la Paix, 75002 Paris', found: ['12 rue de la Paix, 75002 Paris'] },
      { text: '12 avenue Victor Hugo', found: ['12 avenue Victor Hugo'] },
      { text: 'j’habite 3 place du Marché', found: ['3 place du Marché'] },
      { text: 'Calle de Alcalá 45, 28014 Madrid', found: ['Calle de Alcalá 45, 28014 Madrid'] },
      { text: 'Via Roma, 10, 00184 Roma', found: ['Via Roma, 10, 00184 Roma'] },
      { text: 'Keizersgracht 123, 1015 CJ Amsterdam', found: ['Keizersgracht 123, 1015 CJ Amsterdam'] },
      { text: 'P.O. Box 1234', found: ['P.O. Box 1234'] },
    ],
    nearMisses: [
      '12 people on the street', 'a 10 minute drive', 'I sent 3 emails via fax', 'the street is wet', 'route 66', '5 ways to go', 'to take place Thursday 19',
      'sent via Express 24', 'it is 18 C. Heavy rain',
    ],
  },
}

const houseNumber = /^\d{1,5}[a-z]?$/i
const stopWords: ReadonlySet<string> = new Set(
  ('the a an on in to from for and or is are was were per at by my your our his her their this that people person persons minute minutes ' +
    'hour hours day days week weeks month months year years old block blocks mile miles km times ways star stars more less of with ' +
    'i you he she it we they not have has had will can nice good pm am').split(' '),
)
const nameGap = /^(?:[ .'’-]|\. |, ?|\/ ?|º |° )$/

const reachBefore = 90
const reachAfter = 160

/**
 * A word for a street with a digit near it, or a house number after a name that ends like a street's. The words are
 * read in the piece of text around these only: no other piece can hold an address.
 */
function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  if (scan.runs.length === 0) return
  let from = 0
  for (const anchor of anchorsOf(scan)) {
    if (anchor < from || !hasDigitNear(text, anchor)) continue
    const words = wordsIn(text, Math.max(0, anchor - reachBefore), anchor + reachAfter)
    const index = words.findIndex(({ start, end }) => start <= anchor && anchor < end)
    const found = addressAt(text, words, index)
    if (found === undefined) continue
    from = found.end
    yield found
  }
}

/** The beginnings of words that may be a street's, in the order of the text. */
function anchorsOf(scan: Scan): readonly number[] {
  const anchors = scan.triggersOf('street-address').map(({ start }) => start)
  for (const { groups } of scan.runs) {
    for (const { start } of groups) {
      const word = compoundBefore(scan.text, start)
      if (word !== -1) anchors.push(word)
    }
  }
  return anchors.sort((a, b) => a - b)
}

const compoundMax = 44

/** Where a compound like `Hauptstraße` begins that ends right before a house number, or -1. */
function compoundBefore(text: string, number: number): number {
  let end = number
  while (end > 0 && number - end < 2 && ' .,'.includes(text.charAt(end - 1))) end--
  let start = end
  while (start > 0 && end - start < compoundMax && isAlphanumericAt(text, start - 1) && !isDigitAt(text, start - 1)) start--
  return end - start > 4 && suffix.test(text.slice(start, end)) ? start : -1
}

function hasDigitNear(text: string, anchor: number): boolean {
  const last = Math.min(text.length, anchor + reachBefore)
  for (let at = Math.max(0, anchor - reachBefore); at < last; at++) if (isDigitAt(text, at)) return true
  return false
}

function addressAt(text: string, words: readonly Word[], index: number): Found | undefined {
  const word = words[index]
  if (word === undefined || word.end - word.start > 60) return undefined
  const lower = word.text.toLowerCase()
  const found =
    (streetWords.has(lower) || doubtfulStreetWords.has(lower) ? endingIn(text, words, index, lower) : undefined) ??
    (romanceWords.has(lower) ? romance(text, words, index) : undefined) ??
    (suffix.test(lower) || germanicWords.has(lower) ? germanic(text, words, index) : undefined) ??
    (lower === 'box' || lower === 'postfach' ? postBox(text, words, index) : undefined)
  if (found === undefined) return undefined
  const last = endOfPlace(text, words, found.last)
  const score = last > found.last ? found.score + 0.2 : found.score
  return { start: words[found.first]?.start ?? word.start, end: words[last]?.end ?? word.end, type: 'STREET_ADDRESS', score }
}

interface Core {
  readonly first: number
  readonly last: number
  readonly score: number
}

/** `12 Main Street`: back from the street word over one to four name words to the number. */
function endingIn(text: string, words: readonly Word[], index: number, street: string): Core | undefined {
  for (let at = index - 1; at >= Math.max(0, index - 5); at--) {
    const word = words[at]
    if (word === undefined || !isJoined(text, words, at)) return undefined
    if (at < index - 1 && houseNumber.test(word.text)) {
      const isPlain = isCapital(words[index]) || isCapital(words[at + 1]) || streetWords.has(street)
      return { first: at, last: index, score: isPlain ? 0.7 : 0.2 }
    }
    if (stopWords.has(word.text.toLowerCase())) return undefined
  }
  return undefined
}

/** Also words of English: without a capital they lead a street near a context word or before a post code. */
const englishToo: ReadonlySet<string> = new Set(['via', 'place', 'plaza', 'avenue', 'boulevard'])
const doubtfulScore = 0.35

/** `12 rue de la Paix`, `Calle Mayor 5`: the street word leads. */
function romance(text: string, words: readonly Word[], index: number): Core | undefined {
  const before = words[index - 1]
  const street = words[index]?.text ?? ''
  if (street.toLowerCase() === 'c' && (text.charAt(words[index]?.end ?? -1) !== '/' || text.charAt((words[index]?.start ?? 0) - 1) === '/')) return undefined
  const hasNumber = before !== undefined && houseNumber.test(before.text) && isJoined(text, words, index - 1)
  const isDoubtful = hasNumber ? street === 'via' || street === 'place' : englishToo.has(street)
  const sure = isDoubtful ? doubtfulScore : 0.7
  let last = index
  let hasCapital = false
  for (let at = index + 1; at <= index + 6 && isJoined(text, words, at - 1); at++) {
    const word = words[at]
    if (word === undefined || (stopWords.has(word.text.toLowerCase()) && word.text !== 'a')) break
    if (houseNumber.test(word.text)) {
      if (hasNumber || at === index + 1) return undefined
      return { first: index, last: at, score: hasCapital ? sure : 0.2 }
    }
    const isCapitalised = isCapital(word)
    // With the number in front the name ends at its last capitalised word.
    if (isCapitalised) last = at
    hasCapital ||= isCapitalised
    if (hasNumber && hasCapital && !isCapitalised) break
    if (hasNumber && hasCapital && text.slice(word.end, word.end + 1) === ',') break
  }
  return hasNumber && hasCapital ? { first: index - 1, last, score: sure } : undefined
}

/** `Hauptstraße 12a`, `Berliner Straße 5`, `Keizersgracht 123`: the number follows. */
function germanic(text: string, words: readonly Word[], index: number): Core | undefined {
  const [word, number] = [words[index], words[index + 1]]
  if (word === undefined || number === undefined || !houseNumber.test(number.text) || !isJoined(text, words, index)) return undefined
  if (!germanicWords.has(word.text.toLowerCase())) return { first: index, last: index + 1, score: isCapital(word) ? 0.7 : 0.2 }
  const before = words[index - 1]
  if (before === undefined || !isJoined(text, words, index - 1) || stopWords.has(before.text.toLowerCase())) return undefined
  return { first: index - 1, last: index + 1, score: isCapital(before) ? 0.7 : 0.2 }
}

/** `P.O. Box 12`, `PO Box 12`, `Postfach 12`. */
function postBox(text: string, words: readonly Word[], index: number): Core | undefined {
  if (!/^\d{1,8}$/.test(words[index + 1]?.text ?? '') || !isJoined(text, words, index)) return undefined
  if (words[index]?.text.toLowerCase() === 'postfach') return { first: index, last: index + 1, score: 0.7 }
  if (words[index - 1]?.text.toLowerCase() === 'po') return { first: index - 1, last: index + 1, score: 0.7 }
  const isDotted = words[index - 1]?.text.toLowerCase() === 'o' && words[index - 2]?.text.toLowerCase() === 'p'
  return isDotted ? { first: index - 2, last: index + 1, score: 0.7 } : undefined
}

function isJoined(text: string, words: readonly Word[], index: number): boolean {
  return nameGap.test(text.slice(words[index]?.end, words[index + 1]?.start))
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text)
}
