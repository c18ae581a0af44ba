import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a mobile device: type allocation code, serial number and Luhn digit; or with its software version. */
export const imei: FormatRecognizer = {
  name: 'imei',
  type: 'IMEI',
  source: 'https://www.3gpp.org/dynareport/23003.htm (3GPP TS 23.003 §6.2)',
  contextWords: ['imei', 'imeisv', 'imeis', 'meid', 'handset', 'smartphone'],
  formats: [
    { form: '##-######-######-#', score: 0.8, scoreInvalid: 0.2 },
    { form: '##~######~######~#', score: 0.4, scoreInvalid: 0.2 },
    { form: '########~######~#', score: 0.4, scoreInvalid: 0.2 },
    { form: '#{15}', score: 0.3, scoreInvalid: 0.2 },
    { form: '#{16}', score: 0.2 },
    { form: '#{14}', score: 0.15 },
    { form: '###~###~###~###~###', score: 0.3, scoreInvalid: 0.2 },
  ],
  // The software version takes the place of the check digit in 16 digits, and none stands in 14.
  isValid: (digits) => reportingBody.test(digits) && (digits.length !== 15 || isLuhnValid(digits)),
  examples: {
    matches: [
      { text: 'IMEI 490154203237518', found: ['490154203237518'] },
      { text: '49-015420-323751-8', found: ['49-015420-323751-8'] },
      { text: 'my handset imei: 49015420 323751 8', found: ['49015420 323751 8'] },
      { text: 'imei 490154203237519', found: ['490154203237519'] },
    ],
    nearMisses: ['490154203237518', '49-015420-323751-9', 'order 490154203237518', 'imei 49015420323751888', 'imei 4901542'],
  },
}

/** GSMA TS.06: the first two digits name the body that gave the code. */
const reportingBody = /^(?:0[1-9]|1\d|3[0-9]|4[0-9]|5[0-4]|8[6-9]|9[0189])/
