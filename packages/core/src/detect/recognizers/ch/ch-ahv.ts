import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Swiss social insurance number: 756, nine digits and the check digit of an EAN. */
export const chAhv: FormatRecognizer = {
  name: 'ch-ahv',
  type: 'CH_AHV',
  source: 'https://www.zas.admin.ch/ (AHVN13)',
  contextWords: ['ahv', 'avs', 'ahvn', 'ahvnr', 'ahvnummer', 'versichertennummer', 'sozialversicherungsnummer'],
  formats: [
    { form: '756.####.####.##', score: 0.95, scoreInvalid: 0.4 },
    { form: '756~####~####~##', score: 0.85, scoreInvalid: 0.2 },
    { form: '756##########', score: 0.7, scoreInvalid: 0.2 },
  ],
  isValid: isEan,
  examples: {
    matches: [
      { text: '756.9217.0452.33', found: ['756.9217.0452.33'] },
      { text: 'AHV-Nummer 7561234567897', found: ['7561234567897'] },
      { text: 'mon numéro AVS est 756.1234.5678.97', found: ['756.1234.5678.97'] },
    ],
    nearMisses: ['7569217045234', '756.1234.5678', '757.1234.5678.97', '75692170452331'],
  },
}

/** GS1 General Specifications §7.9: weights 1 and 3 in turn. */
function isEan(digits: string): boolean {
  return weightedSum(digits, weights) % 10 === 0
}

const weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]
