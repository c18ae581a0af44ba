import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The identity number of citizens, residents (S, T) and foreigners (F, G, M) in Singapore: seven digits and a
 * check letter.
 */
export const sgNricFin: FormatRecognizer = {
  name: 'sg-nric-fin',
  type: 'SG_NRIC_FIN',
  source: 'https://www.ica.gov.sg/',
  contextWords: ['nric', 'fin', 'identity', 'singapore'],
  formats: [
    { form: '@#######@', score: 0.9, scoreInvalid: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my NRIC is S8412763I', found: ['S8412763I'] },
      { text: 'T0193745B', found: ['T0193745B'] },
      { text: 'fin number g5172936l', found: ['g5172936l'] },
      { text: 'F2849163T', found: ['F2849163T'] },
    ],
    nearMisses: ['S8412763J', 'order S8412763A', 'A8412763I', 'S84127631I'],
  },
}

/** The letters of the M series are not published: any of their set counts. */
function isValid(signs: string): boolean {
  const series = signs.charAt(0)
  const last = signs.charAt(8)
  if (series === 'M') return 'KLJNPQRTUWX'.includes(last)
  const sum = weightedSum(signs.slice(1), weights) + (series === 'T' || series === 'G' ? 4 : 0)
  if (series === 'S' || series === 'T') return 'JZIHGFEDCBA'.charAt(sum % 11) === last
  return (series === 'F' || series === 'G') && 'XWUTRQPNMLK'.charAt(sum % 11) === last
}

const weights = [2, 7, 6, 5, 4, 3, 2]
