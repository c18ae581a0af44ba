import { isOfNetwork } from '../../card-networks.js'
import { isLuhnValid } from '../../checksum/luhn.js'
import { wordsBefore } from '../../context.js'
import { referenceWords } from '../../number-shapes.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, type Group, type Scan } from '../../scan.js'

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
      { text: 'it is 411111-1111111-111 ok', found: ['411111-1111111-111'] },
      { text: '4111 1111\r\n1111 (1111)', found: ['4111 1111\r\n1111 (1111'] },
      { text: '4111111111111111|12|29|123', found: ['4111111111111111'] },
      { text: 'my card is 4111 1111 1111 1112', found: ['4111 1111 1111 1112'] },
      { text: 'visa 4111 1111 1111 111', found: ['4111 1111 1111 111'] },
    ],
    nearMisses: [
      '4111 1111 1111 1112', 'a4111111111111111', '1700000000000', '41111111111111111111111', '2, 4, 6, 8, 10, 12, 14, 16', 'EAN 4006381333916',
      'order 4006381333908', '+4111 1111 1111 1111', '23/11/2026 10:30:45 5550142',
    ],
  },
}

function* find({ text, runs }: Scan): Iterable<Found> {
  // A run ends at signs that only a card may have between its groups, so runs are looked at together.
  const groups = runs.flatMap((run) => run.groups)
  for (let first = 0; first < groups.length; first++) yield* findFrom(text, groups, first)
}

/** Every window of groups that begins with group `first`; a window has at most 19 digits, so the work is bounded. */
function* findFrom(text: string, groups: readonly Group[], first: number): Iterable<Found> {
  const start = groups[first]?.start ?? 0
  if (isAlphanumericAt(text, start - 1) || text.charAt(start - 1) === '+') return
  const isSegmentStart = gapOf(text, groups[first - 1], groups[first]) === 'none'
  let digits = ''
  let shape = ''
  let isPlain = true
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]
    const gap = last === first ? 'plain' : gapOf(text, groups[last - 1], group)
    if (group === undefined || gap === 'none') return
    isPlain &&= gap === 'plain'
    digits += text.slice(group.start, Math.min(group.end, group.start + 20))
    if (digits.length > 19) return
    shape += `${shape === '' ? '' : '-'}${group.end - group.start}`
    if (digits.length < 12 || isAlphanumericAt(text, group.end)) continue
    const isWhole = isSegmentStart && isPlain && gapOf(text, group, groups[last + 1]) !== 'plain'
    const score = scoreOf(text, start, { digits, shape, isWhole })
    if (score > 0) yield { start, end: group.end, type: 'CREDIT_CARD', score, isValid: score > invalidScore }
  }
}

/** How issuers print numbers, and numbers without separators. */
const printedShapes: ReadonlySet<string> = new Set([
  '4-4-4-4', '4-6-5', '4-6-4', '4-4-4-4-3', '8-8', '6-10', '4-12', '4-4-8', '13', '14', '15', '16', '17', '18', '19',
])
/** Shapes in which a number that fails the check is still likely a card with a typing mistake. */
const likelyShapes: ReadonlySet<string> = new Set(['4-4-4-4', '4-6-5', '15', '16', '4-4-4-3', '4-4-4-5'])
const invalidScore = 0.2

interface Candidate {
  readonly digits: string
  readonly shape: string
  /** Nothing that may belong to the number stands beside it, and only plain separators are in it. */
  readonly isWhole: boolean
}

function scoreOf(text: string, start: number, { digits, shape, isWhole }: Candidate): number {
  // ISO/IEC 7812-1: banking and financial issuers begin with 2 to 6.
  const isIssuer = (digits >= '2' && digits < '7') || (digits.startsWith('1800') && digits.length === 15)
  if (!isLuhnValid(digits)) return isIssuer && likelyShapes.has(shape) ? invalidScore : 0
  if (!isIssuer) return 0.4
  const isNetwork = digits.length >= 15 && isOfNetwork(digits)
  if (printedShapes.has(shape)) return isNetwork || !isReference(text, start) ? 0.95 : 0.3
  // Other groupings by chance: a list of numbers, a date beside a time.
  return isWhole || (isNetwork && digits.length < 17) ? 0.8 : 0.4
}

const barcodeWords: ReadonlySet<string> = new Set(['ean', 'gtin', 'upc', 'isbn', 'barcode', 'timestamp', 'id'])

function isReference(text: string, start: number): boolean {
  return wordsBefore(text, start, 3).some((word) => referenceWords.has(word) || barcodeWords.has(word))
}

/** Plain separators stand between the groups of any number; others are odd, but no reason to let a card pass. */
function gapOf(text: string, left: Group | undefined, right: Group | undefined): 'plain' | 'odd' | 'none' {
  if (left === undefined || right === undefined || right.start - left.end > 3) return 'none'
  let gap: 'plain' | 'odd' = 'plain'
  for (let at = left.end; at < right.start; at++) {
    const sign = text.charAt(at)
    if (' \t.-'.includes(sign)) continue
    if (!'\r\n/_,|()*:;\\~#&\'"=[]{}<>·•'.includes(sign)) return 'none'
    gap = 'odd'
  }
  return gap
}
