import { icaoCheckDigit } from '../../checksum/icao-9303.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The serial number of a German identity card, with or without its check digit. */
export const deIdCard: FormatRecognizer = {
  name: 'de-id-card',
  type: 'DE_ID_CARD',
  source: 'https://www.gesetze-im-internet.de/pauswg/ (ICAO Doc 9303)',
  contextWords: (
    'personalausweis personalausweisnummer perso ausweis ausweisnummer ausweisnr seriennummer identity ' +
    'aufenthaltstitel'
  ).split(' '),
  formats: [
    { form: '@*{8}#', score: 0.4 },
    { form: '@*{8}', score: 0.2 },
  ],
  isValid: isSerial,
  examples: {
    matches: [
      { text: 'Personalausweis L01X00T47', found: ['L01X00T47'] },
      { text: 'meine Ausweisnummer ist L01X00T471', found: ['L01X00T471'] },
      { text: 'Perso-Nr.: T220001293', found: ['T220001293'] },
    ],
    nearMisses: [
      'L01X00T47', 'L01X00T471', 'Ausweis L01X00T472', 'Ausweis A01X00T47', 'Artikel T22000129', 'Ausweis L01X00T4',
    ],
  },
}

const serial = /^[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}\d?$/

function isSerial(signs: string): boolean {
  if (!serial.test(signs) || (signs.match(/\d/g)?.length ?? 0) < 3) return false
  return signs.length === 9 || icaoCheckDigit(signs.slice(0, 9)) === Number(signs.charAt(9))
}
