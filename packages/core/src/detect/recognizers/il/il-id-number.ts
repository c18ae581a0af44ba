import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The identity number of Israel: eight digits and the check digit of Luhn. */
export const ilIdNumber: FormatRecognizer = {
  name: 'il-id-number',
  type: 'IL_ID_NUMBER',
  source: 'https://www.gov.il/he/departments/population_and_immigration_authority',
  contextWords: ['תעודת', 'זהות', 'תז', 'teudat', 'zehut', 'israeli'],
  formats: [
    { form: '#########', score: 0.3 },
    { form: '########-#', score: 0.4 },
    { form: '#~########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'תעודת זהות 314159260', found: ['314159260'] },
      { text: 'my teudat zehut is 051728392', found: ['051728392'] },
      { text: 'תז: 31415926-0', found: ['31415926-0'] },
    ],
    nearMisses: ['314159260', 'order 051728392', 'teudat zehut 314159261 x', 'תז 31415926'],
  },
}

function isValid(digits: string): boolean {
  return isLuhnValid(digits) && !/^0+$/.test(digits)
}
