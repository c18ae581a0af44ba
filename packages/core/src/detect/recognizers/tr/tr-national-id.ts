import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The identity number of Türkiye: nine digits and two check digits. */
export const trNationalId: FormatRecognizer = {
  name: 'tr-national-id',
  type: 'TR_NATIONAL_ID',
  source: 'https://www.nvi.gov.tr/',
  contextWords: ['tckn', 'kimlik', 'tc', 'vatandaşlık', 'turkish', 'nüfus'],
  formats: [
    { form: '###########', score: 0.4 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'TC kimlik numaram 48291736550', found: ['48291736550'] },
      { text: 'tckn: 27364591838', found: ['27364591838'] },
      { text: 'my Turkish id is 48291736550', found: ['48291736550'] },
    ],
    nearMisses: ['48291736550', 'order 27364591838', 'kimlik 08291736550', 'kimlik 482917365501'],
  },
}

function isValid(digits: string): boolean {
  if (digits.startsWith('0')) return false
  const odd = weightedSum(digits, [1, 0, 1, 0, 1, 0, 1, 0, 1])
  const even = weightedSum(digits, [0, 1, 0, 1, 0, 1, 0, 1])
  const tenth = (odd * 7 - even + 100) % 10
  return tenth === Number(digits.charAt(9)) && (odd + even + tenth) % 10 === Number(digits.charAt(10))
}
