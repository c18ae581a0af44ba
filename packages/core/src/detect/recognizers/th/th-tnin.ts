import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The national number of Thailand: twelve digits and a check digit modulo 11. */
export const thTnin: FormatRecognizer = {
  name: 'th-tnin',
  type: 'TH_TNIN',
  source: 'https://www.bora.dopa.go.th/',
  contextWords: ['เลขประจำตัวประชาชน', 'บัตรประชาชน', 'เลขบัตร', 'tnin', 'thai', 'citizen', 'national'],
  formats: [
    { form: '#-####-#####-##-#', score: 0.85, scoreInvalid: 0.3 },
    { form: '# #### ##### ## #', score: 0.7, scoreInvalid: 0.2 },
    { form: '#############', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'เลขประจำตัวประชาชนของฉันคือ 3-1004-82719-36-6', found: ['3-1004-82719-36-6'] },
      { text: 'บัตรประชาชน1509902847165', found: ['1509902847165'] },
      { text: '1-5099-02847-16-5', found: ['1-5099-02847-16-5'] },
      { text: 'thai id 3100482719366', found: ['3100482719366'] },
    ],
    nearMisses: ['3100482719366', '3-1004-82719-36-7 x', 'order 1509902847165', 'thai id 31004827193661'],
  },
}

function isValid(digits: string): boolean {
  return /^[1-8]/.test(digits) && (11 - (weightedSum(digits, weights) % 11)) % 10 === Number(digits.charAt(12))
}

const weights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
