import type { FormatRecognizer } from '../../recognizer.js'

/** A passport of the United States: nine digits, or a letter and eight digits; nothing to check. */
export const usPassport: FormatRecognizer = {
  name: 'us-passport',
  type: 'US_PASSPORT',
  source: 'https://travel.state.gov/content/travel/en/passports.html',
  contextWords: ['passport', 'passports'],
  formats: [
    { form: '@########', score: 0.3 },
    { form: '#########', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'my passport is A12345678', found: ['A12345678'] },
      { text: 'passport number 512345678', found: ['512345678'] },
      { text: 'US passport: 340020013', found: ['340020013'] },
    ],
    nearMisses: ['512345678', 'order A12345678', 'invoice 512345678', 'passport 51234567'],
  },
}
