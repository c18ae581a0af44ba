import { isMod97Valid } from '../../checksum/mod97.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, type Scan } from '../../scan.js'

/** Country, check digits and account of the country's length, in any case and grouping, checked modulo 97. */
export const ibanCode: SearchRecognizer = {
  name: 'iban-code',
  types: ['IBAN_CODE'],
  source: 'https://www.swift.com/standards/data-standards/iban-international-bank-account-number (ISO 13616-1)',
  needs: ['digit'],
  contextWords: ['iban', 'account', 'bank', 'konto', 'cuenta', 'compte', 'conto', 'conta', 'rekening', 'transfer', 'sepa'],
  find,
  examples: {
    matches: [
      { text: 'IBAN: DE89 3704 0044 0532 0130 00.', found: ['DE89 3704 0044 0532 0130 00'] },
      { text: 'gb29nwbk60161331926819', found: ['gb29nwbk60161331926819'] },
      { text: 'to fr14 2004 1010 0505 0001 3m02 606 please', found: ['fr14 2004 1010 0505 0001 3m02 606'] },
      { text: 'NL91-ABNA-0417-1643-00', found: ['NL91-ABNA-0417-1643-00'] },
      { text: 'DE89 3704 0044\n0532 0130 00', found: ['DE89 3704 0044\n0532 0130 00'] },
      { text: 'iban: D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0', found: ['D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0'] },
      { text: 'IBANPT50000201231234567890154', found: ['PT50000201231234567890154'] },
      { text: 'DE 89 / 3704 / 0044 / 0532 / 0130 / 00', found: ['DE 89 / 3704 / 0044 / 0532 / 0130 / 00'] },
      { text: 'my iban is DE89 3704 0044 0532 0130 01', found: ['DE89 3704 0044 0532 0130 01'] },
    ],
    nearMisses: ['DE89 3704 0044 0532 0130 01', 'ZZ89 3704 0044 0532 0130 00', 'XDE89370400440532013000', 'DE89 3704 0044', 'is 46 2025550142 my ssn is'],
  },
}

/** Looks before each digit group for the two letters of a country. */
function* find({ text, groups }: Scan): Iterable<Found> {
  for (const group of groups) {
    const second = indexOfLetter(text, group.start - 1)
    const start = second === -1 ? -1 : indexOfLetter(text, second - 1)
    if (start === -1 || (isAlphanumericAt(text, start - 1) && !/iban$/i.test(text.slice(Math.max(0, start - 4), start)))) continue
    const length = lengthByCountry.get(`${text.charAt(start)}${text.charAt(second)}`.toUpperCase())
    const read = length === undefined ? undefined : readSigns(text, start, length)
    if (read === undefined || countDigits(read.signs) < digitsMin || !hasItsCountrysForm(read.signs)) continue
    if (isMod97Valid(read.signs)) yield { start, end: read.end, type: 'IBAN_CODE', score: 1 }
    else if (mostlyDigits.test(read.signs)) yield { start, end: read.end, type: 'IBAN_CODE', score: 0.2 }
  }
}

/** A sentence that begins like an IBAN passes the check once in a hundred times; it has few digits. */
const digitsMin = 8

/** “my number is 202-555-0142, any time” has the length and, once in a hundred times, the check digits of Iceland. */
function hasItsCountrysForm(signs: string): boolean {
  return !countriesOfDigits.has(signs.slice(0, 2)) || /^[A-Z]{2}\d+$/.test(signs)
}

/** SWIFT IBAN registry, release 99: countries whose accounts are digits alone. */
const countriesOfDigits: ReadonlySet<string> = new Set(
  'AT BA BE CZ DE DK EE ES FI FO GL HR HU IL IS LT ME NO PL PT RS SE SI SK TN XK'.split(' '),
)

function countDigits(signs: string): number {
  return signs.replaceAll(/\D+/g, '').length
}

/** A failing number without these is a sentence that begins like an IBAN. */
const mostlyDigits = /^[A-Z]{2}\d{2}[A-Z]{0,6}\d{6}/

/** The place of the letter at `index`, or of one a separator before it, or -1. */
function indexOfLetter(text: string, index: number): number {
  const at = separators.includes(text.charAt(index) || '?') ? index - 1 : index
  return at >= 0 && isAlphanumericAt(text, at) && !isDigitAt(text, at) ? at : -1
}

const separators = ' -./_,|\n\t*'
const separatorsMax = 3

/** Reads `length` letters and digits with at most three separators between two of them. */
function readSigns(text: string, start: number, length: number): { signs: string; end: number } | undefined {
  let signs = ''
  let at = start
  while (signs.length < length) {
    if (signs !== '') at = afterSeparators(text, at)
    if (!isAlphanumericAt(text, at)) return undefined
    signs += text.charAt(at++).toUpperCase()
  }
  return isAlphanumericAt(text, at) ? undefined : { signs, end: at }
}

function afterSeparators(text: string, from: number): number {
  let at = from
  while (at < text.length && at - from < separatorsMax && separators.includes(text.charAt(at))) at++
  return at
}

/** SWIFT IBAN registry, release 99: total length by country. */
const lengthByCountry: ReadonlyMap<string, number> = new Map(
  ('AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
    'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
    'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30')
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)
