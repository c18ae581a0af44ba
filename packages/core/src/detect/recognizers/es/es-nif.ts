import type { FormatRecognizer } from '../../recognizer.js'

/** The Spanish tax and identity number of a person: eight digits and a check letter, or K, L or M before seven. */
export const esNif: FormatRecognizer = {
  name: 'es-nif',
  type: 'ES_NIF',
  source: 'https://www.interior.gob.es/ (cálculo del dígito de control del NIF-NIE)',
  contextWords: ['nif', 'dni', 'identidad', 'documento', 'fiscal'],
  formats: [
    { form: '########@', score: 0.7, scoreInvalid: 0.15 },
    { form: '########-@', score: 0.85, scoreInvalid: 0.2 },
    { form: '##.###.###-@', score: 0.9, scoreInvalid: 0.3 },
    { form: '##~###~###~@', score: 0.7, scoreInvalid: 0.2 },
    { form: '@#######@', score: 0.5 },
    { form: '########', score: 0.2 },
  ],
  isValid: isPersonal,
  examples: {
    matches: [
      { text: 'mi DNI es 12345678Z', found: ['12345678Z'] },
      { text: '12345678z', found: ['12345678z'] },
      { text: 'NIF: 48.120.937-S', found: ['48.120.937-S'] },
      { text: 'dni 48120937', found: ['48120937'] },
    ],
    nearMisses: ['12345678A', '1234567Z', 'pedido 48120937', '12345678', 'DNI 123456789'],
  },
}

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

function isPersonal(signs: string): boolean {
  // Without its letter a number has nothing to check.
  if (/^\d{8}$/.test(signs)) return signs > '01000000'
  const special = /^[KLM](\d{7})([A-Z])$/.exec(signs)
  const [digits, letter] = special === null ? [signs.slice(0, 8), signs.charAt(8)] : [special[1], special[2]]
  return /^\d+$/.test(digits ?? '') && letters.charAt(Number(digits) % 23) === letter
}
