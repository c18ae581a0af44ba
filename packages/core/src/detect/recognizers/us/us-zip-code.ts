import type { FormatRecognizer } from '../../recognizer.js'

/** A post code of the United States: five digits after the code of a state or near a word for it, or ZIP+4. */
export const usZipCode: FormatRecognizer = {
  name: 'us-zip-code',
  type: 'US_ZIP_CODE',
  source: 'https://pe.usps.com/text/pub28/28c2_007.htm (USPS Publication 28)',
  contextWords: ['zip', 'zipcode', 'postal', 'postcode', 'plz', 'cap', 'codigo'],
  formats: [
    { form: '@@ #####-####', score: 0.6 },
    { form: '#####-####', score: 0.3 },
    { form: '@@ #####', score: 0.5 },
    { form: '#####', score: 0.2 },
    { form: '####-###', score: 0.2 },
    { form: '### ##', score: 0.2 },
    { form: '####', score: 0.15 },
    { form: '@@ ######', score: 0.15 },
    { form: '#### @@', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'Springfield, IL 62704', found: ['IL 62704'] },
      { text: 'my zip is 62704', found: ['62704'] },
      { text: 'zip code: 62704-1234', found: ['62704-1234'] },
      { text: 'NY 10001-2345', found: ['NY 10001-2345'] },
    ],
    nearMisses: ['62704', 'it costs in 62704', 'order 62704', 'ok 62704', '12345-67890'],
  },
}

/** Codes of states and of armed forces abroad (USPS Publication 28, appendix B). */
const states: ReadonlySet<string> = new Set(
  ('AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA ' +
    'VI WA WV WI WY AA AE AP').split(' '),
)

function isValid(signs: string, written: string): boolean {
  if (/^[A-Za-z]{2} /.test(written)) return states.has(signs.slice(0, 2)) && written.startsWith(signs.slice(0, 2))
  return signs.charAt(0) !== '0' || signs.length > 4
}
