import type { FormatRecognizer } from '../../recognizer.js'

/** A passport of India: a letter and seven digits, of which the first and the last are not zero. */
export const inPassport: FormatRecognizer = {
  name: 'in-passport',
  type: 'IN_PASSPORT',
  source: 'https://www.passportindia.gov.in/',
  contextWords: ['passport'],
  formats: [
    { form: '@#######', score: 0.3 },
    { form: '@## #####', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my Indian passport is M4820193', found: ['M4820193'] },
      { text: 'passport number: R7301846', found: ['R7301846'] },
      { text: 'passport z2948171', found: ['z2948171'] },
    ],
    nearMisses: ['M4820193', 'order R7301846', 'passport Q4820193', 'passport M4820190'],
  },
}

function isValid(signs: string): boolean {
  return /^[A-PR-WYZ][1-9]\d{5}[1-9]$/.test(signs)
}
