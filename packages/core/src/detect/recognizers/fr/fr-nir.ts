import { remainderOf } from '../../checksum/remainder.js'
import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The French social security number: sex, year and month of birth, department (2A and 2B of Corsica), town, serial and key.
 */
export const frNir: FormatRecognizer = {
  name: 'fr-nir',
  type: 'FR_NIR',
  source: 'https://www.insee.fr/ (NIR, décret n° 82-103)',
  contextWords: (
    'nir sécu secu sécurité securite sociale insee vitale immatriculation assuré'
  ).split(' '),
  formats: [
    { form: '#~##~##~#*~###~###~##', score: 0.9, scoreInvalid: 0.2 },
    { form: '##### #* ### ### ##', score: 0.9 },
    { form: '#~##~##~#*~###~###', score: 0.2 },
  ],
  isValid: isNir,
  examples: {
    matches: [
      { text: '185057800608491', found: ['185057800608491'] },
      { text: 'numéro de sécu : 1 85 05 78 006 084 91', found: ['1 85 05 78 006 084 91'] },
      { text: 'née en Corse, 2 99 03 2A 004 123 64', found: ['2 99 03 2A 004 123 64'] },
      { text: 'sécurité sociale 2690587099012', found: ['2690587099012'] },
    ],
    nearMisses: [
      '1850578006084', '185057800608492', '1850578006084911', 'commande 2690587099012', 'sécu 9850578006084',
    ],
  },
}

/** The key is 97 less the remainder; Corsica counts as 19 and 18. Months above 12 are of those whose birth was not recorded. */
function isNir(signs: string): boolean {
  const body = signs.slice(0, 13)
  if (!/^[12378]\d{2}(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)(?:\d\d|2[AB])(?!000)\d{3}(?!000)\d{3}$/.test(body)) return false
  if (signs.length === 13) return true
  const number = body.replace('2A', '19').replace('2B', '18')
  return 97 - remainderOf(number, 97) === Number(signs.slice(13))
}
