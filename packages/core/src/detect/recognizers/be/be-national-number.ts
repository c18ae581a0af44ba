import { isCalendarDate } from '../../calendar.js'
import { remainderOf } from '../../checksum/remainder.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The Belgian national register number: birthday, serial and 97 less the remainder. From 2000 on a 2 stands before the digits
 * that are divided.
 */
export const beNationalNumber: FormatRecognizer = {
  name: 'be-national-number',
  type: 'BE_NATIONAL_NUMBER',
  source: 'https://www.ibz.rrn.fgov.be/ (Registre national)',
  contextWords: (
    'rijksregister rijksregisternummer rijksregisternr insz niss inss registre nationaal'
  ).split(' '),
  formats: [
    { form: '##.##.##-###.##', score: 0.9, scoreInvalid: 0.3 },
    { form: '##~##~##~###~##', score: 0.6 },
    { form: '######~###~##', score: 0.5 },
    { form: '###########', score: 0.5 },
  ],
  isValid: isNationalNumber,
  examples: {
    matches: [
      { text: '85.07.30-033.28', found: ['85.07.30-033.28'] },
      { text: 'rijksregisternummer 85073003328', found: ['85073003328'] },
      { text: 'mon NISS : 12.03.05-178.71', found: ['12.03.05-178.71'] },
      { text: '12030517871', found: ['12030517871'] },
    ],
    nearMisses: ['85.07.30-033.29', '85.13.30-033.28', '850730033281', '85073003329', '12345678901'],
  },
}

/** Of those without a residence the month counts from 20 or 40; of some the birthday is not known. */
function isNationalNumber(digits: string): boolean {
  const [month, day] = [Number(digits.slice(2, 4)) % 20, Number(digits.slice(4, 6))]
  if (Number(digits.slice(2, 4)) > 52 || !(isCalendarDate(2000, month, day) || day === 0 && month === 0)) return false
  const check = Number(digits.slice(9))
  const body = digits.slice(0, 9)
  return 97 - remainderOf(body, 97) === check || 97 - remainderOf(`2${body}`, 97) === check
}
