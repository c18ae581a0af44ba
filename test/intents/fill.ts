import { makeValue } from '../quality/made-up-values.js'
import type { Random } from '../quality/random.js'
import { phrases } from './phrases.js'
import { utterances } from './utterances.js'

/** A sentence of somebody, and what they want. */
export interface Utterance {
  readonly text: string
  readonly intent: string
}

/** Every sentence of the set, whole ones and those that phrases make, with their braces. */
export const sentences: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(utterances).map(([intent, whole]) => {
    const [beginnings, objects] = phrases[intent] ?? [[], []]
    return [intent, [...whole, ...beginnings.flatMap((beginning) => objects.map((object) => `${beginning} ${object}`))]]
  }),
)

/** Fills the braces with made-up values. */
export function fill(random: Random): readonly Utterance[] {
  return Object.entries(sentences).flatMap(([intent, texts]) =>
    texts.map((text) => ({ intent, text: text.replace(/\{(\w+)\}/g, (_braces, slot: string) => (makers[slot] ?? unknownSlot)(random)) })),
  )
}

const streets = ['Elm Street', 'Harbour Road', 'Mill Lane', 'Station Road', 'Oak Avenue', 'Park Street']
const months = ['January', 'March', 'April', 'June', 'August', 'October', 'November']

const makers: Readonly<Record<string, (random: Random) => string>> = {
  order: (random) => `${random.pick(['A', 'R', 'ORD-'])}${random.digits(6)}`,
  name: (random) => makeValue('PERSON', random),
  email: (random) => makeValue('EMAIL_ADDRESS', random),
  phone: (random) => makeValue('PHONE_NUMBER', random),
  card: (random) => makeValue('CREDIT_CARD', random),
  iban: (random) => makeValue('IBAN_CODE', random),
  address: (random) => `${random.between(2, 98)} ${random.pick(streets)}`,
  date: (random) => random.pick([`${random.pick(months)} ${random.between(1, 28)}`, `${random.between(1, 28)}/${random.between(1, 12)}/2026`]),
}

function unknownSlot(): never {
  throw new Error('a template names a slot that nobody fills')
}
