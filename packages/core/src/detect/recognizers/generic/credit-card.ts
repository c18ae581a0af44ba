import { isLuhnValid } from '../../checksum/luhn.js'
import type { Found, Recognizer } from '../../recognizer.js'
import { isAlphanumericAt, type Group, type NumberRun, type Scan } from '../../scan.js'

/** 12 to 19 digits that pass the Luhn check, in any grouping. */
export const creditCard: Recognizer = {
  name: 'credit-card',
  types: ['CREDIT_CARD'],
  source: 'https://www.iso.org/standard/70484.html (ISO/IEC 7812-1)',
  needs: ['digit'],
  contextWords: [
    'card', 'visa', 'mastercard', 'amex', 'credit', 'debit', 'cc',
    'karte', 'kreditkarte', 'tarjeta', 'carte', 'carta', 'cartão', 'kaart',
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
      { text: 'my card is 4111 1111 1111 1112', found: ['4111 1111 1111 1112'] },
    ],
    nearMisses: ['4111 1111 1111 1112', 'a4111111111111111', '1700000000000', '41111111111111111111111'],
  },
}

function* find({ text, runs }: Scan): Iterable<Found> {
  for (const run of runs) {
    for (let first = 0; first < run.groups.length; first++) yield* findFrom(text, run, first)
  }
}

/** Every window of groups that begins with group `first`; a window has at most 19 digits, so the work is bounded. */
function* findFrom(text: string, { groups }: NumberRun, first: number): Iterable<Found> {
  const start = groups[first]?.start ?? 0
  if (isAlphanumericAt(text, start - 1) || text.charAt(start - 1) === '+') return
  const isSegmentStart = first === 0 || !isCardSeparator(text, groups[first - 1], groups[first])
  let digits = ''
  let shape = ''
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]
    if (group === undefined || (last > first && !isCardSeparator(text, groups[last - 1], group))) return
    digits += text.slice(group.start, Math.min(group.end, group.start + 20))
    if (digits.length > 19) return
    shape += `${shape === '' ? '' : '-'}${group.end - group.start}`
    if (digits.length < 12 || isAlphanumericAt(text, group.end)) continue
    const isSegmentEnd = last + 1 === groups.length || !isCardSeparator(text, group, groups[last + 1])
    const score = scoreOf(digits, shape, isSegmentStart && isSegmentEnd)
    if (score > 0) yield { start, end: group.end, type: 'CREDIT_CARD', score }
  }
}

/** How issuers print numbers, and numbers without separators. */
const printedShapes: ReadonlySet<string> = new Set([
  '4-4-4-4', '4-6-5', '4-6-4', '4-4-4-4-3', '13', '14', '15', '16', '17', '18', '19',
])
/** Shapes in which a number that fails the check is still likely a card with a typing mistake. */
const likelyShapes: ReadonlySet<string> = new Set(['4-4-4-4', '4-6-5', '15', '16'])

function scoreOf(digits: string, shape: string, isWhole: boolean): number {
  // ISO/IEC 7812-1: banking and financial issuers begin with 2 to 6.
  const isIssuer = digits >= '2' && digits < '7'
  if (!isLuhnValid(digits)) return isIssuer && likelyShapes.has(shape) ? 0.2 : 0
  if (!isIssuer) return 0.4
  if (printedShapes.has(shape)) return 0.95
  return isWhole ? 0.8 : 0.4
}

function isCardSeparator(text: string, left: Group | undefined, right: Group | undefined): boolean {
  if (left === undefined || right === undefined) return false
  for (let at = left.end; at < right.start; at++) if (!' \t.-'.includes(text.charAt(at))) return false
  return true
}
