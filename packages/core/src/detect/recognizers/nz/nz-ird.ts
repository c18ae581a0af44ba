import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of the Inland Revenue of New Zealand: seven or eight digits and a check digit modulo 11. */
export const nzIrd: FormatRecognizer = {
  name: 'nz-ird',
  type: 'NZ_IRD',
  source: 'https://www.ird.govt.nz/managing-my-tax/ird-numbers',
  contextWords: ['ird', 'inland', 'revenue', 'tax'],
  formats: [
    { form: '##-###-###', score: 0.6, scoreInvalid: 0.2 },
    { form: '###-###-###', score: 0.45, scoreInvalid: 0.15 },
    { form: '## ### ###', score: 0.3 },
    { form: '### ### ###', score: 0.3 },
    { form: '#########', score: 0.25 },
    { form: '########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my IRD number is 49-182-732', found: ['49-182-732'] },
      { text: 'ird 136820478', found: ['136820478'] },
      { text: '49-182-732', found: ['49-182-732'] },
    ],
    nearMisses: ['136820478', '49-182-733 x', 'order 49182732', '136-820-479'],
  },
}

/** By the second round of weights where the first one leaves ten. */
function isValid(digits: string): boolean {
  const padded = digits.padStart(9, '0')
  const number = Number(padded)
  const first = checkDigit(padded, [3, 2, 7, 6, 5, 4, 3, 2])
  const check = first === 10 ? checkDigit(padded, [7, 4, 3, 2, 5, 2, 7, 6]) : first
  return number > 10_000_000 && number < 200_000_000 && check === Number(padded.charAt(8))
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const rest = weightedSum(digits, weights) % 11
  return rest === 0 ? 0 : 11 - rest
}
