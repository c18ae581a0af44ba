import { isLuhnValid } from '../../checksum/luhn.js'
import { remainderOf } from '../../checksum/remainder.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The French number for value added tax: FR, a key of two signs and the SIREN. */
export const frVatId: FormatRecognizer = {
  name: 'fr-vat-id',
  type: 'FR_VAT_ID',
  source: 'https://www.economie.gouv.fr/ (numéro de TVA intracommunautaire)',
  contextWords: ['tva', 'intracommunautaire', 'vat'],
  formats: [
    { form: 'FR**#########', score: 0.85, scoreInvalid: 0.2 },
    { form: 'FR~**~###~###~###', score: 0.85, scoreInvalid: 0.2 },
  ],
  isValid: isVatId,
  examples: {
    matches: [
      { text: 'FR44732829320', found: ['FR44732829320'] },
      { text: 'TVA FR52 418 397 162', found: ['FR52 418 397 162'] },
      { text: 'vat number fr52418397162', found: ['fr52418397162'] },
    ],
    nearMisses: ['FR44732829321', 'FR12345678', 'FR732829320', 'FR447328293201'],
  },
}

/** A key of digits follows from the SIREN; one with a letter has no public rule. */
function isVatId(signs: string): boolean {
  const [key, siren] = [signs.slice(2, 4), signs.slice(4)]
  if (!isLuhnValid(siren)) return false
  return /^\d\d$/.test(key) ? (12 + 3 * remainderOf(siren, 97)) % 97 === Number(key) : /^[A-HJ-NP-Z0-9]{2}$/.test(key)
}
