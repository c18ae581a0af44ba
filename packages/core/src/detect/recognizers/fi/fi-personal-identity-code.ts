import { isCalendarDate } from '../../calendar.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Finnish personal identity code: birthday, century sign (those of 2023 too), serial and a check sign. */
export const fiPersonalIdentityCode: FormatRecognizer = {
  name: 'fi-personal-identity-code',
  type: 'FI_PERSONAL_IDENTITY_CODE',
  source: 'https://dvv.fi/en/reform-of-personal-identity-code',
  contextWords: ['henkilötunnus', 'henkilötunnukseni', 'hetu', 'hetuni', 'personbeteckning', 'sosiaaliturvatunnus'],
  formats: [
    { form: '######-###*', score: 0.85, scoreInvalid: 0.2 },
    { form: '######+###*', score: 0.85 },
    { form: '######@###*', score: 0.85, scoreInvalid: 0.2 },
  ],
  isValid: isPersonal,
  examples: {
    matches: [
      { text: '131052-308T', found: ['131052-308T'] },
      { text: 'henkilötunnukseni on 010100A123D', found: ['010100A123D'] },
      { text: '241199Y9042', found: ['241199Y9042'] },
      { text: 'hetu 010290b002j', found: ['010290b002j'] },
    ],
    nearMisses: ['131052-308A', '321052-308T', '131052-308', '131052G308T', '131052-308T1'],
  },
}

const checks = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const form = /^(\d\d)(\d\d)\d\d([-+A-FU-Y])(\d{3})([0-9A-Z])$/

function isPersonal(signs: string, written: string): boolean {
  // The sign of the century is a dash, a plus or a letter.
  const match = form.exec(written.toUpperCase())
  if (match === null || !isCalendarDate(2000, Number(match[2]), Number(match[1]))) return false
  const number = Number(written.slice(0, 6) + (match[4] ?? ''))
  return Number(match[4]) > 1 && checks.charAt(number % 31) === signs.charAt(signs.length - 1)
}
