import { mod1110CheckDigit } from '../../checksum/mod11-10.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The tax identification number that each resident of Germany keeps for life: eleven digits, one of which comes twice
 * or three times among the first ten, and a check digit.
 */
export const deTaxId: FormatRecognizer = {
  name: 'de-tax-id',
  type: 'DE_TAX_ID',
  source: 'https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html',
  contextWords: (
    'steuer steuerid steueridentifikationsnummer identifikationsnummer steueridentnummer steueridnr idnr tin tax ' +
    'taxpayer finanzamt elster'
  ).split(' '),
  formats: [
    { form: '## ### ### ###', score: 0.7, scoreInvalid: 0.2 },
    { form: '##~###~###~###', score: 0.4 },
    { form: '###########', score: 0.4, scoreInvalid: 0.15 },
  ],
  isValid: isTaxId,
  examples: {
    matches: [
      { text: 'Steuer-ID: 86095742719', found: ['86095742719'] },
      { text: 'meine Steueridentifikationsnummer ist 47654918349', found: ['47654918349'] },
      { text: '86 095 742 719', found: ['86 095 742 719'] },
      { text: 'my German tax id is 47 654 918 349', found: ['47 654 918 349'] },
    ],
    nearMisses: [
      '86095742719', 'Steuer-ID: 860957427195', 'Bestellung 47654918349', 'Rechnung 11111111111', '86 095 742 710',
      'tracking 12345678901',
    ],
  },
}

/** § 139b AO and the office's rule: one digit repeats, at least one is missing, and none stands three times in a row. */
function isTaxId(digits: string): boolean {
  const first = digits.slice(0, 10)
  const counts = Array.from({ length: 10 }, (_, digit) => first.split(String(digit)).length - 1)
  const repeated = counts.filter((count) => count > 1)
  const isSpread = repeated.length === 1 && (repeated[0] ?? 0) <= 3 && !/(\d)\1\1/.test(first)
  return isSpread && !first.startsWith('0') && mod1110CheckDigit(first) === Number(digits.charAt(10))
}
