import { answerIn } from '../../answer.js'
import { introducedNumber, readNumber } from '../../introduced-number.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { isAlphanumericAt, isDigitAt, matchAt, type Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** The short codes that services send for one login. */
export const oneTimeCode: SearchRecognizer = {
  name: 'one-time-code',
  types: ['ONE_TIME_CODE'],
  source: 'https://www.rfc-editor.org/rfc/rfc4226#section-5.3 (six digits or more)',
  needs: [],
  triggers: (
    'code codes otp totp passcode 2fa mfa tan mtan pushtan smstan g código codigo codice bestätigungscode sicherheitscode verifizierungscode ' +
    'einmalcode anmeldecode verificatiecode beveiligingscode bevestigingscode token einmalpasswort kod код password passwort log login sign verify'
  ).split(' '),
  contextWords: (
    'otp totp verification authenticator passcode mtan tan bestätigungscode verifizierungscode einmalcode verificatiecode verificación ' +
    'vérification verificação verifica'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'your code is 482913', found: ['482913'] },
      { text: 'G-482913 is your verification code', found: ['G-482913'] },
      { text: 'verification code: 1234 56', found: ['1234 56'] },
      { text: '2fa code 123 456', found: ['123 456'] },
      { text: 'my otp 991122', found: ['991122'] },
      { text: '482 913 is your login code', found: ['482 913'] },
      { text: 'the code you sent me is 771204', found: ['771204'] },
      { text: 'Ihr Bestätigungscode lautet 552901', found: ['552901'] },
      { text: 'dein Code ist 552901', found: ['552901'] },
      { text: 'su código de verificación es 90210', found: ['90210'] },
      { text: 'votre code de vérification est 550 129', found: ['550 129'] },
      { text: 'seu código é 771204', found: ['771204'] },
      { text: 'il tuo codice è 771204', found: ['771204'] },
      { text: 'je code is 771204', found: ['771204'] },
      { text: 'one time password 482911', found: ['482911'] },
      { text: 'enter the 6-digit code 482913', found: ['482913'] },
      { text: 'Use 482913 to log in', found: ['482913'] },
      { text: 'Your WhatsApp code: 123-456', found: ['123-456'] },
      { text: 'use 123456 as your login code', found: ['123456'] },
      { text: 'the one-time passcode is B7K2Q9', found: ['B7K2Q9'] },
    ],
    nearMisses: [
      'discount code 202512', 'my zip code is 90210', 'error code 500123', 'area code 2025', 'your order code is 482913', 'promo code: 12345678',
      'HS code: 847130', 'exit code is 1234', 'status code 4041', 'code 12 of the statute', 'the source code has 150000 lines',
      'your postal code is 10115', 'el código postal es 28014', 'G-482 is a street', 'coupon code SAVE20', 'a tan of 1234 shades', 'the code is 12345678901',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const trigger of scan.triggersOf('one-time-code')) {
    if (trigger.word === 'g') {
      const end = matchAt(googleCode, text, trigger.start)
      if (end !== -1 && !isAlphanumericAt(text, trigger.start - 1)) yield { start: trigger.start, end, type: 'ONE_TIME_CODE', score: 0.8 }
      continue
    }
    const before = numberBefore(text, trigger)
    if (before !== undefined) yield { ...before, type: 'ONE_TIME_CODE', score: 0.75 }
    const strength = strengthOf(text, trigger)
    if (strength === 0) continue
    const after = numberAfter(text, trigger, strength) ?? lettersAfter(text, trigger, strength)
    if (after !== undefined) yield { ...after, type: 'ONE_TIME_CODE', score: 0.7 + strength / 10 }
  }
  const answer = scan.isExpected('ONE_TIME_CODE') ? answerIn(text) : undefined
  if (answer !== undefined && bareCode.test(text.slice(answer.start, answer.end))) yield { ...answer, type: 'ONE_TIME_CODE', score: 0.3 }
}

/** The whole answer to the question for a code. */
const bareCode = /^(?:(?:\d[ -]?){3,9}\d|(?:g-)?[a-z]{0,3}\d[a-z\d-]{3,8})$/i

interface Range {
  readonly start: number
  readonly end: number
}

const googleCode = /[gG]-\d{6}(?![\dA-Za-z-])/y

/** How plainly the words before and after say that a code is for one login: 0 not at all, 1 it may be, 2 they do. */
function strengthOf(text: string, { start, end, word }: Trigger): 0 | 1 | 2 {
  if (actionWords.has(word)) return 0
  if (!generalWords.has(word)) return 2
  const clause = (text.slice(Math.max(0, start - 32), start).split(clauseBorder).at(-1) ?? '').toLowerCase()
  const words = clause.match(wordPattern) ?? []
  const after = text.slice(end, end + 32).toLowerCase().match(wordPattern) ?? []
  const last = words.at(-1)
  if (word === 'password' || word === 'passwort') return last === 'time' || last === 'onetime' ? 2 : 0
  if (words.slice(-3).some((one) => loginWords.has(one)) || after.slice(0, 3).some((one) => loginWords.has(one))) return 2
  if (otherWords.has(after[0] ?? '') || word === 'token' || word === 'codes') return 0
  if (last === undefined) return clause.trim() === '' ? 1 : 0
  // `Your WhatsApp code`: a service, by its capital.
  const isService = owners.has(words.at(-2) ?? '') && /^[A-Z]$/.test(text.charAt(start - last.length - 1))
  return owners.has(last) || isService ? 1 : 0
}

const clauseBorder = /[.!?;:,\n]/
const wordPattern = /[\p{L}\p{M}\d]+/gu
/** Codes of everything; only the words beside them tell. */
const generalWords: ReadonlySet<string> = new Set('code codes código codigo codice token kod код password passwort'.split(' '))
/** What a code is used for: `482913 to log in`. */
const actionWords: ReadonlySet<string> = new Set('log login sign verify'.split(' '))
const loginWords: ReadonlySet<string> = new Set(
  ('digit digits verification verify security login signin log sign auth authentication authenticator authorization otp 2fa mfa sms time confirmation ' +
    'factor texted verificación verificacion seguridad acceso vérification verification sécurité connexion confirmation verificação segurança ' +
    'acesso verifica sicurezza accesso conferma').split(' '),
)
const owners: ReadonlySet<string> = new Set(
  'your my the this that new is here a dein ihr mein der tu su mi el votre mon ton le seu meu o tuo mio il je uw mijn de'.split(' '),
)
/** `código postal`, `code source`, `code promo`. */
const otherWords: ReadonlySet<string> = new Set(
  'postal postale promo source pays review base block snippet sample erreur barre civil penal produit fiscal fiscale de of has for line lines'.split(' '),
)

function numberAfter(text: string, { end, word }: Trigger, strength: 1 | 2): Range | undefined {
  const number = introducedNumber(text, end)
  if (number === undefined || number.digits.length < 4 || number.digits.length > 8) return undefined
  // A weak word needs a sign or a verb, and more digits than a year has.
  const isLinked = number.between.some((one) => verbs.has(one)) || /[:=#]/.test(text.slice(end, number.start))
  if (!isLinked && (strength === 1 || word === 'tan' || number.between.length > 1)) return undefined
  if (strength === 1 && number.digits.length < 5 && number.between.length > 1) return undefined
  return number.between.length > wordsMax ? undefined : { start: number.start, end: number.end }
}

const wordsMax = 6
const verbs: ReadonlySet<string> = new Set('is was ist lautet es est é è luidt'.split(' '))

/** Letters and digits, in capitals: `B7K2Q9`. */
function lettersAfter(text: string, { end }: Trigger, strength: 1 | 2): Range | undefined {
  if (strength < 2) return undefined
  const link = matchAt(linkToLetters, text, end)
  const last = link === -1 ? -1 : matchAt(mixedCode, text, link)
  return last === -1 || !/\d/.test(text.slice(link, last)) ? undefined : { start: link, end: last }
}

const linkToLetters = /(?: (?:is|ist|lautet|es|est|é|è) |: ?| )/y
const mixedCode = /[A-Z0-9]{3,4}-?[A-Z0-9]{2,4}(?![\w-])/y

/** `482913 is your code`: back over the words between to the number. */
function numberBefore(text: string, { start, word }: Trigger): Range | undefined {
  const piece = text.slice(Math.max(0, start - 48), start)
  const verb = piece.search(actionWords.has(word) ? purpose : verbBeforeCode)
  if (verb === -1) return undefined
  const last = start - piece.length + verb
  let first = last
  while (first > 0 && last - first < 9 && (isDigitAt(text, first - 1) || (' -'.includes(text.charAt(first - 1)) && isDigitAt(text, first - 2)))) first--
  if (isAlphanumericAt(text, first - 1) || '-.,$#/'.includes(text.charAt(first - 1)) && first > 0) return undefined
  const number = first < last ? readNumber(text, first) : undefined
  return number?.end === last && number.digits.length >= 4 && number.digits.length <= 8 ? { start: first, end: last } : undefined
}

const purpose = / to $/
const verbBeforeCode = / (?:is|as|ist|es|est|é|è) (?:your|my|the|dein|ihr|der|tu|su|votre|ton|le|seu|o|il|je|uw)(?: [\p{L}-]{1,16}){0,3} $/iu
