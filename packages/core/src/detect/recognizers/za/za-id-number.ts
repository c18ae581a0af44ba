import { isCalendarDate } from '../../calendar.js'
import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The identity number of South Africa: date of birth, sex, citizenship and the check digit of Luhn. */
export const zaIdNumber: FormatRecognizer = {
  name: 'za-id-number',
  type: 'ZA_ID_NUMBER',
  source: 'https://www.dha.gov.za/',
  contextWords: ['id', 'identity', 'said', 'rsa', 'isazisi'],
  formats: [
    { form: '######~####~##~#', score: 0.8, scoreInvalid: 0.2 },
    { form: '#############', score: 0.5, scoreInvalid: 0.15 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my ID number is 8406125011081', found: ['8406125011081'] },
      { text: '9109170284087', found: ['9109170284087'] },
      { text: 'identity 840612 5011 08 1', found: ['840612 5011 08 1'] },
    ],
    nearMisses: ['9102305011087', '8406125011082 x', '0202294123080', '84061250110811'],
  },
}

function isValid(digits: string): boolean {
  const century = Number(digits.slice(0, 2)) > 30 ? 1900 : 2000
  const hasDate = isCalendarDate(century + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)))
  return hasDate && /^[012]/.test(digits.slice(10)) && isLuhnValid(digits)
}
