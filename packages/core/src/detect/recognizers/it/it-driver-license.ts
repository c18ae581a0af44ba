import type { FormatRecognizer } from '../../recognizer.js'

/** The number of an Italian driving licence. */
export const itDriverLicense: FormatRecognizer = {
  name: 'it-driver-license',
  type: 'IT_DRIVER_LICENSE',
  source: 'https://www.ilportaledellautomobilista.it/',
  contextWords: ['patente', 'patenti', 'guida', 'license', 'licence'],
  formats: [
    { form: '@@#######@', score: 0.25 },
    { form: 'U1*******@', score: 0.25 },
  ],
  isValid(signs) { return /^(?:[A-Z]{2}\d{7}|U1[A-Z0-9]{7})[A-Z]$/.test(signs) },
  examples: {
    matches: [
      { text: 'patente di guida AB1234567C', found: ['AB1234567C'] },
      { text: 'la mia patente: U1K12345LM', found: ['U1K12345LM'] },
      { text: 'Patente n. mi7654321x', found: ['mi7654321x'] },
    ],
    nearMisses: ['AB1234567C', 'patente AB123456C', 'ordine U1K12345LM', 'patente AB12345678C'],
  },
}
