import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a Korean driving licence: region, year, serial and check digits. */
export const krDriverLicense: FormatRecognizer = {
  name: 'kr-driver-license',
  type: 'KR_DRIVER_LICENSE',
  source: 'https://www.safedriving.or.kr/',
  contextWords: ['운전면허', '면허번호', '운전면허증', 'driver', 'license', 'licence', 'driving'],
  formats: [
    { form: '##-##-######-##', score: 0.6 },
    { form: '############', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '운전면허 번호 11-19-384756-20', found: ['11-19-384756-20'] },
      { text: '26-04-118273-51', found: ['26-04-118273-51'] },
      { text: 'driver license 130592837410', found: ['130592837410'] },
    ],
    nearMisses: ['130592837410', '99-19-384756-20', 'order 130592837410', '11-19-384756-2'],
  },
}

/** Offices that issue licences have the codes 11 to 28. */
function isValid(digits: string): boolean {
  const office = Number(digits.slice(0, 2))
  return office >= 11 && office <= 28
}
