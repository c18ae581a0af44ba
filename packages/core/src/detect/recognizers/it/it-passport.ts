import type { FormatRecognizer } from '../../recognizer.js'

/** The number of an Italian passport: two letters and seven digits. */
export const itPassport: FormatRecognizer = {
  name: 'it-passport',
  type: 'IT_PASSPORT',
  source: 'https://www.poliziadistato.it/articolo/passaporto',
  contextWords: ['passaporto', 'passaporti', 'passport'],
  formats: [
    { form: '@@~#######', score: 0.3 },
  ],
  examples: {
    matches: [
      { text: 'passaporto YA1234567', found: ['YA1234567'] },
      { text: 'il numero del mio passaporto è aa 7654321', found: ['aa 7654321'] },
      { text: 'Italian passport: YB0000123', found: ['YB0000123'] },
    ],
    nearMisses: [
      'YA1234567', 'passaporto YA123456', 'passaporto YA12345678', 'ordine YA1234567', 'passaporto Y1234567',
    ],
  },
}
