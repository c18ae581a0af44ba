import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, matchAt, type Scan } from '../../scan.js'

/** The code of a bank: four letters, a country, a place, and perhaps a branch. Many words look like one, so a word for it must stand near. */
export const swiftCode: SearchRecognizer = {
  name: 'swift-code',
  types: ['SWIFT_CODE'],
  source: 'https://www.iso.org/standard/84108.html (ISO 9362)',
  needs: [],
  triggers: ['bic', 'swift', 'iban', 'swiftcode', 'biccode', 'sepa', 'wire', 'überweisung', 'transferencia', 'virement', 'bonifico', 'overboeking'],
  contextWords: ['bic', 'swift', 'iban', 'swiftcode'],
  find,
  examples: {
    matches: [
      { text: 'BIC: COBADEFFXXX', found: ['COBADEFFXXX'] },
      { text: 'swift code deutdeff', found: ['deutdeff'] },
      { text: 'the SWIFT is BNPAFRPP, thanks', found: ['BNPAFRPP'] },
      { text: 'IBAN DE89 3704 0044 0532 0130 00 COBADEFFXXX', found: ['COBADEFFXXX'] },
      { text: 'BIC/SWIFT: CHAS US 33', found: ['CHAS US 33'] },
      { text: 'BNPAFRPP is the bic', found: ['BNPAFRPP'] },
    ],
    nearMisses: [
      'COBADEFFXXX', 'a swift response', 'swift delivery', 'swift code TRANSFER', 'bic: COBAZZFF', 'Taylor Swift DOCUMENT', 'swift transfer please',
      'a bic pen is 12345678', 'Taylor Swift CONCERTS', 'swift progress was made',
    ],
  },
}

const reachAfter = 64
const reachBefore = 32
const candidate = /[A-Za-z]{4}( ?)[A-Za-z]{2}\1[A-Za-z0-9]{2}(?:\1[A-Za-z0-9]{3})?(?![A-Za-z0-9])/y
/** What says that the code itself follows. */
const linked = /(?:code|number|nummer|nr\.?|bic)[ \t]?(?:[:=#]|is|ist|lautet|es|est|é|è)?[ \t]?$|[:=#][ \t]?$|(?:is|ist|lautet|es|est|é|è) $/i

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  let done = 0
  for (const { start, end, word } of scan.triggersOf('swift-code')) {
    // Where words stand close together, the text between them is read once.
    const to = Math.min(text.length, end + reachAfter)
    for (let at = Math.max(done, start - reachBefore); at < to; at++) {
      if (isAlphanumericAt(text, at - 1) || !isAlphanumericAt(text, at)) continue
      const last = matchAt(candidate, text, at)
      if (last === -1 || last > to + codeLengthMax || !isCode(text.slice(at, last))) continue
      if (!isMeant(text.slice(at, last), word, at < end ? '' : text.slice(end, at))) continue
      yield { start: at, end: last, type: 'SWIFT_CODE', score: 0.8 }
      done = last
    }
    done = Math.max(done, to)
  }
}

const codeLengthMax = 14

/** @param lead what stands between the word and the code */
function isMeant(match: string, word: string, lead: string): boolean {
  const isNamed = !otherWords.has(word) && lead.length <= 24 && linked.test(lead)
  if (match === match.toUpperCase()) return isNamed || word !== 'swift' || isLikely(match)
  return match === match.toLowerCase() && isNamed && !(lead.trim() === 'is' && !isLikely(match))
}

/** Words near which a code in capitals may stand, but which do not name it. */
const otherWords: ReadonlySet<string> = new Set(['iban', 'sepa', 'wire', 'überweisung', 'transferencia', 'virement', 'bonifico', 'overboeking'])

function isCode(match: string): boolean {
  const signs = match.replaceAll(' ', '').toUpperCase()
  return countries.has(signs.slice(4, 6)) && !words.has(signs)
}

/** Ordinary words have more vowels and end in letters. */
function isLikely(match: string): boolean {
  const signs = match.replaceAll(' ', '').toUpperCase()
  return /\d/.test(signs.slice(6)) || signs.endsWith('XXX') || !/[AEIOU].{0,4}[AEIOU]/.test(signs)
}

/** Words of eight letters with a country in the middle. */
const words: ReadonlySet<string> = new Set(
  'TRANSFER DELIVERY RESPONSE DOCUMENT CUSTOMER PAYMENTS BUSINESS PERSONAL STANDARD REQUIRED NATIONAL CURRENCY SECURITY'.split(' '),
)

/** ISO 3166-1, with XK as banks use it. */
const countries: ReadonlySet<string> = new Set(
  ('AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU ' +
    'CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID ' +
    'IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP ' +
    'MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE ' +
    'SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW')
    .split(' '),
)
