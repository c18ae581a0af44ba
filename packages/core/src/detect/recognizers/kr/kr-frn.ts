import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The registration number of foreigners in Korea, built as that of residents. */
export const krFrn: FormatRecognizer = {
  name: 'kr-frn',
  type: 'KR_FRN',
  source: 'https://www.law.go.kr/ (Enforcement Rule of the Immigration Act)',
  contextWords: ['외국인등록번호', '외국인', 'frn', 'foreigner', 'alien', 'registration'],
  formats: [
    { form: '######-#######', score: 0.75 },
    { form: '###### #######', score: 0.4 },
    { form: '#############', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '외국인등록번호: 900412-5183920', found: ['900412-5183920'] },
      { text: '040229-7204816', found: ['040229-7204816'] },
      { text: 'alien registration 8511306120394', found: ['8511306120394'] },
    ],
    nearMisses: ['8511306120394', '850229-5183920', '900412-1183920', 'order 8511306120394'],
  },
}

/** Since October 2020 the last six digits are drawn by lot, so that no check digit is left: a date and a century remain. */
function isValid(digits: string): boolean {
  const century = centuries[Number(digits.charAt(6))] ?? 0
  return /^\d{6}[5-8]/.test(digits) && isCalendarDate(century + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)))
}

/** By the seventh digit: it tells the century and the sex. */
const centuries = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800]
