import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a patient in the National Health Service: ten digits, weights 10 to 2, modulo 11. */
export const ukNhs: FormatRecognizer = {
  name: 'uk-nhs',
  type: 'UK_NHS',
  source: 'https://www.datadictionary.nhs.uk/attributes/nhs_number.html',
  contextWords: ['nhs', 'patient', 'health', 'hospital', 'gp', 'surgery'],
  formats: [
    { form: '### ### ####', score: 0.5 },
    { form: '###-###-####', score: 0.2 },
    { form: '##########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my NHS number is 9434765919', found: ['9434765919'] },
      { text: '943 476 5919', found: ['943 476 5919'] },
      { text: 'nhs: 401-023-2137', found: ['401-023-2137'] },
    ],
    nearMisses: ['9434765919', '943 476 5918', 'nhs 9434765918', 'order 4010232137'],
  },
}

function isValid(digits: string): boolean {
  const check = (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return check === Number(digits.charAt(9)) && !/^(\d)\1*$/.test(digits)
}
