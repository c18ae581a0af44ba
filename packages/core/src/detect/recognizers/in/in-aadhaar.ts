import { isVerhoeffValid } from '../../checksum/verhoeff.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Aadhaar number of India: eleven digits, the first above one, and the check digit of Verhoeff. */
export const inAadhaar: FormatRecognizer = {
  name: 'in-aadhaar',
  type: 'IN_AADHAAR',
  source: 'https://uidai.gov.in/',
  contextWords: ['aadhaar', 'aadhar', 'adhaar', 'uidai', 'आधार'],
  formats: [
    { form: '#### #### ####', score: 0.45, scoreInvalid: 0.2 },
    { form: '####-####-####', score: 0.45, scoreInvalid: 0.2 },
    { form: '############', score: 0.3, scoreInvalid: 0.15 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my aadhaar is 4820 1936 5718', found: ['4820 1936 5718'] },
      { text: 'Aadhaar number: 735018462904', found: ['735018462904'] },
      { text: 'aadhar card 7350-1846-2904', found: ['7350-1846-2904'] },
      { text: 'मेरा आधार 482019365718', found: ['482019365718'] },
    ],
    nearMisses: ['4820 1936 5718', 'order 735018462904', 'aadhaar 4820193657181', 'aadhaar 18201936571'],
  },
}

function isValid(digits: string): boolean {
  return digits >= '2' && isVerhoeffValid(digits)
}
