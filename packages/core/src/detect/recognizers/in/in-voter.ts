import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a voter card of India (EPIC): three letters and seven digits. */
export const inVoter: FormatRecognizer = {
  name: 'in-voter',
  type: 'IN_VOTER',
  source: 'https://voters.eci.gov.in/',
  contextWords: ['voter', 'epic', 'election', 'electoral', 'matdata'],
  formats: [
    { form: '@@@#######', score: 0.35 },
  ],
  examples: {
    matches: [
      { text: 'my voter id is ZKT4820193', found: ['ZKT4820193'] },
      { text: 'EPIC: ABX7301846', found: ['ABX7301846'] },
      { text: 'election card rjm2948170', found: ['rjm2948170'] },
    ],
    nearMisses: ['ZKT4820193', 'order ABX7301846', 'voter ZK4820193', 'voter ZKT48201934'],
  },
}
