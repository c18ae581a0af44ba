import type { FormatRecognizer } from '../../recognizer.js'

/** The national identification number of Nigeria: eleven digits without a public check. */
export const ngNin: FormatRecognizer = {
  name: 'ng-nin',
  type: 'NG_NIN',
  source: 'https://nimc.gov.ng/',
  contextWords: ['nin', 'nimc', 'nigerian'],
  formats: [
    { form: '###########', score: 0.25 },
    { form: '####~###~####', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'my NIN is 48201936571', found: ['48201936571'] },
      { text: 'nin: 7350 184 6290', found: ['7350 184 6290'] },
      { text: 'NIMC gave me 73501846290', found: ['73501846290'] },
    ],
    nearMisses: ['48201936571', 'order 73501846290', 'nin 4820193657', 'tracking 48201936571'],
  },
}
