import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The resident registration number of Korea: date of birth, a digit for century and sex, and six digits more. */
export const krRrn: FormatRecognizer = {
  name: 'kr-rrn',
  type: 'KR_RRN',
  source: 'https://www.law.go.kr/ (Enforcement Rule of the Resident Registration Act, article 2)',
  contextWords: ['주민등록번호', '주민번호', 'rrn', 'resident', 'registration', 'jumin'],
  formats: [
    { form: '######-#######', score: 0.75 },
    { form: '###### #######', score: 0.4 },
    { form: '#############', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '주민등록번호는 880715-2048176입니다', found: ['880715-2048176'] },
      { text: '010203-3159264', found: ['010203-3159264'] },
      { text: 'my rrn is 9212311047382', found: ['9212311047382'] },
    ],
    nearMisses: ['9212311047382', '881315-2048176', 'order 9212311047382', '880230-1048176', '880715-7048176'],
  },
}

/** Since October 2020 the last six digits are drawn by lot, so that no check digit is left: a date and a century remain. */
function isValid(digits: string): boolean {
  const century = centuries[Number(digits.charAt(6))] ?? 0
  return /^\d{6}[0-49]/.test(digits) && isCalendarDate(century + Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6)))
}

/** By the seventh digit: it tells the century and the sex. */
const centuries = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800]
