import { answerIn } from '../../answer.js'
import { findCardLines } from '../../card-line.js'
import { introducedNumber } from '../../introduced-number.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** The three or four digits that prove that somebody holds a card: after a word for them, or after number and expiry. */
export const cvv: SearchRecognizer = {
  name: 'cvv',
  types: ['CVV'],
  source: 'https://www.pcisecuritystandards.org/glossary/ (card verification code)',
  needs: ['digit'],
  triggers: (
    'cvv cvv2 cvc cvc2 csc cid cvn security sicherheitscode kartenprüfnummer prüfnummer prüfziffer kpn seguridad cryptogramme sécurité segurança ' +
    'sicurezza beveiligingscode veiligheidscode digits'
  ).split(' '),
  contextWords: 'cvv cvc csc card karte kreditkarte tarjeta carte carta cartão kaart visa mastercard amex'.split(' '),
  find,
  examples: {
    matches: [
      { text: 'cvv 123', found: ['123'] },
      { text: 'CVC: 4321', found: ['4321'] },
      { text: 'security code 4321', found: ['4321'] },
      { text: 'the cvv on the back is 007', found: ['007'] },
      { text: '4111 1111 1111 1111 12/29 123', found: ['123'] },
      { text: '4111-1111-1111-1111, 12/2029, 456', found: ['456'] },
      { text: 'the three digits on the back are 737', found: ['737'] },
      { text: 'Kartenprüfnummer lautet 123', found: ['123'] },
      { text: 'código de seguridad: 123', found: ['123'] },
      { text: 'cryptogramme 123', found: ['123'] },
      { text: 'código de segurança é 123', found: ['123'] },
      { text: 'codice di sicurezza 123', found: ['123'] },
      { text: 'beveiligingscode 123', found: ['123'] },
    ],
    nearMisses: [
      'security guard 123', 'security code 482913', 'cvv', 'social security 123', 'we sold 123 cards', 'la seguridad de 300 personas', 'cvv 12',
      '12/29 123', 'room 123',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const { cvv: code } of findCardLines(scan)) if (code !== undefined) yield { ...code, type: 'CVV', score: 0.85 }
  for (const trigger of scan.triggersOf('cvv')) {
    const number = introducedNumber(text, trigger.end)
    if (number === undefined || number.digits.length < 3 || number.digits.length > 4 || number.between.length > wordsMax) continue
    if (!isOfCard(text, trigger, number.between)) continue
    yield { start: number.start, end: number.end, type: 'CVV', score: 0.85 }
  }
  const answer = scan.isExpected('CVV') ? answerIn(text) : undefined
  if (answer !== undefined && /^\d{3,4}$/.test(text.slice(answer.start, answer.end))) yield { ...answer, type: 'CVV', score: 0.3 }
}

const wordsMax = 6
/** Words that mean more than the code of a card: `security code`, `código de seguridad`. */
const generalWords: ReadonlySet<string> = new Set(['digits', 'security', 'seguridad', 'sécurité', 'segurança', 'sicurezza'])

function isOfCard(text: string, { start, word }: Trigger, between: readonly string[]): boolean {
  if (!generalWords.has(word)) return true
  if (word === 'digits') return between.includes('back') || between.includes('card')
  if (word === 'security') return between[0] === 'code' || between[0] === 'number' && !/social $/i.test(text.slice(Math.max(0, start - 7), start))
  return /(?:código|codigo|code|codice) (?:de|di) $/i.test(text.slice(Math.max(0, start - 12), start))
}
