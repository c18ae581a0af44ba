import { crossSum } from '../../checksum/cross-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Austrian number for value added tax: ATU, seven digits and a check digit. */
export const atVatId: FormatRecognizer = {
  name: 'at-vat-id',
  type: 'AT_VAT_ID',
  source: 'https://www.bmf.gv.at/ (UID-Nummer)',
  contextWords: ['uid', 'ust', 'ustid', 'umsatzsteuer', 'mwst', 'vat'],
  formats: [
    { form: 'ATU########', score: 0.85, scoreInvalid: 0.2 },
    { form: 'ATU ########', score: 0.85, scoreInvalid: 0.2 },
    { form: 'AT U~########', score: 0.85 },
  ],
  isValid: isVatId,
  examples: {
    matches: [
      { text: 'UID: ATU13585627', found: ['ATU13585627'] },
      { text: 'our vat is ATU40238710', found: ['ATU40238710'] },
      { text: 'ATU 13585627', found: ['ATU 13585627'] },
    ],
    nearMisses: ['ATU13585628', 'ATU1234567', 'ATU123456789', 'ATB12345678'],
  },
}

/** Each second digit is doubled and counts as the sum of its digits; four is added before the check. */
function isVatId(signs: string): boolean {
  return (crossSum(signs.slice(3), weights) + 4 + Number(signs.charAt(10))) % 10 === 0
}

const weights = [1, 2, 1, 2, 1, 2, 1]
