import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** A driving licence of the United Kingdom: five signs of the name, the birth date mixed, initials and checks. */
export const ukDrivingLicence: FormatRecognizer = {
  name: 'uk-driving-licence',
  type: 'UK_DRIVING_LICENCE',
  source: 'https://www.gov.uk/government/organisations/driver-and-vehicle-licensing-agency (DVLA)',
  contextWords: ['driving', 'licence', 'license', 'driver', 'dvla'],
  formats: [
    { form: '*****######*****', score: 0.6 },
    { form: '***** ###### *****', score: 0.6 },
    { form: '*****~######~***~**', score: 0.6 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my driving licence is MORGA657054SM9IJ', found: ['MORGA657054SM9IJ'] },
      { text: 'DVLA: TOLLI 802214 J99AB', found: ['TOLLI 802214 J99AB'] },
      { text: 'LEE99802214JA9AB', found: ['LEE99802214JA9AB'] },
    ],
    nearMisses: ['MORGA699054SM9IJ', 'MORGA657054SM9I', 'MORG9A57054SM9IJ', 'A1234567890SM9IJ'],
  },
}

/** Five letters filled with 9, then a decade, a month (plus 50 for women), a day, a year, two initials, and three signs. */
function isValid(signs: string): boolean {
  const parts = /^([A-Z]{1,5}9{0,4})(\d)(\d\d)(\d\d)(\d)[A-Z9]{2}[A-Z0-9]{3}$/.exec(signs)
  if (parts === null || parts[1]?.length !== 5) return false
  return isCalendarDate(2000, Number(parts[3]) % 50, Number(parts[4]))
}
