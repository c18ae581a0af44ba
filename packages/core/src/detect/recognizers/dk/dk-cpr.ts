import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The Danish civil registration number: birthday and four digits. Since 2007 it has no check digit that can be relied on.
 */
export const dkCpr: FormatRecognizer = {
  name: 'dk-cpr',
  type: 'DK_CPR',
  source: 'https://cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret',
  contextWords: ['cpr', 'cprnummer', 'cprnr', 'personnummer', 'sygesikring', 'sundhedskort', 'mitid', 'nemid'],
  formats: [
    { form: '######-####', score: 0.6 },
    { form: '######~####', score: 0.3 },
    { form: '##########', score: 0.3 },
  ],
  isValid: isBirthday,
  examples: {
    matches: [
      { text: 'CPR: 070761-4285', found: ['070761-4285'] },
      { text: 'mit cpr-nummer er 0707614285', found: ['0707614285'] },
      { text: 'personnummer 211062 5629', found: ['211062 5629'] },
    ],
    nearMisses: ['0707614285', '320761-4285', '071361-4285', '070761-42851', 'ordre 0707614285'],
  },
}

function isBirthday(digits: string): boolean {
  return isCalendarDate(2000, Number(digits.slice(2, 4)), Number(digits.slice(0, 2)))
}
