import type { FormatRecognizer } from '../../recognizer.js'

/** The tax and identity number of Chile: seven or eight digits and a check sign modulo 11, K for ten. */
export const clRut: FormatRecognizer = {
  name: 'cl-rut',
  type: 'CL_RUT',
  source: 'https://www.registrocivil.cl/',
  contextWords: ['rut', 'run', 'rol', 'cédula', 'identidad'],
  formats: [
    { form: '##.###.###-*', score: 0.9, scoreInvalid: 0.3 },
    { form: '#.###.###-*', score: 0.85, scoreInvalid: 0.3 },
    { form: '########-*', score: 0.75 },
    { form: '#######-*', score: 0.5 },
    { form: '########*', score: 0.2 },
    { form: '#######*', score: 0.15 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'mi RUT es 12.345.678-5', found: ['12.345.678-5'] },
      { text: '7654321-6', found: ['7654321-6'] },
      { text: 'rut 194028555', found: ['194028555'] },
    ],
    nearMisses: ['194028555', '12.345.678-4', 'pedido 123456785', 'rut 12345'],
  },
}

function isValid(signs: string): boolean {
  const digits = signs.slice(0, -1)
  if (!/^\d+$/.test(digits)) return false
  const sum = Array.from(digits, (digit, index) => Number(digit) * (((digits.length - 1 - index) % 6) + 2)).reduce((a, b) => a + b, 0)
  return '0K987654321'.charAt(sum % 11) === signs.at(-1)
}
