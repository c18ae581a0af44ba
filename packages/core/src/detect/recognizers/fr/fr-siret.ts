import { isLuhnValid } from '../../checksum/luhn.js'
import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a French establishment: the SIREN of its enterprise and five digits more, by Luhn. */
export const frSiret: FormatRecognizer = {
  name: 'fr-siret',
  type: 'FR_SIRET',
  source: 'https://www.insee.fr/fr/metadonnees/definition/c1841',
  contextWords: ['siret', 'siren', 'sirene', 'établissement', 'etablissement', 'entreprise'],
  formats: [
    { form: '### ### ### #####', score: 0.7, scoreInvalid: 0.2 },
    { form: '###~###~###~#####', score: 0.45 },
    { form: '##############', score: 0.45 },
  ],
  isValid: isEstablishment,
  examples: {
    matches: [
      { text: 'SIRET 73282932000017', found: ['73282932000017'] },
      { text: '732 829 320 00017', found: ['732 829 320 00017'] },
      { text: 'notre numéro de siret : 418 397 162 00029', found: ['418 397 162 00029'] },
    ],
    nearMisses: [
      '73282932000017', '732 829 320 00018', '732829320000171', 'commande 41839716200029', '123 456 789 12345',
    ],
  },
}

/** The establishments of the post are so many that the sum of their digits counts instead. */
function isEstablishment(digits: string): boolean {
  if (isLuhnValid(digits)) return isLuhnValid(digits.slice(0, 9))
  return digits.startsWith('356000000') && weightedSum(digits, ones) % 5 === 0
}

const ones = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
