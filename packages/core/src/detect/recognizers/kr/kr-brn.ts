import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The business registration number of Korea: nine digits and a check digit. */
export const krBrn: FormatRecognizer = {
  name: 'kr-brn',
  type: 'KR_BRN',
  source: 'https://www.nts.go.kr/',
  contextWords: ['사업자등록번호', '사업자', 'brn', 'business', 'registration'],
  formats: [
    { form: '###-##-#####', score: 0.6, scoreInvalid: 0.25 },
    { form: '##########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '사업자등록번호 214-81-93752', found: ['214-81-93752'] },
      { text: '608-20-34715', found: ['608-20-34715'] },
      { text: 'our business registration is 6082034715', found: ['6082034715'] },
    ],
    nearMisses: ['6082034715', '608-20-34716', 'order 2148193752', '000-00-00000'],
  },
}

function isValid(digits: string): boolean {
  const sum = weightedSum(digits, weights) + Math.floor((Number(digits.charAt(8)) * 5) / 10)
  return !digits.startsWith('000') && (10 - (sum % 10)) % 10 === Number(digits.charAt(9))
}

const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5]
