import { remainderOf } from '../../checksum/remainder.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax number of a French taxpayer: ten digits and their remainder by 511. */
export const frTaxNumber: FormatRecognizer = {
  name: 'fr-tax-number',
  type: 'FR_TAX_NUMBER',
  source: 'https://www.impots.gouv.fr/ (numéro fiscal, SPI)',
  contextWords: ['fiscal', 'fiscale', 'spi', 'impôts', 'impots', 'impôt', 'impot', 'contribuable', 'tin', 'tax'],
  formats: [
    { form: '## ## ### ### ###', score: 0.85, scoreInvalid: 0.2 },
    { form: '##~##~###~###~###', score: 0.45 },
    { form: '#############', score: 0.45, scoreInvalid: 0.15 },
  ],
  isValid: isTaxNumber,
  examples: {
    matches: [
      { text: '07 01 987 765 493', found: ['07 01 987 765 493'] },
      { text: 'numéro fiscal 0701987765493', found: ['0701987765493'] },
      { text: 'mon numéro SPI est 3023217600053', found: ['3023217600053'] },
    ],
    nearMisses: ['0701987765493', '07 01 987 765 494', 'commande 3023217600053', '1700000000000', '07019877654931'],
  },
}

function isTaxNumber(digits: string): boolean {
  return digits < '4' && remainderOf(digits.slice(0, 10), 511) === Number(digits.slice(10))
}
