import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Dutch citizen service number: nine digits by the test of eleven. */
export const nlBsn: FormatRecognizer = {
  name: 'nl-bsn',
  type: 'NL_BSN',
  source: 'https://www.rvig.nl/bsn',
  contextWords: ['bsn', 'burgerservicenummer', 'sofinummer', 'sofi', 'burgerservicenr', 'bsnnummer'],
  formats: [
    { form: '####.##.###', score: 0.6 },
    { form: '###~###~###', score: 0.4 },
    { form: '####~##~###', score: 0.4 },
    { form: '#########', score: 0.4, scoreInvalid: 0.15 },
  ],
  isValid: isCitizen,
  examples: {
    matches: [
      { text: 'mijn BSN is 111222333', found: ['111222333'] },
      { text: 'burgerservicenummer: 2468.13.702', found: ['2468.13.702'] },
      { text: 'BSN 246 813 702', found: ['246 813 702'] },
    ],
    nearMisses: ['111222333', 'BSN 1112223331', 'bestelling 246813702', '1234.56.789', 'factuur 123456789'],
  },
}

function isCitizen(digits: string): boolean {
  return digits !== '000000000' && (weightedSum(digits, weights) - Number(digits.charAt(8))) % 11 === 0
}

const weights = [9, 8, 7, 6, 5, 4, 3, 2]
