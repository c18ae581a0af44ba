import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The social security number of the United States, and what is written like one: 900 to 999 are taxpayer numbers,
 * and a number that was never assigned was still meant as one. Nine bare digits count only near a context word.
 */
export const usSsn: FormatRecognizer = {
  name: 'us-ssn',
  type: 'US_SSN',
  source: 'https://www.ssa.gov/employer/randomization.html',
  contextWords: ['ssn', 'social', 'security', 'taxpayer', 'tin', 'sss'],
  formats: [
    { form: '###-##-####', score: 0.85, scoreInvalid: 0.6 },
    { form: '### ## ####', score: 0.6, scoreInvalid: 0.3 },
    { form: '###.##.####', score: 0.6, scoreInvalid: 0.3 },
    { form: '#########', score: 0.2 },
    { form: '###~##~####', score: 0.4, scoreInvalid: 0.2 },
    { form: '#~#~#~#~#~#~#~#~#', score: 0.45 },
  ],
  isValid: isAssignable,
  examples: {
    matches: [
      { text: 'my ssn: 219-09-9999', found: ['219-09-9999'] },
      { text: 'it is 123-45-6789.', found: ['123-45-6789'] },
      { text: '123 45 6789', found: ['123 45 6789'] },
      { text: 'social security number 123456789', found: ['123456789'] },
      { text: 'it is 900-12-3456', found: ['900-12-3456'] },
      { text: 'it is 000-12-3456', found: ['000-12-3456'] },
      { text: 'my ssn is 2 1 9 0 9 9 9 9 9', found: ['2 1 9 0 9 9 9 9 9'] },
      { text: 'ssn 219 / 09 / 9999', found: ['219 / 09 / 9999'] },
    ],
    nearMisses: ['123456789', '000 12 3456', '666 12 3456', '123 00 4567', '123-45-67890', '1-123-45-6789', '123-456-789'],
  },
}

/** Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned. */
function isAssignable(digits: string): boolean {
  const area = digits.slice(0, 3)
  return area !== '000' && area !== '666' && area < '900' && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
}
