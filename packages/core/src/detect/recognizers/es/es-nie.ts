import type { FormatRecognizer } from '../../recognizer.js'

/** The Spanish number of a foreigner: X, Y or Z, seven digits and a check letter. */
export const esNie: FormatRecognizer = {
  name: 'es-nie',
  type: 'ES_NIE',
  source: 'https://www.interior.gob.es/ (cálculo del dígito de control del NIF-NIE)',
  contextWords: ['nie', 'extranjero', 'extranjera', 'extranjería', 'residencia', 'tie', 'identidad'],
  formats: [
    { form: 'X~#######~@', score: 0.85, scoreInvalid: 0.2 },
    { form: 'X#######@', score: 0.9, scoreInvalid: 0.3 },
    { form: 'Y~#######~@', score: 0.85, scoreInvalid: 0.2 },
    { form: 'Y#######@', score: 0.9, scoreInvalid: 0.3 },
    { form: 'Z~#######~@', score: 0.85, scoreInvalid: 0.2 },
    { form: 'Z#######@', score: 0.9, scoreInvalid: 0.3 },
  ],
  isValid: isForeigner,
  examples: {
    matches: [
      { text: 'mi NIE es X1234567L', found: ['X1234567L'] },
      { text: 'Y-7654321-G', found: ['Y-7654321-G'] },
      { text: 'y7654321g', found: ['y7654321g'] },
    ],
    nearMisses: ['X1234567A', 'W1234567L', 'X123456L', 'X12345678L'],
  },
}

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** The first letter counts as 0, 1 or 2. */
function isForeigner(signs: string): boolean {
  const number = Number(String('XYZ'.indexOf(signs.charAt(0))) + signs.slice(1, 8))
  return letters.charAt(number % 23) === signs.charAt(8)
}
