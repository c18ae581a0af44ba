import { isCalendarDate } from '../../calendar.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Austrian social insurance number: serial, check digit and birthday. */
export const atSocialSecurity: FormatRecognizer = {
  name: 'at-social-security',
  type: 'AT_SOCIAL_SECURITY',
  source: 'https://www.sozialversicherung.at/ (ASVG § 460d)',
  contextWords: (
    'sozialversicherung sozialversicherungsnummer sozialversicherungsnr versicherungsnummer svnr svnummer sv vsnr ' +
    'ecard'
  ).split(' '),
  formats: [
    { form: '#### ######', score: 0.6 },
    { form: '####~######', score: 0.45, scoreInvalid: 0.15 },
    { form: '####~##~##~##', score: 0.45 },
  ],
  isValid: isInsuranceNumber,
  examples: {
    matches: [
      { text: 'SVNR: 1237010180', found: ['1237010180'] },
      { text: '1237 010180', found: ['1237 010180'] },
      { text: 'meine Versicherungsnummer ist 1231240591', found: ['1231240591'] },
    ],
    nearMisses: ['1237010180', 'SVNR 12370101801', '1238 010180', 'Bestellung 1231240591', 'SVNR 12343199'],
  },
}

/** Where the serials of a day are used up, the month counts from 13. */
function isInsuranceNumber(digits: string): boolean {
  const month = Number(digits.slice(6, 8))
  const isDay = isCalendarDate(2000, month > 12 && month < 16 ? 12 : month, Number(digits.slice(4, 6)))
  if (!isDay || digits.startsWith('0')) return false
  return (weightedSum(digits, serialWeights) + weightedSum(digits.slice(4), dayWeights)) % 11 === Number(digits.charAt(3))
}

const serialWeights = [3, 7, 9]
const dayWeights = [5, 8, 4, 2, 1, 6]
