import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a German driving licence: authority, serial, check digit and issue. */
export const deDriverLicense: FormatRecognizer = {
  name: 'de-driver-license',
  type: 'DE_DRIVER_LICENSE',
  source: 'https://www.gesetze-im-internet.de/fev_2010/anlage_8.html',
  contextWords: (
    'führerschein führerscheinnummer fuehrerschein fuehrerscheinnummer fahrerlaubnis fahrerlaubnisnummer ' +
    'führerscheinnr license licence'
  ).split(' '),
  formats: [
    { form: '@###*{5}**', score: 0.25 },
  ],
  isValid(signs) { return (signs.match(/\d/g)?.length ?? 0) >= 5 && /^[A-Z]\d{3}/.test(signs) },
  examples: {
    matches: [
      { text: 'Führerschein B072RRE2I55', found: ['B072RRE2I55'] },
      { text: 'meine Führerscheinnummer: J010000SD51', found: ['J010000SD51'] },
      { text: 'Fahrerlaubnis N0704578035', found: ['N0704578035'] },
    ],
    nearMisses: ['B072RRE2I55', 'Führerschein B072RRE2I5', 'Führerschein 1072RRE2I55', 'Artikel B072RRE2I55'],
  },
}
