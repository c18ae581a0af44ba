import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a taxpayer at an Austrian tax office: office, number and check digit. */
export const atTaxNumber: FormatRecognizer = {
  name: 'at-tax-number',
  type: 'AT_TAX_NUMBER',
  source: 'https://www.bmf.gv.at/ (Abgabenkontonummer)',
  contextWords: (
    'steuernummer steuernr abgabenkontonummer abgabenkonto finanzamt finanzonline stnr'
  ).split(' '),
  formats: [
    { form: '##-###/####', score: 0.6, scoreInvalid: 0.2 },
    { form: '## ###/####', score: 0.55, scoreInvalid: 0.2 },
    { form: '##~###~####', score: 0.4 },
    { form: '#########', score: 0.4 },
  ],
  isValid: isLuhnValid,
  examples: {
    matches: [
      { text: 'Steuernummer 12-345/6782', found: ['12-345/6782'] },
      { text: 'Abgabenkontonummer: 123456782', found: ['123456782'] },
      { text: 'beim Finanzamt Graz 98 271/4636', found: ['98 271/4636'] },
    ],
    nearMisses: ['123456782', '123456783', 'Rechnung 982714636', 'Steuernummer 1234567821', '12-345/678'],
  },
}
