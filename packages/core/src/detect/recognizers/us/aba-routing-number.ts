import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The routing number of a bank in the United States: nine digits, prefix of a Federal Reserve district, weights 3, 7, 1. */
export const abaRoutingNumber: FormatRecognizer = {
  name: 'aba-routing-number',
  type: 'ABA_ROUTING_NUMBER',
  source: 'https://www.aba.com/about-us/routing-number',
  contextWords: ['routing', 'aba', 'rtn', 'transit', 'wire', 'ach'],
  formats: [
    { form: '####-####-#', score: 0.7 },
    { form: '#########', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'routing number 021000021', found: ['021000021'] },
      { text: 'ABA: 122000661', found: ['122000661'] },
      { text: 'wire to 3210-8124-5', found: ['3210-8124-5'] },
    ],
    nearMisses: ['021000021', 'routing 021000022', 'routing number 991000021', 'order 122000661'],
  },
}

/** Districts 01 to 12, thrifts 21 to 32, electronic 61 to 72, and 80 for cheques of travellers. */
function isValid(digits: string): boolean {
  const district = Number(digits.slice(0, 2))
  const isDistrict = (district >= 1 && district <= 12) || (district >= 21 && district <= 32) || (district >= 61 && district <= 72) || district === 80
  return isDistrict && weightedSum(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0
}
