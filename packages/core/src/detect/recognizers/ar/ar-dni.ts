import type { FormatRecognizer } from '../../recognizer.js'

/** The number of the national identity document of Argentina: seven or eight digits; nothing to check. */
export const arDni: FormatRecognizer = {
  name: 'ar-dni',
  type: 'AR_DNI',
  source: 'https://www.argentina.gob.ar/interior/renaper',
  contextWords: ['dni', 'documento', 'identidad', 'du'],
  formats: [
    { form: '##.###.###', score: 0.2 },
    { form: '#.###.###', score: 0.2 },
    { form: '########', score: 0.2 },
    { form: '#######', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'mi DNI es 30.123.456', found: ['30.123.456'] },
      { text: 'documento 28441023', found: ['28441023'] },
      { text: 'dni: 5.123.456', found: ['5.123.456'] },
    ],
    nearMisses: ['30.123.456', 'pedido 28441023', '28441023', 'dni 123456'],
  },
}
