import { readDictatedRun, type Token } from './dictated-run.js'
import type { Edit } from './edit.js'
import { joinDigits, type Piece } from './join-digits.js'
import { numberWord } from './number-words.js'
import { classOf, digit, isWordUnit, letter } from './unit-class.js'

/**
 * What to write so that a number dictated in words from `from` on stands in digits: “four one double one”.
 * Nothing, where so few words are language (“one or two”), or count (“one two three …”).
 */
export function spelledDigits(text: string, from: number): SpelledDigits {
  const { tokens, languages, end } = readDictatedRun(text, from)
  if (tokens.length < 3) return { edits: [], end }
  const pieces = joinDigits(tokens, languages)
  return { edits: isNumber(text, tokens, pieces) ? write(text, pieces) : [], end }
}

export interface SpelledDigits {
  readonly edits: readonly Edit[]
  /** Where the run ends, and the search goes on. */
  readonly end: number
}

/** Whether a second word or digit of a number follows after `end`: “one” alone is in every other sentence. */
export function isNumberAfter(text: string, end: number): boolean {
  let at = end
  while (at < text.length && at - end <= 3 && !isWordUnit(text.charCodeAt(at))) at++
  if (classOf(text.charCodeAt(at)) === digit) return true
  let wordEnd = at
  while (wordEnd - at < wordLengthMax && isLetterAt(text, wordEnd)) wordEnd++
  return numberWord(text.slice(at, wordEnd).toLowerCase()) !== undefined
}

/** A phone number in a city has seven digits; shorter ones need a word before them that asks for digits. */
const digitsMin = 7
const digitsAfterWordMin = 3
const reach = 40
const nearby = 8
const wordLengthMax = 24
const wordPattern = /[\p{L}\p{M}]+/gu

/** What is short and secret: PINs, verification values, codes. In English, Spanish, French, German, Portuguese, Italian, Dutch. */
const codeWords = new Set(
  ('pin cvv cvc cvv2 csc otp code codes passcode password zip postcode código codigo clave contraseña cifras chiffres ' +
    'passe kennwort passwort prüfziffer ziffern plz geheimzahl senha dígitos codice cifre pincode wachtwoord cijfers').split(' '),
)
const links = new Set('is was are s es era est ist war é è era was lautet of the number num no digits here it reads says der die el la le il'.split(' '))
const verbs = new Set('is was es era est ist war é è lautet'.split(' '))
const clauseBorder = /[.!?,;:\n]/
/** What has a long number, so that also “one two three four five six seven” is one. */
const numberWords = new Set(
  ('number phone mobile cell call tel telephone fax card account iban ssn social policy passport licence license whatsapp text ' +
    'número numero teléfono telefono móvil movil tarjeta cuenta llámame téléphone telephone portable carte compte nummer ' +
    'dni nif nie cpf cnpj nir bsn pesel personnummer telefon handy karte konto telefone celular cartão cartao conta cellulare carta conto telefoon mobiel kaart rekening').split(' '),
)

function isNumber(text: string, tokens: readonly Token[], pieces: readonly Piece[]): boolean {
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return false
  const words = tokens.reduce((count, { kind }) => count + (kind === 'digits' || kind === 'sign' ? 0 : 1), 0)
  const digits = pieces.reduce((count, piece) => count + (piece.kind === 'sign' ? 0 : piece.digits.length), 0)
  if (words === 0 || digits < digitsAfterWordMin) return false
  const before = wordsBefore(text, first.start)
  if (words >= 3 && (isCode(before) || (words >= 4 && isToldCode(text, first.start)))) return true
  if (digits < digitsMin) return words >= 3 && isAllOf(text, first.start, last.end) && !isSeries(pieces)
  const isAskedFor = before.some((word) => numberWords.has(word))
  if (words < 3) return digits >= 9 && (isAskedFor || areWithin(pieces))
  if (isAskedFor) return true
  return !isSeries(pieces) && hasSingles(pieces, digits) && !isBeat(pieces, digits)
}

/** Whether a word for a code stands before, with nothing between that could be counted: “my PIN is”, “code:”. */
function isCode(before: readonly string[]): boolean {
  const last = before.findLast((word) => !links.has(word))
  return last !== undefined && codeWords.has(last)
}

/** “The code that they sent me is”: a verb right before, and the word for a code a few words before that. */
function isToldCode(text: string, index: number): boolean {
  const clause = text.slice(Math.max(0, index - reach), index).split(clauseBorder).at(-1) ?? ''
  const words = clause.toLowerCase().match(wordPattern) ?? []
  return verbs.has(words.at(-1) ?? '') && words.some((word) => codeWords.has(word))
}

function isLetterAt(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === letter
}

/** Whether the text has nothing else in it: the answer to a question for digits. */
function isAllOf(text: string, start: number, end: number): boolean {
  return start < nearby && text.length - end < nearby && !isWordWithin(text, 0, start) && !isWordWithin(text, end, text.length)
}

function isWordWithin(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWordUnit(text.charCodeAt(at))) return true
  return false
}

/** Whether digits stand before and after the words: “4111 1111 one one 11 1111”. */
function areWithin(pieces: readonly Piece[]): boolean {
  return pieces[0]?.kind === 'digits' && pieces.at(-1)?.kind === 'digits'
}

/** Counting up or down in equal steps, or the same word again and again. */
function isSeries(pieces: readonly Piece[]): boolean {
  const numbers = pieces.filter(({ kind }) => kind !== 'sign').map(({ digits }) => Number(digits))
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0)
  return numbers.every((number, index) => index === 0 || number - (numbers[index - 1] ?? 0) === step)
}

/** Years and amounts are told in tens; a number has its single digits, or is long. */
function hasSingles(pieces: readonly Piece[], digits: number): boolean {
  return digits >= 9 || pieces.filter((piece) => piece.kind === 'spelled' && new Set(piece.digits).size === 1).length >= 3
}

/** “One two one two one two one two”: no number of a phone or a document has so few different digits. */
function isBeat(pieces: readonly Piece[], digits: number): boolean {
  return digits < 9 && new Set(pieces.map((piece) => (piece.kind === 'sign' ? '' : piece.digits)).join('')).size < 3
}

function wordsBefore(text: string, index: number): readonly string[] {
  return text.slice(Math.max(0, index - reach), index).toLowerCase().match(wordPattern)?.slice(-4) ?? []
}

/** Words told at one pace are one group of digits; whatever parts them otherwise stays, and so do groups in digits. */
function write(text: string, pieces: readonly Piece[]): readonly Edit[] {
  const edits: Edit[] = []
  let pace: string | undefined
  let last: Piece | undefined
  for (const piece of pieces) {
    if (last !== undefined && last.end < piece.start) {
      const joint = text.slice(last.end, piece.start)
      const isBetweenWords = last.kind === 'spelled' && piece.kind === 'spelled'
      if (isBetweenWords) pace ??= joint
      if (last.kind === 'sign' || piece.kind === 'sign' || (isBetweenWords && joint === pace)) {
        edits.push({ start: last.end, end: piece.start, text: '' })
      }
    }
    if (piece.kind !== 'digits') edits.push({ start: piece.start, end: piece.end, text: piece.digits })
    last = piece
  }
  return edits
}
