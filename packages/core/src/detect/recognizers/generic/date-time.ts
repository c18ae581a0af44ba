import { monthWords, shortWeekdays, weekdays } from '../../dates/calendar-words.js'
import { datesOf, dateTriggersOwner } from '../../dates/dates.js'
import type { Found, SearchRecognizer } from '../../recognizer.js'
import type { Scan } from '../../scan.js'

/** Dates, days of the week and times of day. A month's name counts beside a day or a year or after “in”. */
export const dateTime: SearchRecognizer = {
  name: dateTriggersOwner,
  types: ['DATE_TIME'],
  source: 'https://www.rfc-editor.org/rfc/rfc3339',
  needs: ['digit'],
  triggers: [...monthWords, ...weekdays, ...shortWeekdays],
  contextWords: (
    'date day when on at until since datum tag wann date jour quand fecha día cuándo cuando data giorno quando dia datum dag wanneer'
  ).split(' '),
  find,
  examples: {
    matches: [
      { text: 'due 2026-11-23.', found: ['2026-11-23'] },
      { text: '2026-11-23T10:30:00Z', found: ['2026-11-23T10:30:00Z'] },
      { text: 'born 23/11/1980', found: ['23/11/1980'] },
      { text: '23.11.26', found: ['23.11.26'] },
      { text: 'on March 5th, 2026 then', found: ['March 5th, 2026'] },
      { text: 'the 5th of May is fine', found: ['5th of May'] },
      { text: 'am 3. Oktober 2026', found: ['3. Oktober 2026'] },
      { text: 'el 5 de mayo de 2026', found: ['5 de mayo de 2026'] },
      { text: 'le 1er juillet 2026', found: ['1er juillet 2026'] },
      { text: 'il 14 luglio alle 15:30', found: ['14 luglio alle 15:30'] },
      { text: 'no dia 7 de setembro', found: ['7 de setembro'] },
      { text: 'op 30 april om 14:00 uur', found: ['30 april om 14:00 uur'] },
      { text: 'Saturday, May 9, 2026 at 10:30 pm', found: ['Saturday, May 9, 2026 at 10:30 pm'] },
      { text: 'we met in June 2019 and in october', found: ['June 2019', 'october'] },
      { text: 'at 10:30 pm', found: ['10:30 pm'] },
      { text: 'until 5pm', found: ['5pm'] },
      { text: 'um 14 Uhr, um 14.30 Uhr', found: ['14 Uhr', '14.30 Uhr'] },
      { text: 'rendez-vous à 15h30', found: ['15h30'] },
      { text: 'founded in 1987, closed since 2019', found: ['1987', '2019'] },
      { text: 'see you on Friday', found: ['Friday'] },
    ],
    nearMisses: [
      'you may go', 'may I ask you', 'march on, friends', 'version 1.2.3', 'release 1.2.34', '2026-13-45', '99/99/2026', '31/02/2026', '25:99',
      'ratio 3:2', 'a ratio of 16:10', '192.0.2.1', 'Black Friday', 'order 2019', 'it costs $2019', 'in 2000 steps', 'a total of 2000',
      '2026-11-23 10:30:00 INFO started', '[2026-11-23 10:30:00,123] worker: done', 'Nov 23 10:30:00 web sshd[312]: closed',
      '[10:30:00] retry 2', 'I1103 14:22:08.114322 1 main.go:44] started', '2026-11-23 10:30:00 pid=12 retry', 'Nov  3 10:30:00 web kernel: out of memory', 'upgraded from 12.6.49 to 11.10.13',
      'release 2024.3.1', 'left-pad@11.12.14', 'march 3 miles', 'John 3:16', 'the Mars rover',
    ],
  },
}

function* find(scan: Scan): Iterable<Found> {
  for (const { start, end, kind } of datesOf(scan)) {
    // What is no certain day gives way to any other type: to the month in which a card expires.
    if (kind !== 'bare') yield { start, end, type: 'DATE_TIME', score: kind === 'day' ? 0.6 : 0.5 }
  }
}
