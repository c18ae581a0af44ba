import type { FormatRecognizer } from '../../recognizer.js'

/** The individual taxpayer number of the United States: 9, two digits, a group from its own ranges, four digits. */
export const usItin: FormatRecognizer = {
  name: 'us-itin',
  type: 'US_ITIN',
  source: 'https://www.irs.gov/individuals/individual-taxpayer-identification-number',
  contextWords: ['itin', 'taxpayer', 'tax', 'irs', 'w-7'],
  formats: [
    { form: '9##-##-####', score: 0.7 },
    { form: '9## ## ####', score: 0.5 },
    { form: '9########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my ITIN is 912-70-1234', found: ['912-70-1234'] },
      { text: '912-94-4321', found: ['912-94-4321'] },
      { text: 'itin 912701234', found: ['912701234'] },
    ],
    nearMisses: ['912-45-1234', '912701234', 'order 912701234', '912-70-12345'],
  },
}

/** The ranges of the fourth and fifth digit that the IRS gives out. */
function isValid(digits: string): boolean {
  const group = Number(digits.slice(3, 5))
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || group >= 94
}
