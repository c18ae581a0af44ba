import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The registration of a prescriber with the Drug Enforcement Administration: two signs, seven digits, the last a check. */
export const medicalLicense: FormatRecognizer = {
  name: 'medical-license',
  type: 'MEDICAL_LICENSE',
  source: 'https://www.deadiversion.usdoj.gov/drugreg/ (DEA registration numbers)',
  contextWords: ['dea', 'medical', 'license', 'registration', 'prescriber', 'certificate'],
  formats: [
    { form: '@*#######', score: 0.4 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'DEA number AB1234563', found: ['AB1234563'] },
      { text: 'my medical license is MJ5501425', found: ['MJ5501425'] },
      { text: 'dea: f92044179', found: ['f92044179'] },
    ],
    nearMisses: ['AB1234563', 'DEA AB1234560', 'part QJ5501425', 'dea AB123456'],
  },
}

/** First plus third plus fifth digit, and twice the sum of the others; the last digit of it is the check. */
function isValid(signs: string): boolean {
  if (!/^[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}$/.test(signs)) return false
  const digits = signs.slice(2)
  return weightedSum(digits, [1, 2, 1, 2, 1, 2]) % 10 === Number(digits.charAt(6))
}
