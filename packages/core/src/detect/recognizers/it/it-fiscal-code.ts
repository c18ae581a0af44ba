import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The Italian tax code: letters of the name, birthday, place of birth and a check letter. Where two people would have
 * the same, letters stand for digits.
 */
export const itFiscalCode: FormatRecognizer = {
  name: 'it-fiscal-code',
  type: 'IT_FISCAL_CODE',
  source: 'https://www.agenziaentrate.gov.it/ (D.M. 23 dicembre 1976)',
  contextWords: ['codice', 'fiscale', 'cf', 'tessera', 'sanitaria', 'tax'],
  formats: [
    { form: '@{6}##@##@###@', score: 0.95, scoreInvalid: 0.4 },
    { form: '@@@ @@@ ##@## @###@', score: 0.95, scoreInvalid: 0.4 },
    { form: '@@@ @@@ ##@## @### @', score: 0.95 },
    { form: '@{6}**@**@***@', score: 0.85 },
  ],
  isValid: isFiscalCode,
  examples: {
    matches: [
      { text: 'RSSMRA85T10A562S', found: ['RSSMRA85T10A562S'] },
      { text: 'il mio codice fiscale è bncgli92h55f205n', found: ['bncgli92h55f205n'] },
      { text: 'CF RSS MRA 85T10 A562S', found: ['RSS MRA 85T10 A562S'] },
      { text: 'VRDLCU79A04H5LMZ', found: ['VRDLCU79A04H5LMZ'] },
    ],
    nearMisses: [
      'RSSMRA85T10A562A', 'RSSMRA85T10A562', 'RSSMRA85T10A562S1', 'ABCDEF12Z34G567H', 'internationalisation',
    ],
  },
}

/** Letters that stand for digits, in their order. */
const digitLetters = 'LMNPQRSTUV'
const code = /^[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/
/** What a sign at an odd place counts, 0 to 9 and A to Z; at an even place it counts its own value. */
const oddDigits = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
const oddLetters = [...oddDigits, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function isFiscalCode(signs: string): boolean {
  if (!code.test(signs) || !/\d/.test(signs)) return false
  const day = digitAt(signs, 9) * 10 + digitAt(signs, 10)
  // Of women the day counts from 41.
  if (day < 1 || day > 71 || (day > 31 && day < 41)) return false
  let sum = 0
  for (let at = 0; at < 15; at++) {
    const unit = signs.charCodeAt(at)
    const value = unit < 65 ? unit - 48 : unit - 65
    sum += at % 2 === 1 ? value : ((unit < 65 ? oddDigits : oddLetters)[value] ?? 0)
  }
  return sum % 26 === signs.charCodeAt(15) - 65
}

function digitAt(signs: string, at: number): number {
  const letter = digitLetters.indexOf(signs.charAt(at))
  return letter === -1 ? Number(signs.charAt(at)) : letter
}
