import type { FormatRecognizer } from '../../recognizer.js'

/** The national insurance number of the United Kingdom: two letters, six digits, a letter A to D. */
export const ukNino: FormatRecognizer = {
  name: 'uk-nino',
  type: 'UK_NINO',
  source: 'https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110',
  contextWords: ['ni', 'nino', 'national', 'insurance', 'hmrc'],
  formats: [
    { form: '@@ ## ## ## @', score: 0.85 },
    { form: '@@######@', score: 0.7 },
    { form: '@@-##-##-##-@', score: 0.8 },
    { form: '@@~##~##~##~@', score: 0.6 },
    { form: '@@######', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'NI number AB 12 34 56 C', found: ['AB 12 34 56 C'] },
      { text: 'my nino is ab123456c', found: ['ab123456c'] },
      { text: 'CE-12-34-56-A', found: ['CE-12-34-56-A'] },
    ],
    nearMisses: ['BG 12 34 56 C', 'AB 12 34 56 E', 'DA123456C', 'AB1234567C'],
  },
}

/** No D, F, I, Q, U, V in front, no O second, and no prefix that is kept for other uses. */
function isValid(signs: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(signs)
}
