import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax number of Mexico: three or four letters, a date, two signs of the homoclave and a check sign. */
export const mxRfc: FormatRecognizer = {
  name: 'mx-rfc',
  type: 'MX_RFC',
  source: 'https://www.sat.gob.mx/',
  contextWords: ['rfc', 'contribuyentes', 'fiscal', 'sat', 'factura'],
  formats: [
    { form: '@@@@######***', score: 0.75, scoreInvalid: 0.3 },
    { form: '@@@######***', score: 0.5, scoreInvalid: 0.2 },
    { form: '@@@@-######-***', score: 0.75, scoreInvalid: 0.3 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'mi RFC es TOLJ850312XY4', found: ['TOLJ850312XY4'] },
      { text: 'raam920728a17', found: ['raam920728a17'] },
      { text: 'RFC de la empresa: BAZ9804159K9', found: ['BAZ9804159K9'] },
    ],
    nearMisses: ['TOLJ850312XY1', 'TOLJ851312XY1', 'ABC123456', 'pieza TOL990231AB1'],
  },
}

const order = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

/** Each sign counts by its place, times 13 down to 2, a firm's three letters after a blank; modulo 11. */
function isValid(signs: string): boolean {
  const [, year, month, day] = /^[A-Z]{3,4}(\d\d)(\d\d)(\d\d)[A-Z0-9]{2}[0-9A]$/.exec(signs) ?? []
  if (!isCalendarDate(2000 + Number(year), Number(month), Number(day))) return false
  const sum = Array.from(signs.slice(0, -1).padStart(12), (sign, index) => order.indexOf(sign) * (13 - index)).reduce((a, b) => a + b, 0)
  return '0A987654321'.charAt(sum % 11) === signs.at(-1)
}
