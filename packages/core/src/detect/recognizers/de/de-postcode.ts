import type { FormatRecognizer } from '../../recognizer.js'

/** A German post code. Five digits are one only near a word for it; towns and streets are for other recognizers. */
export const dePostcode: FormatRecognizer = {
  name: 'de-postcode',
  type: 'DE_POSTCODE',
  source: 'https://www.deutschepost.de/de/p/plz.html',
  contextWords: ['plz', 'postleitzahl', 'postleitzahlen', 'postleitbereich', 'zustellbezirk', 'postcode', 'wohnort'],
  formats: [
    { form: 'D-#####', score: 0.55 },
    { form: 'D #####', score: 0.2 },
    { form: '#####', score: 0.3 },
  ],
  isValid: isPostcode,
  examples: {
    matches: [
      { text: 'D-10115 Berlin', found: ['D-10115'] },
      { text: 'PLZ: 80331', found: ['80331'] },
      { text: 'meine Postleitzahl ist 20095', found: ['20095'] },
    ],
    nearMisses: ['80331', 'PLZ 00123', 'Bestellung 80331', 'PLZ 803312', 'PLZ 43210'],
  },
}

/** The lowest code is of Dresden; 00 and 05, 43 and 62 lead nowhere. */
function isPostcode(signs: string): boolean {
  const digits = signs.replace(/^D/, '')
  return digits >= '01067' && digits <= '99998' && !/^(?:05|43|62)/.test(digits)
}
