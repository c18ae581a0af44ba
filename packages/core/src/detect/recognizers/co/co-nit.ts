import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax number of Colombia: nine digits and a check digit with prime weights. */
export const coNit: FormatRecognizer = {
  name: 'co-nit',
  type: 'CO_NIT',
  source: 'https://www.dian.gov.co/ (Orden Administrativa 4 de 1989)',
  contextWords: ['nit', 'tributaria', 'dian', 'empresa'],
  formats: [
    { form: '###.###.###-#', score: 0.85, scoreInvalid: 0.3 },
    { form: '#########-#', score: 0.6 },
    { form: '##########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'NIT 900.123.456-8', found: ['900.123.456-8'] },
      { text: '800197268-4', found: ['800197268-4'] },
      { text: 'nit de la empresa 8305120474', found: ['8305120474'] },
    ],
    nearMisses: ['8305120474', '900.123.456-9', 'pedido 9001234568', 'nit 90012345'],
  },
}

function isValid(digits: string): boolean {
  const rest = weightedSum(digits, [41, 37, 29, 23, 19, 17, 13, 7, 3]) % 11
  return (rest < 2 ? rest : 11 - rest) === Number(digits.charAt(9))
}
