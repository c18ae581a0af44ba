import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The personal public service number of Ireland: seven digits, a check letter modulo 23, and a second letter since 2013. */
export const iePps: FormatRecognizer = {
  name: 'ie-pps',
  type: 'IE_PPS',
  source: 'https://www.gov.ie/en/department-of-social-protection/ (PPS number, Social Welfare Consolidation Act 2005)',
  contextWords: ['pps', 'ppsn', 'welfare', 'revenue', 'ireland'],
  formats: [
    { form: '#######@@', score: 0.7 },
    { form: '#######@', score: 0.4 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my PPS number is 1234567T', found: ['1234567T'] },
      { text: '4012386MA', found: ['4012386MA'] },
      { text: 'ppsn 7781223q', found: ['7781223q'] },
    ],
    nearMisses: ['1234567T', '1234567B', 'pps 1234567', 'part 4012386BA'],
  },
}

/** W stands for 0; the second letter counts nine times its place in the alphabet. */
function isValid(signs: string): boolean {
  const second = signs.charAt(8)
  if (!/^$|^[A-IW]$/.test(second)) return false
  const extra = second === '' || second === 'W' ? 0 : second.charCodeAt(0) - 64
  const sum = weightedSum(signs, [8, 7, 6, 5, 4, 3, 2]) + 9 * extra
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === signs.charAt(7)
}
