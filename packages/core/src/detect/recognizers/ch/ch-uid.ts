import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Swiss number of an enterprise, also for value added tax. */
export const chUid: FormatRecognizer = {
  name: 'ch-uid',
  type: 'CH_UID',
  source: 'https://www.uid.admin.ch/',
  contextWords: ['uid', 'ide', 'mwst', 'tva', 'iva', 'unternehmensnummer'],
  formats: [
    { form: 'CHE~###~###~###', score: 0.85, scoreInvalid: 0.3 },
  ],
  isValid: isEnterprise,
  examples: {
    matches: [
      { text: 'CHE-109.322.551', found: ['CHE-109.322.551'] },
      { text: 'UID CHE248710934', found: ['CHE248710934'] },
      { text: 'no TVA CHE-248.710.934 TVA', found: ['CHE-248.710.934'] },
    ],
    nearMisses: ['CHE-109.322.552', 'CHE-123.456', 'CHF 123.456.789', 'CHE-123.456.7890'],
  },
}

function isEnterprise(signs: string): boolean {
  const digits = signs.slice(3)
  return (11 - (weightedSum(digits, weights) % 11)) % 11 === Number(digits.charAt(8))
}

const weights = [5, 4, 3, 2, 7, 6, 5, 4]
