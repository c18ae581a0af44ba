import { wordsBefore } from '../../context.js'
import { endOfDateOrIp, isAmount, isTailOfCode, referenceWords } from '../../number-shapes.js'
import { isPossibleInternational, isPossibleNational } from '../../phone-lengths.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Group, type NumberRun, type Scan } from '../../scan.js'

/**
 * Telephone numbers as people write them. Generous on purpose: a number that might be a phone does not
 * pass, but dates, times, amounts, addresses of machines and bare reference numbers do. An international number must
 * have a length that its country uses, else it counts only near a context word.
 */
export const phoneNumber: SearchRecognizer = {
  name: 'phone-number',
  types: ['PHONE_NUMBER'],
  source: 'https://www.itu.int/rec/T-REC-E.123 (E.123 notation; lengths of E.164 numbers by country)',
  needs: ['digit'],
  contextWords: (
    'phone telephone call calls called calling tel mobile cell cellphone number text sms whatsapp signal reach fax dial ring hotline ' +
    'teléfono telefono móvil movil celular llamar llámame llama número numero téléphone portable appeler appelez appelle numéro ' +
    'answering answer voicemail contact landline hotline cellular pager dialed festnetz erreichen ruf fijo fixe joindre fixo fisso vast ' +
    'telefon handy anrufen rufnummer nummer mobil telefone telemóvel ligar cellulare chiamami chiamare telefoon mobiel bellen bel'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'call +1 (555) 010-9999 now', found: ['+1 (555) 010-9999'] },
      { text: '(+44) 20 7946 0958', found: ['(+44) 20 7946 0958'] },
      { text: '+44 (0)20 7946 0958', found: ['+44 (0)20 7946 0958'] },
      { text: '+4915112345678', found: ['+4915112345678'] },
      { text: '+33/1.23.45.67.89', found: ['+33/1.23.45.67.89'] },
      { text: '(555) 010-9999', found: ['(555) 010-9999'] },
      { text: '(555)010-9999', found: ['(555)010-9999'] },
      { text: '555.123.4567', found: ['555.123.4567'] },
      { text: '1-800-555-0199', found: ['1-800-555-0199'] },
      { text: 'it is 2025550143.', found: ['2025550143'] },
      { text: '12025550143', found: ['12025550143'] },
      { text: '020 7946 0958', found: ['020 7946 0958'] },
      { text: '020 7946 0958 020 7946 0959', found: ['020 7946 0958', '020 7946 0959'] },
      { text: '06 12 34 56 78 06 12 34 56 79', found: ['06 12 34 56 78', '06 12 34 56 79'] },
      { text: '44 (555) 010-9999', found: ['44 (555) 010-9999'] },
      { text: '1(202)555-0143', found: ['1(202)555-0143'] },
      { text: '8 (495) 123-45-67', found: ['8 (495) 123-45-67'] },
      { text: '1300 123 456', found: ['1300 123 456'] },
      { text: '2 0 2 5 5 5 0 1 4 3', found: ['2 0 2 5 5 5 0 1 4 3'] },
      { text: 'desk 12 555-0142', found: ['555-0142'] },
      { text: '0171 2345678', found: ['0171 2345678'] },
      { text: '030/1234567', found: ['030/1234567'] },
      { text: '(030) 123 45 67', found: ['(030) 123 45 67'] },
      { text: '06 12 34 56 78', found: ['06 12 34 56 78'] },
      { text: '06.12.34.56.78', found: ['06.12.34.56.78'] },
      { text: '0049 30 123456', found: ['0049 30 123456'] },
      { text: '612 345 678', found: ['612 345 678'] },
      { text: '(11) 98765-4321', found: ['(11) 98765-4321'] },
      { text: '555-0142', found: ['555-0142'] },
      { text: 'text me at 867-5309', found: ['867-5309'] },
      { text: 'mein Handy: 1234567', found: ['1234567'] },
      { text: '202-555-0143 x123', found: ['202-555-0143 x123'] },
      { text: '(202) 555-0143, ext. 5', found: ['(202) 555-0143, ext. 5'] },
      { text: '202-555-0143 or 202-555-0144', found: ['202-555-0143', '202-555-0144'] },
      { text: '(37) 788-063', found: ['(37) 788-063'] },
      { text: 'phone: (99) 645 791', found: ['(99) 645 791'] },
      { text: "they're not answering at 78 651 450", found: ['78 651 450'] },
      { text: '516 466 638', found: ['516 466 638'] },
      { text: '+1 202 555 0143 202 555 0144', found: ['+1 202 555 0143', '202 555 0144'] },
      { text: 'my number: +1 20255501430', found: ['+1 20255501430'] },
      { text: '+45 12 34 56 78', found: ['+45 12 34 56 78'] },
      { text: 'call 1-800-FLOWERS', found: ['1-800-FLOWERS'] },
      { text: 'phone: (212) 555-JAYS', found: ['(212) 555-JAYS'] },
      { text: 'my number is 1-888-555-JAYS', found: ['1-888-555-JAYS'] },
      { text: 'on 23/11/2026 202 555 0143', found: ['202 555 0143'] },
    ],
    nearMisses: [
      'on 2026-11-23', 'on 23/11/2026', 'at 10:30:45', 'open 09.30-10.30', 'it costs $2025550143', '1,234,567.89 EUR', '2 500 000 €',
      'version 10.15.7', '192.168.100.200', '4111 1111 1111 1112', 'order #2025550143', 'invoice 0012345678', 'ticket number 2025550143',
      'tracking 2025550143', 'SKU5550142', 'routing number 021000021', '1700000000', '867-5309', '3.1415926535', '1.4142135623', '12345', 'open 2010-2026', '+1 20255501430', '+999 1234567', 'Order ID: 114-3941689-8772232', 'UPC 036000291452', 'at 14:22:08.114322 1', 'item 500 SWEATER', 'my license number is 5130634', '516 000 000 people',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  for (const run of scan.runs) yield* findInRun(scan, run)
}

/** Walks over a run's groups; dates, addresses and finds are passed over whole, and after them a number may begin afresh. */
function* findInRun(scan: Scan, { groups }: NumberRun): Iterable<Found> {
  const vanity = readVanity(scan.text, groups)
  if (vanity !== undefined) yield vanity
  let isFresh = true
  // No number has fewer digits than this, and most runs are shorter.
  let rest = groups.reduce((sum, { start, end }) => sum + end - start, 0)
  for (let index = 0; index < groups.length && rest >= digitsMin; ) {
    const group = groups[index]
    if (group === undefined) return
    const found = matchNumber(scan, { start: group.start, isFresh, runEnd: groups.at(-1)?.end ?? group.end })
    if (found !== undefined) yield found
    // What needs a context word may yet hold a number that needs none.
    const passed = found !== undefined && found.score > contextOnly ? found.end : endOfDateOrIp(scan.text, group.start)
    isFresh = passed !== -1 || group.end - group.start >= 7
    do rest -= lengthOf(groups[index++])
    while (index < groups.length && (groups[index]?.start ?? passed) < passed)
  }
}

const vanityNumber = /(?:\+?1[ .-])?\(?[2-9]\d\d\)?[ .-]{1,2}(?:[A-Z]{7}|\d{3}[ .-][A-Z]{4})(?![A-Za-z\d])/y

/** North America: letters for the last digits, `1-800-FLOWERS`. Any three digits may stand before a word in capitals. */
function readVanity(text: string, groups: readonly Group[]): Found | undefined {
  const [first, last] = [groups[0], groups.at(-1)]
  if (first === undefined || last === undefined || groups.length > 3 || !isCapitalAt(text, last.end + 1) || !isCapitalAt(text, last.end + 4)) return undefined
  if (isTailOfCode(text, first.start)) return undefined
  const start = startWithLead(text, first.start)
  const end = matchAt(vanityNumber, text, start)
  if (end === -1) return undefined
  return { start, end, type: 'PHONE_NUMBER', score: tollFree.test(text.slice(start, end)) || text.charAt(start) === '(' ? 0.6 : contextOnly }
}

const tollFree = /^(?:\+?1[ .-])?\(?8(?:00|33|44|55|66|77|88)/

function isCapitalAt(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0x41 && unit <= 0x5a
}

const digitsMin = 7

function lengthOf(group: Group | undefined): number {
  return group === undefined ? 0 : group.end - group.start
}

/** The score of what is a phone only near a context word. */
const contextOnly = 0.2

interface Place {
  readonly start: number
  /** Nothing of the same run stands before that may belong to the number. */
  readonly isFresh: boolean
  readonly runEnd: number
}

interface Spelling {
  readonly pattern: RegExp
  readonly score: number
  readonly countMin: number
  readonly countMax: number
  /** So peculiar that it also counts in the middle of other numbers. */
  readonly isDistinct?: true
  /** Counts only with separators; the bare digits have a spelling of their own. */
  readonly isGrouped?: true
  /** What stands before the calling code. */
  readonly international?: '+' | '00'
}

const spellings: readonly Spelling[] = [
  {
    pattern: /\(?\+ ?\(?\d(?:[ \t.\-()/]{0,3}\d){7,14}(?!\d)/y,
    score: 0.85, countMin: 8, countMax: 15, isDistinct: true, international: '+',
  },
  {
    pattern: /\(?00[ \t.\-()/]{0,3}[1-9](?:[ \t.\-()/]{0,3}\d){6,13}(?!\d)/y,
    score: 0.75, countMin: 9, countMax: 17, international: '00',
  },
  // North America: 3-3-4, with any area code where the separators make it plain, and any country code without its plus.
  {
    pattern: /(?:1\.(?=\(?\d{3}\)?[ .\-/])|1|\d{1,3}[ \-/]{1,3})?\(?\d{3}\)?[ .\-/]{0,3}\d{3}[ .\-/]{0,3}\d{4}(?!-?\d)/y,
    score: 0.75, countMin: 10, countMax: 13, isDistinct: true, isGrouped: true,
  },
  { pattern: /1?[2-9]\d{9}(?!\d)/y, score: 0.6, countMin: 10, countMax: 11 },
  // Brazil and its neighbours: the area in parentheses, then 8 or 9 digits.
  { pattern: /\(\d{2,3}\) ?\d{4,5}[ .-]?\d{4}(?!\d)/y, score: 0.75, countMin: 10, countMax: 12, isDistinct: true },
  { pattern: /\(\d{2,4}\) ?\d{3}[ .-]\d{3,4}(?![ .-]?\d)/y, score: 0.6, countMin: 8, countMax: 11, isDistinct: true, isGrouped: true },
  // Europe and others with trunk prefix 0; France first, whose numbers end after ten digits.
  { pattern: /\(?0[1-9]\)?(?:[ .-]\d{2}){4}(?!\d)/y, score: 0.7, countMin: 10, countMax: 10 },
  { pattern: /\(?0[1-9]\d{0,4}\)?(?:[ \t.\-()/]{0,2}\d){5,12}(?!\d)/y, score: 0.7, countMin: 9, countMax: 15 },
  {
    pattern: /\(?0[1-9]\d{1,4}\)?(?:[ \t.\-()/]{0,2}\d){5,6}(?![ .-]?\d)/y,
    score: 0.6, countMin: 8, countMax: 8, isGrouped: true,
  },
  // Spain, Portugal, Poland; India; Italian mobiles: national numbers without a trunk prefix.
  {
    pattern: /[5-9]\d{2}[ -](?:\d{3}[ -](?!000)\d{3}|\d{2}[ -]\d{2}[ -]\d{2})(?![ -]?\d)/y,
    score: 0.55, countMin: 9, countMax: 9,
  },
  {
    pattern: /(?:[6-9]\d{4}[ -]\d{5}|3\d{2}[ .\-/]\d{3}[ .-]?\d{3,4})(?![ .-]?\d)/y,
    score: 0.55, countMin: 9, countMax: 10,
  },
  // Russia's trunk prefix 8, Australia's 1300 and 1800, two digits of area before 3-2-2, and digits one by one.
  {
    pattern: /8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)/y,
    score: 0.65, countMin: 11, countMax: 11, isGrouped: true,
  },
  { pattern: /1[38]00[ -]\d{3}[ -]\d{3}(?![ -]?\d)/y, score: 0.6, countMin: 10, countMax: 10 },
  { pattern: /\d{2}[ .-]\d{3}[ .-]\d{2}[ .-]\d{2}(?![ .-]?\d)/y, score: 0.55, countMin: 9, countMax: 9 },
  { pattern: /\d(?:[ .-]\d){9,14}(?![ .-]?\d)/y, score: 0.55, countMin: 10, countMax: 15 },
  // Local numbers: 555 is reserved for fiction, the others count near a context word only.
  { pattern: /555[ .-]\d{4}(?![-.]?\d)/y, score: 0.55, countMin: 7, countMax: 7, isDistinct: true },
  { pattern: /\d{3}[ .-]\d{4}(?![ .-]?\d)/y, score: contextOnly, countMin: 7, countMax: 7 },
]

const extension = /[ ,;]{0,3}(?:x|ext\.?|extension|durchwahl|poste|anexo|ramal|#)[ .:]{0,2}\d{1,6}(?!\d)/iy

function matchNumber(scan: Scan, place: Place): Found | undefined {
  const { text } = scan
  const lead = startWithLead(text, place.start)
  for (const spelling of spellings) {
    if (!place.isFresh && spelling.isDistinct !== true) continue
    // The lead belongs to some spellings only; without it the number itself may still have another one.
    for (const start of lead === place.start ? [lead] : [lead, place.start]) {
      const end = matchAt(spelling.pattern, text, start)
      if (end === -1 || !isPlausible(text, start, end, spelling)) continue
      if (spelling.international !== undefined) return finishInternational(text, start, end, spelling)
      return finish(text, start, endOfFirst(text, start, end), spelling.score)
    }
  }
  return place.isFresh ? matchWholeRun(scan, place) : undefined
}

/** The score of a number whose length its country does not use: near a context word it is one with a typing mistake. */
const impossible = 0.4

/** A second number may follow at once: the longest beginning counts that has a possible length. */
function finishInternational(text: string, start: number, end: number, { score, international }: Spelling): Found {
  for (let last = end; last > start; last--) {
    if (!isDigitAt(text, last - 1) || isDigitAt(text, last)) continue
    if (isPossibleInternational(internationalDigits(text.slice(start, last), international))) return finish(text, start, last, score)
  }
  return finish(text, start, endOfFirst(text, start, end), impossible)
}

/** Without the prefix, and without the trunk prefix that is only dialled at home: `+44 (0)20`. */
function internationalDigits(written: string, international: Spelling['international']): string {
  const digits = written.replace('(0)', '').replaceAll(notDigits, '')
  return international === '00' ? digits.slice(2) : digits
}

const notDigits = /\D+/g

/** Two numbers beside each other: the second begins with a trunk prefix after the first is long enough. */
function endOfFirst(text: string, start: number, end: number): number {
  for (let at = start, count = 0; at < end; at++) {
    if (isDigitAt(text, at)) count++
    else if (count >= 9 && matchAt(secondNumber, text, at) !== -1) return at
  }
  return end
}

const secondNumber = / \(?0[1-9](?:[ .\-/()]{0,2}\d){7}/y

function isPlausible(text: string, start: number, end: number, spelling: Spelling): boolean {
  const count = countDigits(text, start, end)
  if (count < spelling.countMin || count > spelling.countMax) return false
  const isBare = count === end - start
  if (isBare) return spelling.isGrouped !== true && isFreeNumber(text, start, end)
  if (isTailOfCode(text, start) || isTailOfTime(text, start)) return false
  return text.charAt(start) === '+' || text.charAt(start) === '(' || !endsInDate(text, start) && !isAmount(text, start, end)
}

/** Any other 7 to 15 digits: a phone only near a context word, or when they have a length that the region uses. */
function matchWholeRun({ text, phoneRegion }: Scan, { start: first, runEnd }: Place): Found | undefined {
  if (runEnd - first > 40) return undefined
  const start = startOfParenthesis(text, first, runEnd)
  const digits = text.slice(first, runEnd).replaceAll(notDigits, '')
  if (digits.length < digitsMin || digits.length > 15 || endsInDate(text, first) || !isFreeNumber(text, start, runEnd)) return undefined
  const isNational = phoneRegion !== undefined && isPossibleNational(digits, phoneRegion)
  return finish(text, start, runEnd, isNational ? 0.55 : contextOnly)
}

/** Words before the number of something else that a person has. */
const otherNumbers: ReadonlySet<string> = new Set(
  ('upc ean gtin isbn issn asin barcode pid uid aba bsb ssn ' +
    'license licence permit passport policy member membership account acct routing customer patient student employee badge plate imei card ' +
    'führerschein ausweis konto kontonummer kundennummer mitgliedsnummer permiso licencia pasaporte cuenta permis compte patente conto carta').split(' '),
)

function startOfParenthesis(text: string, start: number, end: number): number {
  return text.charAt(start - 1) === '(' && text.slice(start, end).includes(')') ? start - 1 : start
}

function isFreeNumber(text: string, start: number, end: number): boolean {
  if (isTailOfCode(text, start) || isTailOfTime(text, start) || isAmount(text, start, end)) return false
  if (isAlphanumericAt(text, end) && matchAt(extension, text, end) === -1) return false
  return !wordsBefore(text, start, 3).some((word) => referenceWords.has(word) || otherNumbers.has(word))
}

/** The seconds of a time: `14:22:08.114322`. */
function isTailOfTime(text: string, start: number): boolean {
  return text.charAt(start - 1) === ':' && isDigitAt(text, start - 2)
}

function endsInDate(text: string, start: number): boolean {
  return endOfDateOrIp(text, start) !== -1
}

function finish(text: string, start: number, end: number, score: number): Found {
  const isOpen = text.charAt(start) === '(' && !text.slice(start, end).includes(')')
  const extended = matchAt(extension, text, end)
  return { start: isOpen ? start + 1 : start, end: extended === -1 ? end : extended, type: 'PHONE_NUMBER', score }
}

/** Includes the signs that may stand before the first digit: `(`, `+`, `(+`, `+(`, `+ `. */
function startWithLead(text: string, start: number): number {
  let at = start
  if (text.charAt(at - 1) === '(') at--
  if (text.charAt(at - 1) === '+') at--
  else if (at === start && text.startsWith('+ ', at - 2)) at -= 2
  if (text.charAt(at - 1) === '(' && text.charAt(at) === '+') at--
  return at
}

function countDigits(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (isDigitAt(text, at)) count++
  return count
}
