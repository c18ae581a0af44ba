import { crossSum } from '../../checksum/cross-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The lifelong part of a German health insurance number: a letter, eight digits and a check digit. */
export const deHealthInsurance: FormatRecognizer = {
  name: 'de-health-insurance',
  type: 'DE_HEALTH_INSURANCE',
  source: 'https://www.gesetze-im-internet.de/sgb_5/__290.html',
  contextWords: (
    'krankenversicherung krankenversicherungsnummer krankenversichertennummer krankenkasse krankenkassennummer ' +
    'versichertennummer versichertennr versicherungsnummer versichertenkarte gesundheitskarte kvnr egk aok tk barmer'
  ).split(' '),
  formats: [
    { form: '@#########', score: 0.4, scoreInvalid: 0.15 },
    { form: '@~###~###~###', score: 0.4 },
  ],
  isValid: isInsuredNumber,
  examples: {
    matches: [
      { text: 'KVNR A123456780', found: ['A123456780'] },
      { text: 'Krankenkasse: M307145927', found: ['M307145927'] },
      { text: 'meine Versichertennummer ist M307145927.', found: ['M307145927'] },
      { text: 'Gesundheitskarte A123 456 780', found: ['A123 456 780'] },
    ],
    nearMisses: ['A123456780', 'KVNR A1234567804', 'Artikel M307145927', 'KVNR 1123456789', 'order A123456789'],
  },
}

/** The letter counts as two digits; each second product counts as the sum of its digits. */
function isInsuredNumber(signs: string): boolean {
  const digits = String(signs.charCodeAt(0) - 0x40).padStart(2, '0') + signs.slice(1, 9)
  return crossSum(digits, weights) % 10 === Number(signs.charAt(9))
}

const weights = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]
