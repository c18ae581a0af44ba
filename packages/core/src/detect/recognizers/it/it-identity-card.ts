import type { FormatRecognizer } from '../../recognizer.js'

/** The number of an Italian identity card, electronic or of paper. */
export const itIdentityCard: FormatRecognizer = {
  name: 'it-identity-card',
  type: 'IT_IDENTITY_CARD',
  source: 'https://www.cartaidentita.interno.gov.it/',
  contextWords: ['identità', 'identita', 'cie', 'documento', 'identity'],
  formats: [
    { form: '@@#####@@', score: 0.3 },
    { form: '@@#######', score: 0.25 },
    { form: '@@~#######', score: 0.2 },
    { form: '#######@@', score: 0.25 },
  ],
  examples: {
    matches: [
      { text: "carta d'identità CA12345AA", found: ['CA12345AA'] },
      { text: 'CIE: ca98765bb', found: ['ca98765bb'] },
      { text: "la mia carta d'identità è AR1234567", found: ['AR1234567'] },
    ],
    nearMisses: ['CA12345AA', 'ordine CA12345AA', 'CIE CA1234AA', 'identità CA123456AA', 'AR1234567'],
  },
}
