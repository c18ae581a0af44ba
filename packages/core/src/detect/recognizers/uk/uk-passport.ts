import type { FormatRecognizer } from '../../recognizer.js'

/** A passport of the United Kingdom: nine digits, or two letters and seven digits; nothing to check. */
export const ukPassport: FormatRecognizer = {
  name: 'uk-passport',
  type: 'UK_PASSPORT',
  source: 'https://www.gov.uk/browse/abroad/passports',
  contextWords: ['passport', 'passports'],
  formats: [
    { form: '@@#######', score: 0.2 },
    { form: '#########', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'passport AB1234567', found: ['AB1234567'] },
      { text: 'my UK passport number is 123456789', found: ['123456789'] },
      { text: 'passports: AB1234567', found: ['AB1234567'] },
    ],
    nearMisses: ['AB1234567', 'order AB1234567', 'ref 123456789', 'passport AB123'],
  },
}
