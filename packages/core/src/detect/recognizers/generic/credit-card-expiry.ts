import { answerIn } from '../../answer.js'
import { findCardLines } from '../../card-line.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isDigitAt, matchAt, type Scan } from '../../scan.js'

/** Month and year until which a card is valid: after its number, or after a word for it. */
export const creditCardExpiry: SearchRecognizer = {
  name: 'credit-card-expiry',
  types: ['CREDIT_CARD_EXPIRY'],
  source: 'https://www.iso.org/standard/80133.html (ISO/IEC 7813)',
  needs: ['digit'],
  triggers: (
    'exp expiry expires expiration expiring expire expdate exps thru mm valid gültig ablauf ablaufdatum verfallsdatum verfall vence ' +
    'vencimiento caducidad caduca expira validité validade scadenza scade vervaldatum vervalt geldig válida válido vencimento verloopt'
  ).split(' '),
  contextWords: (
    'card visa mastercard amex credit debit cc cvv cvc karte kreditkarte tarjeta carte carta cartão kaart creditcard kreditkartennummer'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'exp 12/29', found: ['12/29'] },
      { text: '4111 1111 1111 1111 12/29 123', found: ['12/29'] },
      { text: '4111111111111111|03|2028|123', found: ['03|2028'] },
      { text: 'expiry date: 03/2028', found: ['03/2028'] },
      { text: 'my card is valid thru 1 / 27', found: ['1 / 27'] },
      { text: 'visa expires Dec 2029', found: ['Dec 2029'] },
      { text: 'it expires 12/28', found: ['12/28'] },
      { text: 'exp: 1229', found: ['1229'] },
      { text: 'Karte gültig bis 05/28', found: ['05/28'] },
      { text: 'la tarjeta caduca 05/28', found: ['05/28'] },
      { text: 'carte, expire le 05/28', found: ['05/28'] },
      { text: 'cartão, validade 05/28', found: ['05/28'] },
      { text: 'carta, scadenza 05/28', found: ['05/28'] },
      { text: 'kaart geldig tot 05-28', found: ['05-28'] },
    ],
    nearMisses: [
      'my passport expires 12/29', 'coupon expiry 12/29', 'exp 13/29', 'the offer expires 12/29/2026', 'valid for 10/20 users', 'expires at 12:30',
      '12/29', 'gültig bis 31.12.2026', 'exp 12/1999', '5 years exp 2 or 3',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const { expiry } of findCardLines(scan)) yield { ...expiry, type: 'CREDIT_CARD_EXPIRY', score: 0.85 }
  for (const { start, end, word } of scan.triggersOf('credit-card-expiry')) {
    const found = readAfter(text, end, word)
    if (found !== undefined) yield { ...found, type: 'CREDIT_CARD_EXPIRY', score: scoreOf(text, start, word) }
  }
  const answer = scan.isExpected('CREDIT_CARD_EXPIRY') ? answerIn(text) : undefined
  if (answer === undefined) return
  const end = Math.max(matchAt(monthAndYear, text, answer.start), matchAt(fourDigits, text, answer.start), matchAt(namedMonth, text, answer.start))
  if (end === answer.end) yield { ...answer, type: 'CREDIT_CARD_EXPIRY', score: 0.3 }
}

const monthAndYear = /(?:0?[1-9]|1[0-2]) {0,2}[/\-.|] {0,2}(?:20)?[2-4]\d(?![/.-]?\d)/y
const fourDigits = /(?:0[1-9]|1[0-2]) ?(?:20)?[2-4]\d(?![/.:-]?\d)/y
const namedMonth = /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?'?(?:20)?[2-4]\d(?!\d)/iy
const wordsMax = 4

/** Over the few words that may stand between: `expiry date is`, `gültig bis`. */
function readAfter(text: string, from: number, word: string): { start: number; end: number } | undefined {
  let words = 0
  for (let at = from; at < from + 28 && at < text.length; at++) {
    const sign = text.charAt(at)
    const isWordStart = /^[\p{L}\d]$/u.test(sign) && !/^[\p{L}\d]$/u.test(text.charAt(at - 1))
    if (!isWordStart) {
      if ('?!;'.includes(sign)) return undefined
      continue
    }
    const end = endOfDate(text, at, word)
    if (end !== -1) return { start: at, end }
    if (isDigitAt(text, at) || ++words > wordsMax) return undefined
  }
  return undefined
}

function endOfDate(text: string, at: number, word: string): number {
  if (!isDigitAt(text, at)) return matchAt(namedMonth, text, at)
  const end = matchAt(monthAndYear, text, at)
  return end === -1 && shortWords.has(word) ? matchAt(fourDigits, text, at) : end
}

/** What people write only of cards. */
const shortWords: ReadonlySet<string> = new Set(['exp', 'thru', 'mm', 'exps', 'expdate'])
const dateWords: ReadonlySet<string> = new Set(['expiry', 'expiration', 'ablaufdatum', 'verfallsdatum', 'vencimiento', 'caducidad', 'vervaldatum'])
/** Other things that expire. */
const others =
  /(?:passport|licen[cs]e|permit|coupon|voucher|offer|contract|domain|certificate|milk|food|medic|subscription|insurance|warranty|\bid\b|ausweis|pasaporte|passeport|gutschein|cupón)/i

function scoreOf(text: string, start: number, word: string): number {
  if (others.test(text.slice(Math.max(0, start - 40), start))) return 0
  if (shortWords.has(word)) return 0.7
  return dateWords.has(word) || /\bit $/i.test(text.slice(Math.max(0, start - 4), start)) ? 0.55 : 0.3
}
