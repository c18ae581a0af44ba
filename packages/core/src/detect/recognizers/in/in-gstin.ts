import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The number of a taxpayer under the Goods and Services Tax of India: state, PAN, a sign, Z and a check sign
 * modulo 36.
 */
export const inGstin: FormatRecognizer = {
  name: 'in-gstin',
  type: 'IN_GSTIN',
  source: 'https://www.gst.gov.in/',
  contextWords: ['gst', 'gstin', 'gstn', 'tax'],
  formats: [
    { form: '##@@@@@####@*Z*', score: 0.9, scoreInvalid: 0.4 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'GSTIN 27BKTPS4821M1ZA', found: ['27BKTPS4821M1ZA'] },
      { text: '29AFZCD7310K2ZN', found: ['29AFZCD7310K2ZN'] },
      { text: 'our gst number is 27bktps4821m1za', found: ['27bktps4821m1za'] },
    ],
    nearMisses: ['27BKTPS4821M1ZB', '99BKTPS4821M1ZA', '27BKTPS4821M1ZA1', '27BKTPS4821M1Z'],
  },
}

function isValid(signs: string): boolean {
  const state = Number(signs.slice(0, 2))
  if (!((state >= 1 && state <= 38) || state === 97)) return false
  const sum = Array.from(signs.slice(0, 14), (sign, index) => {
    const product = Number.parseInt(sign, 36) * (1 + (index % 2))
    return Math.floor(product / 36) + (product % 36)
  }).reduce((one, other) => one + other, 0)
  return (36 - (sum % 36)) % 36 === Number.parseInt(signs.charAt(14), 36)
}
