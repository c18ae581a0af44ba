import { afterEach, between, toCircled, toDigits, toFullwidth, toKeycaps, toSuperscript } from './evasions/letter-forms.js'
import type { Probe } from './evasions/probe.js'
import { makeValue, type MadeUpType } from './made-up-values.js'
import { Random } from './random.js'

/**
 * Evasions by the thousand: another value, another disguise and another sentence each time. A list that everybody
 * has read is soon learned by heart; this one is new with every seed.
 */
export function generateEvasions(seed: number, countPerClass: number): readonly Probe[] {
  const random = new Random(seed)
  return disguises.flatMap(({ class: name, types, disguise }) =>
    Array.from({ length: countPerClass }, () => {
      const type = random.pick(types)
      const value = disguise(makeValue(type, random), random)
      const [before, after] = random.pick(sentences[type])
      return { text: before + value + after, value, type, class: name }
    }),
  )
}

const sentences: Readonly<Record<MadeUpType, readonly (readonly [string, string])[]>> = {
  CREDIT_CARD: [['my card is ', ''], ['card number: ', ' thanks'], ['please charge ', ', it is a visa card'], ['the credit card ', ' was declined']],
  US_SSN: [['my ssn is ', ''], ['social security number: ', ''], ['SSN ', ', do you need more?'], ['here is my social ', ' ok']],
  PHONE_NUMBER: [['call me on ', ''], ['my phone number is ', ' after six'], ['you can text me at ', ''], ['phone: ', ', thanks']],
  IBAN_CODE: [['my iban is ', ''], ['please refund to ', ' (iban)'], ['IBAN: ', ' thanks'], ['bank account ', '']],
  EMAIL_ADDRESS: [['my email is ', ''], ['send it to ', ' please'], ['you can mail me at ', ' any day'], ['', ' is my address']],
  PERSON: [['my name is ', ''], ['hi, this is ', ' and I need help'], ['I am ', ', thanks'], ['Name: ', '']],
}

interface Disguise {
  readonly class: string
  readonly types: readonly MadeUpType[]
  readonly disguise: (value: string, random: Random) => string
}

const numbers: readonly MadeUpType[] = ['CREDIT_CARD', 'US_SSN', 'PHONE_NUMBER']
const everything: readonly MadeUpType[] = [...numbers, 'IBAN_CODE', 'EMAIL_ADDRESS']
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0x1d7ce, 0x1d7d8, 0x1d7f6, 0xff10]
const invisible = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202d', '\ufe0f', '\u034f', '\u2062']
const marks = ['\u0336', '\u0332', '\u0305', '\u0301', '\u0323', '\u0308']
const lookalikes: Readonly<Record<string, string>> = { a: '\u0430', e: '\u0435', o: '\u043e', p: '\u0440', c: '\u0441', x: '\u0445', i: '\u0456', D: '\ua4d3', E: '\u0415' }
const gaps = [' ', '  ', '-', ' - ', '.', '/', '_', ', ', '\n', '\u00a0', '\u2013', '\u2011', '*', '|']

const disguises: readonly Disguise[] = [
  { class: 'as it is', types: [...everything, 'PERSON'], disguise: (value) => value },
  { class: 'digit systems', types: numbers, disguise: (value, random) => toDigits(random.pick(zeros), value) },
  { class: 'letter forms', types: everything, disguise: (value, random) => random.pick([toFullwidth, toCircled, toSuperscript, toKeycaps])(value) },
  { class: 'invisible signs', types: everything, disguise: (value, random) => sprinkle(value, random.pick(invisible), random) },
  { class: 'marks', types: everything, disguise: (value, random) => afterEach(random.pick(marks), value) },
  { class: 'lookalikes', types: ['EMAIL_ADDRESS', 'IBAN_CODE', 'PERSON'], disguise: (value, random) => value.replace(/[aeopcxiDE]/g, (sign) => (random.next() < 0.5 ? (lookalikes[sign] ?? sign) : sign)) },
  { class: 'groups', types: ['CREDIT_CARD', 'IBAN_CODE'], disguise: (value, random) => (value.match(/.{1,4}/g) ?? []).join(random.pick(gaps)) },
  { class: 'every sign apart', types: [...numbers, 'IBAN_CODE'], disguise: (value, random) => between(random.pick([' ', '-', '.', '_']), value.replaceAll('-', '')) },
  { class: 'other separators', types: ['US_SSN', 'PHONE_NUMBER'], disguise: (value, random) => value.replaceAll('-', random.pick(gaps)) },
  { class: 'words, English', types: numbers, disguise: (value, random) => spell(value, words.en, random) },
  { class: 'words, Spanish', types: numbers, disguise: (value, random) => spell(value, words.es, random) },
  { class: 'words, French', types: numbers, disguise: (value, random) => spell(value, words.fr, random) },
  { class: 'words, German', types: numbers, disguise: (value, random) => spell(value, words.de, random) },
  { class: 'words, Portuguese', types: numbers, disguise: (value, random) => spell(value, words.pt, random) },
  { class: 'words, Italian', types: numbers, disguise: (value, random) => spell(value, words.it, random) },
  { class: 'words, Dutch', types: numbers, disguise: (value, random) => spell(value, words.nl, random) },
  { class: 'words and digits', types: numbers, disguise: (value, random) => spellSome(value, random) },
  { class: 'dot and at', types: ['EMAIL_ADDRESS'], disguise: (value, random) => spellAddress(value, random) },
  { class: 'spaces at the at', types: ['EMAIL_ADDRESS'], disguise: (value, random) => value.replace('@', random.pick([' @', '@ ', ' @ '])) },
  { class: 'letters for digits', types: numbers, disguise: (value) => value.replaceAll('0', 'O').replaceAll('1', 'l') },
  { class: 'case', types: ['PERSON', 'EMAIL_ADDRESS', 'IBAN_CODE'], disguise: (value, random) => (random.next() < 0.5 ? value.toLowerCase() : value.toUpperCase()) },
  { class: 'encoded', types: ['EMAIL_ADDRESS'], disguise: (value, random) => value.replace('@', random.pick(['%40', '&#64;', '&#x40;', '&commat;'])) },
]

function sprinkle(value: string, sign: string, random: Random): string {
  const at = random.between(1, value.length - 1)
  return random.next() < 0.5 ? between(sign, value) : value.slice(0, at) + sign + value.slice(at)
}

const words = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  fr: ['z\u00e9ro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  de: ['null', 'eins', 'zwei', 'drei', 'vier', 'f\u00fcnf', 'sechs', 'sieben', 'acht', 'neun'],
  pt: ['zero', 'um', 'dois', 'tr\u00eas', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove'],
  it: ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
}

function spell(value: string, language: readonly string[], random: Random): string {
  const separator = random.pick([' ', ' ', ', ', '-', '  '])
  const spelled = value.match(/\d/g)?.map((digit) => language[Number(digit)]) ?? []
  const text = spelled.join(separator)
  return random.next() < 0.2 ? text.toUpperCase() : text
}

/** Some digits as words, the others as they are, in runs. */
function spellSome(value: string, random: Random): string {
  const pieces = value.match(/\d/g)?.map((digit) => (random.next() < 0.5 ? ` ${words.en[Number(digit)]} ` : digit)) ?? []
  return pieces.join('').replaceAll('  ', ' ').trim()
}

function spellAddress(value: string, random: Random): string {
  const [at, dot] = random.pick([
    [' at ', ' dot '],
    ['(at)', '(dot)'],
    [' [at] ', ' [dot] '],
    [' AT ', ' DOT '],
    [' at ', '.'],
    ['@', ' dot '],
    [' arroba ', ' punto '],
    [' arobase ', ' point '],
    [' chiocciola ', ' punto '],
    [' at ', ' punkt '],
    [' arroba ', ' ponto '],
    [' apenstaartje ', ' punt '],
  ] as const)
  return value.replace('@', at).replaceAll('.', dot)
}
