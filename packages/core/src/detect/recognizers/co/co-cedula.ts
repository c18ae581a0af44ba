import type { FormatRecognizer } from '../../recognizer.js'

/** The citizen card of Colombia: six to ten digits; nothing to check. */
export const coCedula: FormatRecognizer = {
  name: 'co-cedula',
  type: 'CO_CEDULA',
  source: 'https://www.registraduria.gov.co/',
  contextWords: ['cédula', 'cedula', 'ciudadanía', 'ciudadania', 'cc', 'identificación', 'tarjeta'],
  formats: [
    { form: '#.###.###.###', score: 0.3 },
    { form: '##.###.###', score: 0.2 },
    { form: '##########', score: 0.2 },
    { form: '########', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'mi cédula es 1.020.304.050', found: ['1.020.304.050'] },
      { text: 'cedula 52123456', found: ['52123456'] },
      { text: 'cédula de ciudadanía 1020304050', found: ['1020304050'] },
    ],
    nearMisses: ['1.020.304.050', 'pedido 52123456', '1020304050', 'cedula 12345'],
  },
}
