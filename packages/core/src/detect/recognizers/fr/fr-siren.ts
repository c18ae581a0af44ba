import { isLuhnValid } from '../../checksum/luhn.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a French enterprise: nine digits by Luhn. */
export const frSiren: FormatRecognizer = {
  name: 'fr-siren',
  type: 'FR_SIREN',
  source: 'https://www.insee.fr/fr/metadonnees/definition/c2047',
  contextWords: ['siren', 'sirene', 'rcs', 'entreprise', 'immatriculée', 'immatriculé', 'greffe'],
  formats: [
    { form: '### ### ###', score: 0.4 },
    { form: '#########', score: 0.4 },
  ],
  isValid: isLuhnValid,
  examples: {
    matches: [
      { text: 'SIREN 732829320', found: ['732829320'] },
      { text: 'RCS Paris 732 829 320', found: ['732 829 320'] },
      { text: 'notre siren est 418397162', found: ['418397162'] },
    ],
    nearMisses: ['732829320', 'SIREN 732829321', 'SIREN 7328293201', 'commande 418397162', 'facture 732 829 320'],
  },
}
