import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a Medicare card of Australia: eight digits, a check digit, the issue, and at times the person. */
export const auMedicare: FormatRecognizer = {
  name: 'au-medicare',
  type: 'AU_MEDICARE',
  source: 'https://www.servicesaustralia.gov.au/medicare-card',
  contextWords: ['medicare', 'irn'],
  formats: [
    { form: '#### ##### #', score: 0.5, scoreInvalid: 0.2 },
    { form: '#### ##### # #', score: 0.4, scoreInvalid: 0.2 },
    { form: '##########', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'Medicare 2478 19368 1', found: ['2478 19368 1'] },
      { text: 'my medicare card is 5392041771', found: ['5392041771'] },
      { text: 'medicare: 2478193681', found: ['2478193681'] },
    ],
    nearMisses: ['5392041771', 'order 2478193681', 'Medicare 1478193681', 'medicare 24781936812345'],
  },
}

function isValid(digits: string): boolean {
  return /^[2-6]/.test(digits) && weightedSum(digits, weights) % 10 === Number(digits.charAt(8))
}

const weights = [1, 3, 7, 9, 1, 3, 7, 9]
