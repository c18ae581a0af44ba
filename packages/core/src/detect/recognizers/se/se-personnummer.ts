import { isCalendarDate } from '../../calendar.js'
import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Swedish personal number, and the coordination number of others: birthday, serial, check digit by Luhn. */
export const sePersonnummer: FormatRecognizer = {
  name: 'se-personnummer',
  type: 'SE_PERSONNUMMER',
  source: 'https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html',
  contextWords: ['personnummer', 'personnr', 'samordningsnummer', 'pnr', 'bankid', 'födelsenummer'],
  formats: [
    { form: '######-####', score: 0.85, scoreInvalid: 0.15 },
    { form: '######+####', score: 0.85 },
    { form: '########-####', score: 0.9, scoreInvalid: 0.3 },
    { form: '############', score: 0.6 },
    { form: '##########', score: 0.4 },
  ],
  isValid: isPersonal,
  examples: {
    matches: [
      { text: '850730-1235', found: ['850730-1235'] },
      { text: 'mitt personnummer är 198507301235', found: ['198507301235'] },
      { text: 'personnummer 1212121212', found: ['1212121212'] },
      { text: '19910765-2381', found: ['19910765-2381'] },
      { text: '121212+1212', found: ['121212+1212'] },
    ],
    nearMisses: ['8507301235', '850730-1236', '851330-1234', 'order 8507301235', '85073012351'],
  },
}

/** Of coordination numbers the day counts from 61. */
function isPersonal(digits: string): boolean {
  const [century, short] = [digits.slice(0, -10), digits.slice(-10)]
  if (century !== '' && !/^(?:18|19|20)$/.test(century)) return false
  const day = Number(short.slice(4, 6))
  return isCalendarDate(2000, Number(short.slice(2, 4)), day > 60 ? day - 60 : day) && isLuhnValid(short)
}
