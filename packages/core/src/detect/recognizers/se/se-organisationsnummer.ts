import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The number of a Swedish organisation: ten digits by Luhn, the third at least 2; with SE and 01 for value added tax.
 */
export const seOrganisationsnummer: FormatRecognizer = {
  name: 'se-organisationsnummer',
  type: 'SE_ORGANISATIONSNUMMER',
  source: 'https://www.bolagsverket.se/foretag/organisationsnummer.html',
  contextWords: (
    'organisationsnummer organisationsnr orgnummer orgnr momsnummer momsregistreringsnummer moms vat'
  ).split(' '),
  formats: [
    { form: '######-####', score: 0.45 },
    { form: '##########', score: 0.4 },
    { form: 'SE##########01', score: 0.85, scoreInvalid: 0.2 },
    { form: 'SE~######~####~01', score: 0.85 },
  ],
  isValid: isOrganisation,
  examples: {
    matches: [
      { text: 'orgnr 556036-0793', found: ['556036-0793'] },
      { text: 'organisationsnummer: 2120000142', found: ['2120000142'] },
      { text: 'VAT SE556036079301', found: ['SE556036079301'] },
    ],
    nearMisses: ['556036-0793', '5560360793', 'orgnr 556036-0794', 'SE123456789001', 'order 2120000142'],
  },
}

/** The third digit tells it from a birthday. */
function isOrganisation(signs: string): boolean {
  const digits = signs.replace(/^SE(\d{10})01$/, '$1')
  return /^[1-35-9]\d[2-9]/.test(digits) && isLuhnValid(digits)
}
