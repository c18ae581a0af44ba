import { isCalendarDate } from '../../calendar.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Norwegian national identity number, and the D-number of foreigners: birthday, serial and two check digits. */
export const noFodselsnummer: FormatRecognizer = {
  name: 'no-fodselsnummer',
  type: 'NO_FODSELSNUMMER',
  source: 'https://www.skatteetaten.no/en/person/foreign/norwegian-identification-number/national-identity-number/',
  contextWords: ['fødselsnummer', 'fodselsnummer', 'personnummer', 'fnr', 'fødselsnr', 'dnummer', 'bankid'],
  formats: [
    { form: '######~#####', score: 0.6 },
    { form: '###########', score: 0.5, scoreInvalid: 0.15 },
  ],
  isValid: isIdentity,
  examples: {
    matches: [
      { text: '01018010018', found: ['01018010018'] },
      { text: 'fødselsnummer 010180 10018', found: ['010180 10018'] },
      { text: 'mitt D-nummer er 64059131212', found: ['64059131212'] },
    ],
    nearMisses: ['01018010019', '32018012345', '010180100181', 'ordre 12345678901'],
  },
}

/** Of D-numbers the day counts from 41, of synthetic ones the month from 41 or 81. */
function isIdentity(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)) % 40, Number(digits.slice(2, 4)) % 40]
  if (!isCalendarDate(2000, month, day)) return false
  return (weightedSum(digits, first) + Number(digits.charAt(9))) % 11 === 0 && (weightedSum(digits, second) + Number(digits.charAt(10))) % 11 === 0
}

const first = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
