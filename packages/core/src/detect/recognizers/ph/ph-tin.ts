import type { FormatRecognizer } from '../../recognizer.js'

/** The taxpayer number of the Philippines: nine digits and the code of the branch. */
export const phTin: FormatRecognizer = {
  name: 'ph-tin',
  type: 'PH_TIN',
  source: 'https://www.bir.gov.ph/',
  contextWords: ['tin', 'bir', 'taxpayer'],
  formats: [
    { form: '###-###-###-###', score: 0.4 },
    { form: '###-###-###-#####', score: 0.4 },
    { form: '###-###-###', score: 0.25 },
    { form: '### ### ### ###', score: 0.2 },
    { form: '############', score: 0.2 },
    { form: '#########', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'my TIN is 248-193-657-000', found: ['248-193-657-000'] },
      { text: 'BIR TIN: 730-184-629-00000', found: ['730-184-629-00000'] },
      { text: 'tin 248-193-657', found: ['248-193-657'] },
    ],
    nearMisses: ['248-193-657-000', 'order 248-193-657', '730184629000', 'tin 24-193-657'],
  },
}
