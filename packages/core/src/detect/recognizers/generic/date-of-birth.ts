import { datesOf } from '../../dates/dates.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** A date near a word for birth, which tells it from other dates; eight bare digits and a year will do there. */
export const dateOfBirth: SearchRecognizer = {
  name: 'date-of-birth',
  types: ['DATE_OF_BIRTH'],
  source: 'https://www.hhs.gov/hipaa/for-professionals/privacy/special-topics/de-identification (45 CFR 164.514(b)(2)(i)(C))',
  needs: ['digit'],
  contextWords: (
    'born birth birthday birthdate bday dob geboren geburtsdatum geburtstag geburtstags geb né née naissance anniversaire ' +
    'nacimiento nací naci nació nacido nacida cumpleaños nato nata nacque nascita compleanno nascimento nasci nasceu nascido nascida ' +
    'aniversário geboortedatum geboorte verjaardag jarig'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'I was born on 23/11/1980 in Bonn', found: ['23/11/1980'] },
      { text: 'DOB: 1980-11-23', found: ['1980-11-23'] },
      { text: 'my birthday is May 5th', found: ['May 5th'] },
      { text: 'date of birth 23 11 1980', found: ['23 11 1980'] },
      { text: 'dob 23111980', found: ['23111980'] },
      { text: 'she was born in 1987', found: ['1987'] },
      { text: 'geboren am 3. Oktober 1990', found: ['3. Oktober 1990'] },
      { text: 'née le 14 juillet 1975', found: ['14 juillet 1975'] },
      { text: 'fecha de nacimiento: 5 de mayo de 1969', found: ['5 de mayo de 1969'] },
      { text: 'nato il 2/6/1946', found: ['2/6/1946'] },
      { text: 'data de nascimento: 07/09/1982', found: ['07/09/1982'] },
      { text: 'geboren op 30 april 1980', found: ['30 april 1980'] },
    ],
    nearMisses: ['due 2026-11-23', 'order 23111980', '23 11 1980', 'born at 10:30 pm', 'my birthday is on Friday', 'born in 3000'],
  },
}

function* find(scan: Scan): Iterable<Found> {
  for (const { start, end, kind } of datesOf(scan)) {
    if (kind !== 'time' && kind !== 'weekday') yield { start, end, type: 'DATE_OF_BIRTH', score: kind === 'bare' ? 0.2 : 0.3 }
  }
}
