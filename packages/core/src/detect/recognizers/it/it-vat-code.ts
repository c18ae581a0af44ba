import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Italian VAT number: eleven digits by Luhn, with or without IT. */
export const itVatCode: FormatRecognizer = {
  name: 'it-vat-code',
  type: 'IT_VAT_CODE',
  source: 'https://www.agenziaentrate.gov.it/ (partita IVA, D.P.R. 633/1972 art. 35)',
  contextWords: ['partita', 'iva', 'piva', 'fiscale', 'vat'],
  formats: [
    { form: 'IT~###########', score: 0.85, scoreInvalid: 0.2 },
    { form: '###########', score: 0.4, scoreInvalid: 0.15 },
  ],
  isValid: isVatCode,
  examples: {
    matches: [
      { text: 'P.IVA 07643520567', found: ['07643520567'] },
      { text: 'partita IVA: IT07643520567', found: ['IT07643520567'] },
      { text: 'IT 01488390210', found: ['IT 01488390210'] },
      { text: 'la nostra partita iva è 01488390210', found: ['01488390210'] },
    ],
    nearMisses: ['07643520567', '07643520568', 'ordine 01488390210', 'IT1234567', 'IT076435205671'],
  },
}

/** Seven digits of the taxpayer, three of the province, a check digit. */
function isVatCode(signs: string): boolean {
  const digits = signs.replace(/^IT/, '')
  return !digits.startsWith('0000000') && isLuhnValid(digits)
}
