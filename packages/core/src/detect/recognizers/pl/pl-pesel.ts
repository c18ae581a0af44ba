import { isCalendarDate } from '../../calendar.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Polish personal number: birthday with the century in its month, serial and check digit. */
export const plPesel: FormatRecognizer = {
  name: 'pl-pesel',
  type: 'PL_PESEL',
  source: 'https://www.gov.pl/web/gov/czym-jest-numer-pesel',
  contextWords: ['pesel', 'pesela', 'peselu'],
  formats: [
    { form: '###########', score: 0.4, scoreInvalid: 0.15 },
    { form: '######~#####', score: 0.4 },
  ],
  isValid: isPersonal,
  examples: {
    matches: [
      { text: 'PESEL 85073012341', found: ['85073012341'] },
      { text: 'mój pesel to 02250806786', found: ['02250806786'] },
      { text: 'PESEL: 850730 12341', found: ['850730 12341'] },
    ],
    nearMisses: ['85073012341', 'PESEL 850730123411', 'zamówienie 02250806786', 'faktura 85073012346'],
  },
}

/** 20 more for each century after 1900, 80 for 1800. */
function isPersonal(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(month / 20)] ?? 0
  if (!isCalendarDate(century + Number(digits.slice(0, 2)), month % 20, Number(digits.slice(4, 6)))) return false
  return (weightedSum(digits, weights) + Number(digits.charAt(10))) % 10 === 0
}

const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]
