import type { FormatRecognizer } from '../../recognizer.js'

/** A number plate of Türkiye: the province, one to three letters and two to four digits. */
export const trLicensePlate: FormatRecognizer = {
  name: 'tr-license-plate',
  type: 'TR_LICENSE_PLATE',
  source: 'https://www.egm.gov.tr/',
  contextWords: ['plaka', 'plakam', 'plakası', 'plate', 'araç', 'aracım'],
  formats: [
    { form: '## @ ####', score: 0.35 },
    { form: '## @@ ###', score: 0.35 },
    { form: '## @@ ####', score: 0.35 },
    { form: '## @@@ ##', score: 0.35 },
    { form: '## @@@ ###', score: 0.35 },
    { form: '##@####', score: 0.2 },
    { form: '##@@###', score: 0.2 },
    { form: '##@@####', score: 0.2 },
    { form: '##@@@##', score: 0.2 },
    { form: '##@@@###', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'plakam 34 ABC 482', found: ['34 ABC 482'] },
      { text: 'plaka: 06 KD 1938', found: ['06 KD 1938'] },
      { text: 'plate 35tr730', found: ['35tr730'] },
    ],
    nearMisses: ['34 ABC 482', 'plaka 82 ABC 482', 'model 06 KD 1938', 'plaka 34 QAB 482'],
  },
}

/** Provinces are 01 to 81; no letter is Q, W or X. */
function isValid(signs: string): boolean {
  const province = Number(signs.slice(0, 2))
  return province >= 1 && province <= 81 && /^\d\d[A-PR-VYZ]/.test(signs) && !/[QWX]/.test(signs)
}
