import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Individual Number of Japan: eleven digits and a check digit modulo 11. */
export const jpMyNumber: FormatRecognizer = {
  name: 'jp-my-number',
  type: 'JP_MY_NUMBER',
  source: 'https://www.digital.go.jp/policies/mynumber',
  contextWords: ['mynumber', 'マイナンバー', '個人番号', 'mynumbercard', 'kojin', 'bango'],
  formats: [
    { form: '####-####-####', score: 0.4, scoreInvalid: 0.15 },
    { form: '#### #### ####', score: 0.4, scoreInvalid: 0.15 },
    { form: '############', score: 0.3, scoreInvalid: 0.15 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'マイナンバーは482019365713です', found: ['482019365713'] },
      { text: '個人番号: 7350 1846 2907', found: ['7350 1846 2907'] },
      { text: 'my mynumber is 4820-1936-5713', found: ['4820-1936-5713'] },
    ],
    nearMisses: ['482019365713', '注文番号は735018462907', 'order 735018462907', 'マイナンバー 4820193657131'],
  },
}

/** Weights by the ordinance on individual numbers (Ministry of Internal Affairs, 85 of 2014, article 5). */
function isValid(digits: string): boolean {
  const rest = weightedSum(digits, weights) % 11
  return Number(digits.charAt(11)) === (rest < 2 ? 0 : 11 - rest)
}

const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]
