import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax file number of Australia: nine digits, modulo 11. */
export const auTfn: FormatRecognizer = {
  name: 'au-tfn',
  type: 'AU_TFN',
  source: 'https://www.ato.gov.au/individuals-and-families/tax-file-number',
  contextWords: ['tfn', 'tax', 'taxfile'],
  formats: [
    { form: '### ### ###', score: 0.35, scoreInvalid: 0.15 },
    { form: '#########', score: 0.3 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my TFN is 418 273 609', found: ['418 273 609'] },
      { text: 'tax file number 865309103', found: ['865309103'] },
      { text: 'tfn: 418273609', found: ['418273609'] },
    ],
    nearMisses: ['418 273 609', '865309103', 'order 418273609', 'tfn 4182736091'],
  },
}

function isValid(digits: string): boolean {
  return weightedSum(digits, weights) % 11 === 0 && !/^0+$/.test(digits)
}

const weights = [1, 4, 3, 7, 5, 8, 6, 9, 10]
