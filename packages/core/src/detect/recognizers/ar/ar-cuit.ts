import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax and labour number of Argentina: kind, eight digits, a check digit modulo 11. */
export const arCuit: FormatRecognizer = {
  name: 'ar-cuit',
  type: 'AR_CUIT',
  source: 'https://www.afip.gob.ar/ (CUIT y CUIL, RG 10/97)',
  contextWords: ['cuit', 'cuil', 'afip', 'arca', 'tributaria', 'fiscal'],
  formats: [
    { form: '##-########-#', score: 0.85, scoreInvalid: 0.3 },
    { form: '###########', score: 0.2 },
    { form: '## ######## #', score: 0.4 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'mi CUIL es 20-30123456-3', found: ['20-30123456-3'] },
      { text: '27-28441023-3', found: ['27-28441023-3'] },
      { text: 'cuit 30709123455', found: ['30709123455'] },
    ],
    nearMisses: ['30709123455', '20-30123456-0', 'pedido 20301234563', '99-30123456-1'],
  },
}

function isValid(digits: string): boolean {
  const check = (11 - (weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return /^(?:2[0347]|3[034])/.test(digits) && check === Number(digits.charAt(10))
}
