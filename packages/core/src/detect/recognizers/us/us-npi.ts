import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The national provider identifier of the United States: ten digits, Luhn with the prefix 80840. */
export const usNpi: FormatRecognizer = {
  name: 'us-npi',
  type: 'US_NPI',
  source: 'https://www.cms.gov/regulations-and-guidance/administrative-simplification/nationalprovidentstand',
  contextWords: ['npi', 'provider', 'prescriber', 'physician'],
  formats: [
    { form: '##########', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'NPI 1234567893', found: ['1234567893'] },
      { text: 'the provider is 1987654328', found: ['1987654328'] },
      { text: 'npi: 1234567893.', found: ['1234567893'] },
    ],
    nearMisses: ['1234567893', 'NPI 1234567890', 'order 1987654328', 'npi 12345678'],
  },
}

/** 80840 stands for health and the United States (ISO/IEC 7812). */
function isValid(digits: string): boolean {
  return /^[12]/.test(digits) && isLuhnValid(`80840${digits}`)
}
