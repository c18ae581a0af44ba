import type { FormatRecognizer } from '../../recognizer.js'

/** The Medicare beneficiary identifier: eleven signs of fixed kinds, without S, L, O, I, B and Z. */
export const usMbi: FormatRecognizer = {
  name: 'us-mbi',
  type: 'US_MBI',
  source: 'https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-format',
  contextWords: ['medicare', 'mbi', 'beneficiary', 'hicn', 'cms'],
  formats: [
    { form: '#@*#-@*#-@@##', score: 0.85 },
    { form: '#@*#@*#@@##', score: 0.6 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my medicare number is 1EG4-TE5-MK73', found: ['1EG4-TE5-MK73'] },
      { text: 'MBI 1EG4TE5MK72', found: ['1EG4TE5MK72'] },
      { text: '2W22-C55-DD55', found: ['2W22-C55-DD55'] },
    ],
    nearMisses: ['0EG4-TE5-MK73', '1SG4-TE5-MK73', '1EG4-TE5-MK7', 'part 1BO4-LI5-ZZ73'],
  },
}

/** Position by position: C is 1 to 9, A a letter, N a digit, AN one of both. */
function isValid(signs: string): boolean {
  return /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/.test(signs)
}
