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
    { form: '######~####', score: 0.4 },
    { form: '##########', score: 0.4 },
  ],
  isValid: isBirthday,
  examples: {
    matches: [
      { text: 'CPR: 070761-4281', found: ['070761-4281'] },
      { text: 'mit cpr-nummer er 0707614281', found: ['0707614281'] },
      { text: 'personnummer 211062 5623', found: ['211062 5623'] },
    ],
    nearMisses: ['0707614281', '320761-4285', '071361-4285', '070761-42811', 'ordre 0707614281'],
  },
}

function isBirthday(digits: string): boolean {
  return isCalendarDate(2000, Number(digits.slice(2, 4)), Number(digits.slice(0, 2)))
}
