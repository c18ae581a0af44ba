import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Polish tax number: ten digits modulo eleven, with or without PL. */
export const plNip: FormatRecognizer = {
  name: 'pl-nip',
  type: 'PL_NIP',
  source: 'https://www.podatki.gov.pl/nip/',
  contextWords: ['nip', 'nipu', 'podatkowy', 'podatkowej', 'vat'],
  formats: [
    { form: '###-###-##-##', score: 0.85, scoreInvalid: 0.2 },
    { form: '###-##-##-###', score: 0.85, scoreInvalid: 0.2 },
    { form: 'PL~##########', score: 0.85, scoreInvalid: 0.2 },
    { form: 'PL~###~###~##~##', score: 0.85 },
    { form: '##########', score: 0.4, scoreInvalid: 0.15 },
    { form: '###~###~##~##', score: 0.4 },
  ],
  isValid: isTaxpayer,
  examples: {
    matches: [
      { text: 'NIP 1234563218', found: ['1234563218'] },
      { text: '123-456-32-18', found: ['123-456-32-18'] },
      { text: 'faktura na PL5261040828', found: ['PL5261040828'] },
    ],
    nearMisses: ['1234563218', 'NIP 12345632181', 'zamówienie 5261040828', '123-456-78-99', 'PL123'],
  },
}

function isTaxpayer(signs: string): boolean {
  const digits = signs.replace(/^PL/, '')
  return weightedSum(digits, weights) % 11 === Number(digits.charAt(9)) && !digits.startsWith('0')
}

const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
