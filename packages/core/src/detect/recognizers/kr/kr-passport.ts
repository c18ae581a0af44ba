import type { FormatRecognizer } from '../../recognizer.js'

/** A passport of Korea: a letter and eight digits, since December 2021 with a letter among the digits. */
export const krPassport: FormatRecognizer = {
  name: 'kr-passport',
  type: 'KR_PASSPORT',
  source: 'https://www.passport.go.kr/',
  contextWords: ['여권', '여권번호', 'passport'],
  formats: [
    { form: '@###@####', score: 0.3 },
    { form: '@########', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: '여권번호 M304B7182', found: ['M304B7182'] },
      { text: 'my passport is M84027153', found: ['M84027153'] },
      { text: '여권번호는 s20481736', found: ['s20481736'] },
    ],
    nearMisses: ['M304B7182', 'order M84027153', 'passport B84027153', '여권 M8402715'],
  },
}

function isValid(signs: string): boolean {
  return /^[MSRODG]/.test(signs)
}
