import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The social insurance number of Canada: nine digits, Luhn. */
export const caSin: FormatRecognizer = {
  name: 'ca-sin',
  type: 'CA_SIN',
  source: 'https://www.canada.ca/en/employment-social-development/services/sin.html',
  contextWords: ['sin', 'social', 'insurance', 'nas', 'assurance', 'cra', 'canada'],
  formats: [
    { form: '### ### ###', score: 0.45, scoreInvalid: 0.15 },
    { form: '###-###-###', score: 0.5, scoreInvalid: 0.2 },
    { form: '#########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my SIN is 046 454 286', found: ['046 454 286'] },
      { text: '130-692-544', found: ['130-692-544'] },
      { text: 'social insurance number 731502175', found: ['731502175'] },
    ],
    nearMisses: ['130692544', '130 692 545', 'order 731502175', '130-692-5445'],
  },
}

/** No number begins with 8; 0 is kept for tax numbers of other kinds, and for examples. */
function isValid(digits: string): boolean {
  return !digits.startsWith('8') && isLuhnValid(digits) && !/^(\d)\1*$/.test(digits)
}
