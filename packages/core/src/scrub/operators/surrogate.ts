import { canonicalText } from '../canonical-text.js'
import type { Value } from '../scrub.js'
import { daysOf, shiftDate } from './dates.js'
import { createDraw, type Draw } from './draw.js'
import { madeUpCard, madeUpIban, madeUpIp, madeUpMac, madeUpPhone } from './surrogate-numbers.js'
import { organisations, wordsOf, type SurrogateWords } from './surrogate-words.js'

/**
 * A made-up value of the same type, in the language of the conversation: the same for the same value of one person,
 * another for another person. Addresses, numbers and cards come from what is set aside for examples, so that none
 * of them reaches anybody. Whoever reads it takes it for real: say so to the people who do.
 * @param key the person's own, so that nothing can be matched once it is destroyed
 * @returns `undefined` for a type without stand-ins, or a form that is not understood
 */
export function surrogate(value: Value, { key, locale }: { readonly key: Uint8Array; readonly locale: string }): string | undefined {
  const { type, text } = value
  const draw = createDraw(key, `${type}\n${canonicalText(value)}`)
  return makers[type]?.(text, { draw, words: wordsOf(locale), locale, key })
}

interface Making {
  readonly draw: Draw
  readonly words: SurrogateWords
  readonly locale: string
  readonly key: Uint8Array
}

const makers: { readonly [type: string]: (text: string, making: Making) => string | undefined } = {
  PERSON: madeUpName,
  LOCATION: (text, { draw, words }) => draw.from(words.cities, text),
  ORGANIZATION: (text, { draw }) => draw.from(organisations, text),
  STREET_ADDRESS: (_text, { draw, words }) => draw.from(words.streets).replace('#', String(1 + draw.below(98))),
  EMAIL_ADDRESS: (_text, { draw, words }) => `${ascii(draw.from(words.first))}.${ascii(draw.from(words.last))}${10 + draw.below(90)}@${draw.from(exampleDomains)}`,
  USERNAME: (text, { draw }) => `${text.startsWith('@') ? '@' : ''}${draw.from(trees)}_${draw.from(animals)}${10 + draw.below(90)}`,
  URL: (text, { draw }) => `${/^https?:/i.test(text) ? 'https://' : ''}www.${draw.from(exampleDomains)}/${draw.from(trees)}-${draw.from(animals)}`,
  PHONE_NUMBER: (text, { draw, locale }) => madeUpPhone(text, locale, draw),
  CREDIT_CARD: (text, { draw }) => madeUpCard(text, draw),
  IBAN_CODE: (text, { draw }) => madeUpIban(text, draw),
  IP_ADDRESS: (text, { draw }) => madeUpIp(text, draw),
  MAC_ADDRESS: (text, { draw }) => madeUpMac(text, draw),
  AGE: (text, { draw }) => nearAge(text, draw),
  DATE_TIME: movedDate,
  DATE_OF_BIRTH: movedDate,
}

/** RFC 2606 §3: nobody can have them. */
const exampleDomains = ['example.com', 'example.net', 'example.org']
const trees = ['alder', 'aspen', 'birch', 'cedar', 'hazel', 'juniper', 'larch', 'linden', 'maple', 'rowan', 'spruce', 'willow']
const animals = ['badger', 'dormouse', 'finch', 'hedgehog', 'heron', 'lynx', 'magpie', 'otter', 'plover', 'siskin', 'stoat', 'wren']

/** Word by word, so that “Ann Lee” and “Ann” have the same first name. */
function madeUpName(text: string, { words: { first, last }, key }: Making): string {
  const [given = '', ...more] = text.trim().split(/\s+/u)
  const drawn = (list: readonly string[], word: string): string =>
    createDraw(key, `PERSON\n${canonicalText({ type: 'PERSON', text: word })}`).from(list, word)
  const family = more.at(-1)
  return family === undefined ? drawn(first, given) : `${drawn(first, given)} ${drawn(last, family)}`
}

function movedDate(text: string, { locale, key }: Making): string | undefined {
  return shiftDate(text, locale, daysOf(key))
}

/** Within four years, where one number says it. */
function nearAge(text: string, draw: Draw): string | undefined {
  const [age, ...more] = text.match(/[0-9]+/g) ?? []
  if (age === undefined || more.length > 0 || Number(age) < 5 || Number(age) > 150) return undefined
  const years = 1 + draw.below(4)
  return text.replace(age, String(Number(age) + (draw.below(2) === 0 ? -years : years)))
}

function ascii(name: string): string {
  return name.toLowerCase().normalize('NFD').replace(/ß/gu, 'ss').replace(/[^a-z]/g, '')
}
