import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Australian Company Number: eight digits and a check digit. */
export const auAcn: FormatRecognizer = {
  name: 'au-acn',
  type: 'AU_ACN',
  source: 'https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/',
  contextWords: ['acn', 'company'],
  formats: [
    { form: '### ### ###', score: 0.3 },
    { form: '#########', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'ACN 012 345 603', found: ['012 345 603'] },
      { text: 'acn: 624183704', found: ['624183704'] },
      { text: 'company number ACN 624 183 704', found: ['624 183 704'] },
    ],
    nearMisses: ['624 183 704', '624183704', 'order 012345603', 'ACN 012 345 604'],
  },
}

function isValid(digits: string): boolean {
  return (weightedSum(digits, weights) + Number(digits.charAt(8))) % 10 === 0
}

const weights = [8, 7, 6, 5, 4, 3, 2, 1]
