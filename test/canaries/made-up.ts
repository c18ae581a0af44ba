import type { EntityType } from '@scrubjay/core'
import { createMaker, valueTypes } from '../e2e/made-up-values.js'
import { Random } from '../quality/random.js'
import type { Sentence } from './own-matches.js'

/** Sentences with values of nobody, as many as are asked for: one type after the other, from a seed. */
export function* makeSentences(seed: number): Generator<Sentence> {
  const maker = createMaker(seed)
  const random = new Random(seed)
  const numbers = valueTypes.map((type) => ({ type, make: () => maker.make(type) }))
  const kinds: readonly Kind[] = [...numbers, ...otherKinds]
  for (;;) {
    for (const { type, make } of kinds) {
      const value = make(random)
      yield { text: random.pick(frames[type] ?? []).replace('{}', () => value), value, type, isOwn: false }
    }
  }
}

interface Kind {
  readonly type: EntityType
  readonly make: (random: Random) => string
}

const frames: { readonly [type in EntityType]?: readonly string[] } = {
  EMAIL_ADDRESS: ['please write to {} about it', 'mein Postfach ist {}', 'mail: {}'],
  CREDIT_CARD: ['my card number is {}', 'charge {} please'],
  PHONE_NUMBER: ['call me at {} tomorrow', 'my phone number is {}'],
  IBAN_CODE: ['the IBAN is {}', 'bitte an {} überweisen'],
  US_SSN: ['my social security number is {}', 'ssn {}'],
  PERSON: ['my name is {}', 'please tell {} that I called', 'Regards, {}'],
  STREET_ADDRESS: ['I live at {}', 'ship it to {} please'],
  DATE_OF_BIRTH: ['I was born on {}', 'date of birth: {}'],
  IP_ADDRESS: ['the server has the address {}', 'I connect from {}'],
  MAC_ADDRESS: ['the MAC address is {}'],
  PASSWORD: ['my password is {}', 'password: {}'],
  API_KEY: ['the api key is {}', 'api_key={}'],
  URL: ['my page is {}', 'have a look at {}'],
  USERNAME: ['my username is {}', 'username: {}'],
  LOCATION: ['I live in {} at present', 'we are moving to {} in spring'],
  ORGANIZATION: ['I work for {} at present', 'the invoice of {} is wrong'],
  GEO_COORDINATES: ['I am at {} now'],
}

const otherKinds: readonly Kind[] = [
  { type: 'PERSON', make: (random) => `${random.pick(given)} ${random.pick(family)}` },
  { type: 'STREET_ADDRESS', make: (random) => `${random.between(100, 9899)} ${random.pick(streets)} ${random.pick(['Street', 'Avenue', 'Road', 'Lane'])}` },
  { type: 'DATE_OF_BIRTH', make: (random) => `${random.pick(months)} ${random.between(1, 28)}, ${random.between(1941, 2003)}` },
  { type: 'IP_ADDRESS', make: (random) => random.pick([`203.0.113.${random.between(100, 254)}`, `2001:db8:${hex(random, 4)}:${hex(random, 4)}::${hex(random, 4)}`]) },
  { type: 'MAC_ADDRESS', make: (random) => ['02', ...Array.from({ length: 5 }, () => hex(random, 2))].join(':') },
  { type: 'PASSWORD', make: (random) => `${random.pick(family)}${random.pick(['!', '$', '%'])}${random.digits(5)}${hex(random, 4)}` },
  { type: 'API_KEY', make: (random) => `sk_test_${Array.from({ length: 24 }, () => signs.charAt(random.below(signs.length))).join('')}` },
  { type: 'URL', make: (random) => `https://${random.pick(family).toLowerCase()}-${random.digits(5)}.example.org/u/${hex(random, 6)}` },
  { type: 'USERNAME', make: (random) => `${random.pick(given).toLowerCase()}_${random.pick(family).toLowerCase()}${random.digits(4)}` },
  { type: 'GEO_COORDINATES', make: (random) => `${random.between(10, 59)}.${random.digits(5)}, -${random.between(60, 119)}.${random.digits(5)}` },
  { type: 'LOCATION', make: (random) => random.pick(cities) },
  { type: 'ORGANIZATION', make: (random) => `${random.pick(family)} ${random.pick(['Holdings', 'Logistics', 'Industries', 'Partners'])} ${random.pick(['Inc', 'Ltd', 'GmbH'])}` },
]

/** What is made up here, as often as one likes. */
export const commonTypes: ReadonlySet<string> = new Set(Object.keys(frames))

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => '0123456789abcdef'.charAt(random.below(16))).join('')
}

const signs = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const given = ['Jane', 'Robert', 'Maria', 'Susanne', 'Nikhil', 'Giulia', 'Pedro', 'Sophie', 'Ahmed', 'Karen', 'Dmitri', 'Aisha', 'Brian', 'Helen', 'Oliver', 'Ingrid', 'Tomasz', 'Lucia', 'Martin', 'Claire']
const family = ['Parker', 'Keller', 'Lopez', 'Rossi', 'Okonkwo', 'Jansen', 'Pereira', 'Kowalski', 'Nguyen', 'Fischer', 'Walsh', 'Bergstrom', 'Lindqvist', 'Moreau', 'Delgado', 'Schneider', 'Petrov', 'Andersson', 'Fernandez', 'Hoffmann']
const streets = ['Maple', 'Cedar', 'Juniper', 'Willow', 'Chestnut', 'Lakeview', 'Hillcrest', 'Sycamore', 'Magnolia', 'Orchard']
const cities = ['Hamburg', 'Rotterdam', 'Barcelona', 'Stockholm', 'Melbourne', 'Singapore', 'Philadelphia', 'San Francisco', 'Copenhagen', 'Manchester']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
