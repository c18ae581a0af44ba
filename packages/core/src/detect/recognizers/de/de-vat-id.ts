import { mod1110CheckDigit } from '../../checksum/mod11-10.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The German number for value added tax: DE, eight digits and a check digit. */
export const deVatId: FormatRecognizer = {
  name: 'de-vat-id',
  type: 'DE_VAT_ID',
  source: 'https://www.bzst.de/DE/Unternehmen/Identifikationsnummern/Umsatzsteuer-Identifikationsnummer/umsatzsteuer-identifikationsnummer_node.html',
  contextWords: (
    'ust ustid ustidnr umsatzsteuer umsatzsteuerid umsatzsteueridentifikationsnummer mwst vat idnr'
  ).split(' '),
  formats: [
    { form: 'DE#########', score: 0.85, scoreInvalid: 0.2 },
    { form: 'DE~###~###~###', score: 0.8, scoreInvalid: 0.2 },
  ],
  isValid(signs) { return mod1110CheckDigit(signs.slice(2, 10)) === Number(signs.charAt(10)) },
  examples: {
    matches: [
      { text: 'USt-IdNr. DE136457294', found: ['DE136457294'] },
      { text: 'DE 136 457 294', found: ['DE 136 457 294'] },
      { text: 'invoice to vat de281371962', found: ['de281371962'] },
    ],
    nearMisses: ['DE136457295', 'DE1364572941', 'DE12345', 'ADE136457291', 'FR136457291'],
  },
}
