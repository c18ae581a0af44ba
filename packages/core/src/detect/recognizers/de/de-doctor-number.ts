import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The lifelong number of a German doctor: six digits, a check digit and the field of medicine. */
export const deDoctorNumber: FormatRecognizer = {
  name: 'de-doctor-number',
  type: 'DE_DOCTOR_NUMBER',
  source: 'https://www.kbv.de/ (Arztnummern-Richtlinie, § 75 Abs. 7 SGB V)',
  contextWords: ['lanr', 'arztnummer', 'arztnr', 'lebenslange', 'vertragsarzt', 'vertragsarztnummer'],
  formats: [
    { form: '#########', score: 0.4 },
  ],
  isValid: isDoctorNumber,
  examples: {
    matches: [
      { text: 'LANR 123456601', found: ['123456601'] },
      { text: 'lebenslange Arztnummer: 730182634', found: ['730182634'] },
      { text: 'Arztnr. 123456601', found: ['123456601'] },
    ],
    nearMisses: ['123456601', 'LANR 1234566011', 'LANR 123456701', 'Bestellung 730182634'],
  },
}

function isDoctorNumber(digits: string): boolean {
  return (10 - (weightedSum(digits, weights) % 10)) % 10 === Number(digits.charAt(6)) && digits.slice(7) !== '00'
}

const weights = [4, 9, 4, 9, 4, 9]
