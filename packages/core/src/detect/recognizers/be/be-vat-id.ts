import { remainderOf } from '../../checksum/remainder.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a Belgian enterprise, with BE before it for value added tax. */
export const beVatId: FormatRecognizer = {
  name: 'be-vat-id',
  type: 'BE_VAT_ID',
  source: 'https://kbopub.economie.fgov.be/',
  contextWords: ['btw', 'tva', 'vat', 'kbo', 'bce', 'ondernemingsnummer', 'entreprise', 'onderneming'],
  formats: [
    { form: 'BE~####~###~###', score: 0.85, scoreInvalid: 0.2 },
    { form: 'BE~##########', score: 0.85, scoreInvalid: 0.2 },
    { form: '####.###.###', score: 0.6 },
    { form: '##########', score: 0.4 },
  ],
  isValid: isEnterprise,
  examples: {
    matches: [
      { text: 'BE0403199207', found: ['BE0403199207'] },
      { text: 'BTW BE 0403.199.207', found: ['BE 0403.199.207'] },
      { text: 'ondernemingsnummer 0738.461.097', found: ['0738.461.097'] },
    ],
    nearMisses: ['BE0403199208', '0403199207', 'BE12345', 'BE04031992071', 'order 0738461097'],
  },
}

function isEnterprise(signs: string): boolean {
  const digits = signs.replace(/^BE/, '')
  return digits < '2' && 97 - remainderOf(digits.slice(0, 8), 97) === Number(digits.slice(8))
}
