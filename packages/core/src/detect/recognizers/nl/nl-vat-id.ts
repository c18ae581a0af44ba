import { isMod97Valid } from '../../checksum/mod97.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The Dutch number for value added tax. Since 2020 it is checked modulo 97, before it was the number of the owner.
 */
export const nlVatId: FormatRecognizer = {
  name: 'nl-vat-id',
  type: 'NL_VAT_ID',
  source: 'https://www.belastingdienst.nl/ (btw-identificatienummer)',
  contextWords: ['btw', 'btwnummer', 'btwnr', 'vat'],
  formats: [
    { form: 'NL#########B##', score: 0.85, scoreInvalid: 0.4 },
    { form: 'NL~###~###~###~B##', score: 0.8, scoreInvalid: 0.3 },
    { form: 'NL~####~##~###~B~##', score: 0.8, scoreInvalid: 0.3 },
  ],
  isValid: isVatId,
  examples: {
    matches: [
      { text: 'NL123456789B13', found: ['NL123456789B13'] },
      { text: 'btw-nummer NL111222333B01', found: ['NL111222333B01'] },
      { text: 'our vat: nl111222333b01', found: ['nl111222333b01'] },
    ],
    nearMisses: ['NL123456789B14', 'NL123456789', 'NL123456789C01', 'NL12345678B01'],
  },
}

function isVatId(signs: string): boolean {
  // An IBAN's check reads its first four signs last: here the whole stands in its own order.
  if (isMod97Valid(signs.slice(-4) + signs.slice(0, -4))) return true
  const digits = signs.slice(2, 11)
  return (weightedSum(digits, weights) - Number(digits.charAt(8))) % 11 === 0
}

const weights = [9, 8, 7, 6, 5, 4, 3, 2]
