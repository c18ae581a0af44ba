import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a Spanish passport: three letters and six digits. */
export const esPassport: FormatRecognizer = {
  name: 'es-passport',
  type: 'ES_PASSPORT',
  source: 'https://www.interior.gob.es/ (pasaporte)',
  contextWords: ['pasaporte', 'pasaportes', 'passport'],
  formats: [
    { form: '@@@~######', score: 0.2 },
    { form: '@@######', score: 0.16 },
  ],
  examples: {
    matches: [
      { text: 'pasaporte PAA123456', found: ['PAA123456'] },
      { text: 'mi pasaporte es xdc 654321', found: ['xdc 654321'] },
      { text: 'Spanish passport AB123456', found: ['AB123456'] },
    ],
    nearMisses: ['PAA123456', 'pasaporte PAA12345', 'pasaporte PAA1234567', 'pedido PAA123456'],
  },
}
