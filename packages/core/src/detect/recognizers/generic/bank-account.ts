import { answerIn } from '../../answer.js'
import { introducedNumber, type IntroducedNumber } from '../../introduced-number.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import { matchAt, type Scan } from '../../scan.js'
import type { Trigger } from '../../triggers.js'

/** Numbers of accounts and of the banks that keep them, after a word for one. */
export const bankAccount: SearchRecognizer = {
  name: 'bank-account',
  types: ['BANK_ACCOUNT'],
  source: 'https://www.vocalink.com/tools/modulus-checking/ (lengths of each country by its central bank)',
  needs: [],
  triggers: (
    'account acct acc accounts kontonummer konto kontonr ktonr kto cuenta compte conto conta rekening rekeningnummer bankrekening sortcode sort bsb blz ' +
    'bankleitzahl ifsc clabe agência agencia rib cbu'
  ).split(' '),
  contextWords: (
    'bank banking checking savings chequing routing sort deposit payroll sparkasse überweisung überweisen banco bancaria banque bancaire banca ' +
    'bancario bancária bankrekening transfer wire iban payee giro girokonto'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'account number 12345678', found: ['12345678'] },
      { text: 'sort code 12-34-56, account 12345678', found: ['12-34-56', '12345678'] },
      { text: 'my checking account is 000123456789', found: ['000123456789'] },
      { text: 'bank account no. 1234-5678-90', found: ['1234-5678-90'] },
      { text: 'Kontonummer: 1234567890, BLZ 370 400 44', found: ['1234567890', '370 400 44'] },
      { text: 'número de cuenta 2100 0418 45 0200051332', found: ['2100 0418 45 0200051332'] },
      { text: 'acct # 000123456789', found: ['000123456789'] },
      { text: 'numéro de compte: 0500013M026', found: ['0500013M026'] },
      { text: 'conto corrente bancario n. 000000123456', found: ['000000123456'] },
      { text: 'agência 1234 conta corrente 56789-0 banco', found: ['56789-0'] },
      { text: 'rekeningnummer 417164300', found: ['417164300'] },
      { text: 'BSB 062-000 acct 12345678', found: ['062-000', '12345678'] },
      { text: 'IFSC HDFC0001234', found: ['HDFC0001234'] },
    ],
    nearMisses: [
      '12345678', 'my account has 12345678 points', 'account balance 123456.78', 'account since 2019', 'sort 123456 rows', 'order 12345678 on my account',
      'account number 12345', 'Konto seit 2019', 'sort code for arrays',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  const { text } = scan
  for (const trigger of scan.triggersOf('bank-account')) {
    const bank = readBankCode(text, trigger)
    if (bank !== undefined) {
      yield { ...bank, type: 'BANK_ACCOUNT', score: 0.85 }
      continue
    }
    if (bankWords.has(trigger.word)) continue
    const number = introducedNumber(text, trigger.end)
    if (number !== undefined && isAccount(number)) {
      yield { start: number.start, end: number.end, type: 'BANK_ACCOUNT', score: scoreOf(text, trigger, number) }
      continue
    }
    const mixed = readMixed(text, trigger)
    if (mixed !== undefined) yield { ...mixed, type: 'BANK_ACCOUNT', score: 0.6 }
  }
  const answer = scan.isExpected('BANK_ACCOUNT') ? answerIn(text) : undefined
  if (answer !== undefined && /^(?:\d[ -]?){5,19}\d$/.test(text.slice(answer.start, answer.end))) yield { ...answer, type: 'BANK_ACCOUNT', score: 0.3 }
}

interface Range {
  readonly start: number
  readonly end: number
}

const bankWords: ReadonlySet<string> = new Set(['sortcode', 'sort', 'bsb', 'blz', 'bankleitzahl', 'ifsc', 'agência', 'agencia'])
const sortCode = /(?: ?code)?(?: is|:| no\.?)? {0,2}\d\d[- ]?\d\d[- ]?\d\d(?![\d-])/iy
const bsb = /(?: number| code)?(?: is|:)? {0,2}\d{3}[- ]?\d{3}(?![\d-])/iy
const bankleitzahl = /(?: ist| lautet|:)? {0,2}\d{3} ?\d{3} ?\d{2}(?![\d-])/iy
const ifsc = /(?: code)?(?: is|:)? {0,2}[A-Z]{4}0[A-Z0-9]{6}(?![A-Za-z\d])/iy

/** The number of the bank, right after its word. */
function readBankCode(text: string, { end: from, word }: Trigger): Range | undefined {
  if (word === 'sort' && !/^ ?code/i.test(text.slice(from, from + 5))) return undefined
  const pattern = word === 'sort' || word === 'sortcode' ? sortCode : word === 'bsb' ? bsb : word === 'ifsc' ? ifsc : bankleitzahl
  if (!bankWords.has(word) || word.startsWith('ag')) return undefined
  const end = matchAt(pattern, text, from)
  if (end === -1) return undefined
  return { start: word === 'ifsc' ? end - ifscLength : from + text.slice(from, end).search(/\d/), end }
}

const ifscLength = 11

/** Six to 17 digits; a Spanish one has 20. */
function isAccount({ digits, between }: IntroducedNumber): boolean {
  return digits.length >= 6 && digits.length <= 20 && between.length <= wordsMax && !between.some((word) => others.has(word))
}

const wordsMax = 5
const others: ReadonlySet<string> = new Set(
  ('balance has have had with since seit desde depuis dal sinds points followers total limit order ticket invoice phone call owes saldo solde code and or ' +
    'to from for on at in by every over').split(' '),
)
const specificWords: ReadonlySet<string> = new Set(['kontonummer', 'kontonr', 'ktonr', 'rekeningnummer', 'bankrekening', 'clabe', 'rib', 'cbu', 'kto'])
const numberWords: ReadonlySet<string> = new Set(['number', 'no', 'num', 'nr', 'nummer', 'n'])
const qualifiers =
  /(?:bank|checking|chequing|savings?|current|deposit|giro|sort code.{0,20}|bsb.{0,20}|routing.{0,20}|banc\p{L}{1,6}|número de|numero de|numéro de|numero di|número da|corrente|corriente|courant) $/iu

function scoreOf(text: string, { start, word }: Trigger, { start: numberStart, between, digits }: IntroducedNumber): number {
  if (specificWords.has(word)) return 0.8
  const isQualified = qualifiers.test(text.slice(Math.max(0, start - 40), start)) || between.some((one) => qualified.has(one))
  if (isQualified) return 0.8
  if (between.some((one) => numberWords.has(one)) || /[#№]/.test(text.slice(start, numberStart))) return 0.6
  return digits.length >= 7 ? 0.3 : 0.2
}

const qualified: ReadonlySet<string> = new Set(['corrente', 'corriente', 'courant', 'bancario', 'bancaria', 'bancaire', 'bancária'])
const mixedAccount = /[ \t]?(?:n[°º.]?|no\.?|number|:)?[ \t:]{0,2}\d{7}[A-Z\d]{4}(?:\d{2})?(?![A-Za-z\d])/iy

/** France: eleven letters and digits, and a key. */
function readMixed(text: string, { word, end: from }: Trigger): Range | undefined {
  if (word !== 'compte' && word !== 'rib') return undefined
  const end = matchAt(mixedAccount, text, from)
  if (end === -1) return undefined
  const start = from + text.slice(from, end).search(/\d/)
  return { start, end }
}
