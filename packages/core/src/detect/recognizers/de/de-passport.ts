import { icaoCheckDigit } from '../../checksum/icao-9303.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The serial number of a German passport, with or without its check digit. */
export const dePassport: FormatRecognizer = {
  name: 'de-passport',
  type: 'DE_PASSPORT',
  source: 'https://www.gesetze-im-internet.de/pa_g_1986/ (ICAO Doc 9303)',
  contextWords: (
    'pass reisepass reisepassnummer passnummer passnr passport ausweis ausweisnummer seriennummer reisedokument'
  ).split(' '),
  formats: [
    { form: '@*{8}#', score: 0.4 },
    { form: '@*{8}', score: 0.2 },
  ],
  isValid: isSerial,
  examples: {
    matches: [
      { text: 'Reisepass C01X0006H', found: ['C01X0006H'] },
      { text: 'meine Passnummer lautet C01X0006H1', found: ['C01X0006H1'] },
      { text: 'German passport: CZ6311T472', found: ['CZ6311T472'] },
    ],
    nearMisses: [
      'C01X0006H', 'C01X0006H1', 'Reisepass C01X0006H2', 'Reisepass A01X0006H', 'Pass ABCDEFGHI', 'Reisepass C0000',
    ],
  },
}

/** Serials begin with a letter of the authority and leave out what looks like another sign (PassG, since 2007). */
const serial = /^[CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}\d?$/

function isSerial(signs: string): boolean {
  if (!serial.test(signs) || (signs.match(/\d/g)?.length ?? 0) < 3) return false
  return signs.length === 9 || icaoCheckDigit(signs.slice(0, 9)) === Number(signs.charAt(9))
}
