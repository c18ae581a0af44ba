import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a German medical practice: the region of its association, then seven digits. */
export const dePracticeNumber: FormatRecognizer = {
  name: 'de-practice-number',
  type: 'DE_PRACTICE_NUMBER',
  source: 'https://www.kbv.de/ (Arztnummern-Richtlinie)',
  contextWords: (
    'bsnr betriebsstättennummer betriebsstaettennummer betriebsstätte betriebsstättennr praxisnummer'
  ).split(' '),
  formats: [
    { form: '#########', score: 0.3 },
  ],
  isValid: isOfRegion,
  examples: {
    matches: [
      { text: 'BSNR 721234567', found: ['721234567'] },
      { text: 'Betriebsstättennummer: 381234509', found: ['381234509'] },
      { text: 'Praxisnummer 521111100', found: ['521111100'] },
    ],
    nearMisses: ['721234567', 'BSNR 7212345678', 'BSNR 041234567', 'Bestellung 721234567'],
  },
}

/** Associations of doctors, and 35 of hospitals. */
const regions: ReadonlySet<string> = new Set('01 02 03 17 20 21 24 25 27 28 31 35 38 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 78 79 81 83 85 86 87 88 91 93 94 95 96 97 98 99'.split(' '))

function isOfRegion(digits: string): boolean {
  return regions.has(digits.slice(0, 2))
}
