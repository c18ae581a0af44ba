import { isCalendarDate } from '../../calendar.js'
import { crossSum } from '../../checksum/cross-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The German pension insurance number: area, birthday, first letter of the name at birth, serial and check digit. */
export const deSocialSecurity: FormatRecognizer = {
  name: 'de-social-security',
  type: 'DE_SOCIAL_SECURITY',
  source: 'https://www.gesetze-im-internet.de/vkvv/__2.html',
  contextWords: (
    'rentenversicherung rentenversicherungsnummer rentenversicherungsnr sozialversicherung sozialversicherungsnummer ' +
    'sozialversicherungsnr sozialversicherungsausweis rvnr svnr vsnr versicherungsnummer'
  ).split(' '),
  formats: [
    { form: '##~######~@~###', score: 0.85, scoreInvalid: 0.2 },
    { form: '##~##~##~##~@~###', score: 0.85 },
  ],
  isValid: isInsuranceNumber,
  examples: {
    matches: [
      { text: '12230780M003', found: ['12230780M003'] },
      { text: 'Sozialversicherungsnummer: 12 230780 M 003', found: ['12 230780 M 003'] },
      { text: 'meine RV-Nummer ist 65150991K511', found: ['65150991K511'] },
    ],
    nearMisses: ['12230780M004', '12 993080 M 005', 'SKU 12230780M0055', '12230780MM05', '12230780M0031'],
  },
}

/** § 2 VKVV: the letter counts as two digits, and each product as the sum of its digits. */
function isInsuranceNumber(signs: string): boolean {
  const letter = String(signs.charCodeAt(8) - 0x40).padStart(2, '0')
  const day = Number(signs.slice(2, 4))
  // Of those without a known birthday, and where serials ran out, the day counts from 50.
  if (!isCalendarDate(2000, Number(signs.slice(4, 6)), day > 50 ? day - 50 : day)) return false
  const digits = signs.slice(0, 8) + letter + signs.slice(9, 11)
  return crossSum(digits, weights) % 10 === Number(signs.charAt(11))
}

const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
