import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Australian Business Number: eleven digits, modulo 89. */
export const auAbn: FormatRecognizer = {
  name: 'au-abn',
  type: 'AU_ABN',
  source: 'https://abr.business.gov.au/Help/AbnFormat',
  contextWords: ['abn', 'business'],
  formats: [
    { form: '## ### ### ###', score: 0.75, scoreInvalid: 0.2 },
    { form: '###########', score: 0.3 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'ABN 51 248 000 012', found: ['51 248 000 012'] },
      { text: 'our abn is 37821400013', found: ['37821400013'] },
      { text: '37 821 400 013', found: ['37 821 400 013'] },
    ],
    nearMisses: ['37821400013', '51 248 000 013 x', 'order 51248000012', 'abn 5124800001'],
  },
}

function isValid(digits: string): boolean {
  // One is taken from the first digit, whose weight is ten.
  return !digits.startsWith('0') && (weightedSum(digits, weights) - 10) % 89 === 0
}

const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
