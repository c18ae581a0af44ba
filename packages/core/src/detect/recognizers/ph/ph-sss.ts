import type { FormatRecognizer } from '../../recognizer.js'

/** The number of the Social Security System of the Philippines: two, seven and one digit. */
export const phSss: FormatRecognizer = {
  name: 'ph-sss',
  type: 'PH_SSS',
  source: 'https://www.sss.gov.ph/',
  contextWords: ['sss', 'social', 'security', 'umid'],
  formats: [
    { form: '##-#######-#', score: 0.5 },
    { form: '##########', score: 0.15 },
  ],
  examples: {
    matches: [
      { text: 'my SSS number is 34-8201936-5', found: ['34-8201936-5'] },
      { text: 'SSS: 3482019365', found: ['3482019365'] },
      { text: 'sss no. 07-3501846-2', found: ['07-3501846-2'] },
    ],
    nearMisses: ['3482019365', 'order 3482019365', '34-8201936-55', '34-820193-5'],
  },
}
