import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The permanent account number of India: five letters, four digits and a letter; the fourth letter tells whose it
 * is.
 */
export const inPan: FormatRecognizer = {
  name: 'in-pan',
  type: 'IN_PAN',
  source: 'https://www.incometaxindia.gov.in/',
  contextWords: ['pan', 'pancard', 'permanent', 'income', 'tax'],
  formats: [
    { form: '@@@@@####@', score: 0.7 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my PAN is BKTPS4821M', found: ['BKTPS4821M'] },
      { text: 'AFZCD7310K', found: ['AFZCD7310K'] },
      { text: 'pan card bktps4821m', found: ['bktps4821m'] },
    ],
    nearMisses: ['BKTXS4821M', 'BKTPS48211', 'BKTP4821M', 'BKTPS0000M'],
  },
}

/** A person, a company, a family, a firm, an association, a trust, a body, a local authority, a court's ward, the state. */
function isValid(signs: string): boolean {
  return 'PCHFATBLJG'.includes(signs.charAt(3)) && !signs.includes('0000')
}
