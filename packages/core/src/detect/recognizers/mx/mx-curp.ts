import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The population registry code of Mexico: four letters, birth date, sex, state, consonants, a sign and a check digit. */
export const mxCurp: FormatRecognizer = {
  name: 'mx-curp',
  type: 'MX_CURP',
  source: 'https://www.gob.mx/curp/',
  contextWords: ['curp', 'clave', 'registro', 'población'],
  formats: [
    { form: '@@@@######@@@@@@*#', score: 0.9, scoreInvalid: 0.3 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'mi CURP es TOLJ850312HDFXYN00', found: ['TOLJ850312HDFXYN00'] },
      { text: 'raam920728mjclzra1', found: ['raam920728mjclzra1'] },
      { text: 'CURP: BAAZ001105MNLRDSB0.', found: ['BAAZ001105MNLRDSB0'] },
    ],
    nearMisses: ['TOLJ850312HDFXYN01', 'TOLJ851312HDFXYN01', 'TOLJ850312HZZXYN01', 'XXTOLJ850312HDFXYN00'],
  },
}

const order = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'
const layout = /^[A-Z]{4}(\d\d)(\d\d)(\d\d)[HMX](?:AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[A-Z]{3}[A-Z0-9]\d$/

/** Each sign counts by its place in an alphabet with Ñ, times 18 down to 2. */
function isValid(signs: string): boolean {
  const [, year, month, day] = layout.exec(signs) ?? []
  if (!isCalendarDate(2000 + Number(year), Number(month), Number(day))) return false
  const sum = Array.from(signs.slice(0, 17), (sign, index) => order.indexOf(sign) * (18 - index)).reduce((a, b) => a + b, 0)
  return (10 - (sum % 10)) % 10 === Number(signs.charAt(17))
}
