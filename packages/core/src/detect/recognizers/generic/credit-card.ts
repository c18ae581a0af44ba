import { isOfNetwork } from '../../card-networks.js'
import { wordsBefore } from '../../context.js'
import { referenceWords } from '../../number-shapes.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, matchAt, type Group, type Scan } from '../../scan.js'

/** 12 to 19 digits that pass the Luhn check, in any grouping, with at most three signs between two groups. */
export const creditCard: SearchRecognizer = {
  name: 'credit-card',
  types: ['CREDIT_CARD'],
  source: 'https://www.iso.org/standard/70484.html (ISO/IEC 7812-1)',
  needs: ['digit'],
  contextWords: [
    'card', 'visa', 'mastercard', 'amex', 'credit', 'debit', 'cc', 'maestro', 'cardnumber',
    'karte', 'kreditkarte', 'kartennummer', 'tarjeta', 'carte', 'carta', 'cartão', 'cartao', 'kaart', 'creditcard', 'kreditkartennummer',
  ],
  find,
  examples: {
    matches: [
      { text: 'pay with 4111 1111 1111 1111 please', found: ['4111 1111 1111 1111'] },
      { text: '4111111111111111', found: ['4111111111111111'] },
      { text: '5555-5555-5555-4444 exp 12/29', found: ['5555-5555-5555-4444'] },
      { text: 'amex 3782.822463.10005', found: ['3782.822463.10005'] },
      { text: '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', found: ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'] },
      { text: '4111 - 1111 - 1111 - 1111', found: ['4111 - 1111 - 1111 - 1111'] },
      { text: '4111/1111/1111/1111', found: ['4111/1111/1111/1111'] },
      { text: '4111,1111\n1111 1111', found: ['4111,1111\n1111 1111'] },
      { text: '4111:1111:1111:1111', found: ['4111:1111:1111:1111'] },
      { text: 'card=4111+1111+1111+1111', found: ['4111+1111+1111+1111'] },
      { text: 'it is 411111-1111111-111 ok', found: ['411111-1111111-111'] },
      { text: '4111 1111\r\n1111 (1111)', found: ['4111 1111\r\n1111 (1111'] },
      { text: '4111111111111111|12|29|123', found: ['4111111111111111'] },
      { text: 'card#4111111111111111exp', found: ['4111111111111111'] },
      { text: 'cardnumber4111111111111111', found: ['4111111111111111'] },
      { text: 'my card is 4111 1111 1111 1112', found: ['4111 1111 1111 1112'] },
      { text: 'visa 4111 1111 1111 111', found: ['4111 1111 1111 111'] },
    ],
    nearMisses: [
      '4111 1111 1111 1112', 'a4111111111111111', '1700000000000', '41111111111111111111111', '2, 4, 6, 8, 10, 12, 14, 16', 'EAN 4006381333916',
      'order 4006381333908', '+4111 1111 1111 1111', 'account no: 5500 1234 5678', '23/11/2026 10:30:45 5550142',
    ],
  },
}

function find({ text, groups }: Scan): readonly Found[] {
  const finds: Found[] = []
  for (let first = 0; first < groups.length; ) {
    const segment = readSegment(text, groups, first)
    // Most numbers stand alone and are short.
    for (let at = first; segment.digitCount >= digitsMin && at < segment.end; at++) addFrom(finds, text, groups, { ...segment, at })
    first = segment.end
  }
  return finds
}

const digitsMin = 12
const digitsMax = 19
const separatorsMax = 3

/** Digit groups `[start, end)` that may belong together. */
interface Segment {
  readonly start: number
  readonly end: number
  readonly digitCount: number
}

function readSegment(text: string, groups: readonly Group[], start: number): Segment {
  let digitCount = 0
  let end = start
  do digitCount += lengthOf(groups[end])
  while (gapAfter(text, groups, end++) !== noGap)
  return { start, end, digitCount }
}

function lengthOf(group: Group | undefined): number {
  return group === undefined ? 0 : group.end - group.start
}

/** Adds every window of groups that begins with group `at`; a window has at most 19 digits, so the work is bounded. */
function addFrom(finds: Found[], text: string, groups: readonly Group[], segment: Segment & { readonly at: number }): void {
  const first = segment.at
  const start = groups[first]?.start ?? 0
  if (text.charAt(start - 1) === '+' || (isAlphanumericAt(text, start - 1) && !gluedBefore.test(text.slice(Math.max(0, start - 12), start)))) return
  const luhn = new LuhnSums()
  let worst = plainGap
  for (let last = first; last < segment.end; last++) {
    const group = groups[last]
    if (last > first) worst = Math.max(worst, gapAfter(text, groups, last - 1))
    if (group === undefined || luhn.length + lengthOf(group) > digitsMax) return
    for (let at = group.start; at < group.end; at++) luhn.add(text.charCodeAt(at) - 0x30)
    if (luhn.length < digitsMin || (isAlphanumericAt(text, group.end) && matchAt(gluedAfter, text, group.end) === -1)) continue
    const isWhole = first === segment.start && worst === plainGap && gapAfter(text, groups, last) !== plainGap
    const score = scoreOf(text, groups, { first, last, luhn, isWhole })
    if (score > 0) finds.push({ start, end: group.end, type: 'CREDIT_CARD', score, isValid: score > invalidScore })
  }
}

/** The Luhn sum of the digits so far, whichever of them turns out to be the last (ISO/IEC 7812-1, annex B). */
class LuhnSums {
  length = 0
  /** The first four digits, as a number. */
  lead = 0
  #evenDoubled = 0
  #oddDoubled = 0

  add(digit: number): void {
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2
    const isEven = this.length % 2 === 0
    this.#evenDoubled += isEven ? doubled : digit
    this.#oddDoubled += isEven ? digit : doubled
    if (this.length < 4) this.lead = this.lead * 10 + digit
    this.length++
  }

  /** The last digit is never doubled. */
  get isValid(): boolean {
    return (this.length % 2 === 0 ? this.#evenDoubled : this.#oddDoubled) % 10 === 0
  }
}

/** Words that people forget the blank beside. */
const gluedBefore = /(?:^|[^a-z])(?:card|cardnumber|number|no|visa|cc|mastercard|amex|karte|tarjeta|carte|carta)$/i
const gluedAfter = /(?:exp|cvv|cvc|valid)/iy

/** How issuers print numbers, and numbers without separators. */
const printedShapes: ReadonlySet<string> = new Set([
  '4-4-4-4', '4-6-5', '4-6-4', '4-4-4-4-3', '8-8', '6-10', '4-12', '4-4-8', '13', '14', '15', '16', '17', '18', '19',
])
/** Shapes in which a number that fails the check is still likely a card with a typing mistake. */
const likelyShapes: ReadonlySet<string> = new Set(['4-4-4-4', '4-6-5', '15', '16', '4-4-4-3', '4-4-4-5'])
const invalidScore = 0.2

interface Window {
  readonly first: number
  readonly last: number
  readonly luhn: LuhnSums
  /** Nothing that may belong to the number stands beside it, and only plain separators are in it. */
  readonly isWhole: boolean
}

function scoreOf(text: string, groups: readonly Group[], { first, last, luhn, isWhole }: Window): number {
  const { lead, length, isValid } = luhn
  // ISO/IEC 7812-1: banking and financial issuers begin with 2 to 6; JCB's oldest cards with 1800.
  const isIssuer = (lead >= 2000 && lead < 7000) || (lead === 1800 && length === 15)
  if (!isValid) return isIssuer && likelyShapes.has(shapeOf(groups, first, last)) ? invalidScore : 0
  if (!isIssuer) return 0.4
  const isNetwork = isOfNetwork(lead, length)
  if (printedShapes.has(shapeOf(groups, first, last))) {
    if ((!isNetwork || length < 15) && isReference(text, groups[first]?.start ?? 0)) return 0.3
    // No network issues the others now: below what a word near a number of another kind makes of it.
    return isNetwork ? 0.95 : 0.6
  }
  // Other groupings by chance: a list of numbers, a date beside a time.
  // Twelve bare digits are a counter's or an order's far more often than a card's.
  return isNetwork && ((isWhole && length > 12) || (length > 14 && length < 17)) ? 0.8 : 0.4
}

function shapeOf(groups: readonly Group[], first: number, last: number): string {
  // No shape that has a name has more groups.
  if (last - first > 4) return ''
  return groups.slice(first, last + 1).map(({ start, end }) => end - start).join('-')
}

const barcodeWords: ReadonlySet<string> = new Set(['ean', 'gtin', 'upc', 'isbn', 'barcode', 'timestamp', 'id'])

function isReference(text: string, start: number): boolean {
  return wordsBefore(text, start, 3).some((word) => referenceWords.has(word) || barcodeWords.has(word))
}

/** Plain separators stand between the groups of any number; others are odd, but no reason to let a card pass. */
const plainGap = 0
const oddGap = 1
const noGap = 2

function gapAfter(text: string, groups: readonly Group[], index: number): number {
  const [left, right] = [groups[index], groups[index + 1]]
  if (left === undefined || right === undefined || right.start - left.end > separatorsMax) return noGap
  let gap = plainGap
  for (let at = left.end; at < right.start; at++) gap = Math.max(gap, gapSigns[text.charCodeAt(at)] ?? noGap)
  return gap
}

const gapSigns = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return ' \t.-'.includes(sign) ? plainGap : '\r\n/_,|()*+:;\\~#&\'"=[]{}<>'.includes(sign) ? oddGap : noGap
})
