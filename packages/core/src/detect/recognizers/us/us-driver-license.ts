import type { FormatRecognizer } from '../../recognizer.js'

/** A driver license of one of the states: their formats have little in common, so a word must tell. */
export const usDriverLicense: FormatRecognizer = {
  name: 'us-driver-license',
  type: 'US_DRIVER_LICENSE',
  source: 'https://www.aamva.org/ (AAMVA, card design standard; formats by state)',
  contextWords: ['driver', 'drivers', 'driver’s', 'driving', 'license', 'licence', 'licenses', 'dl', 'dmv'],
  formats: [
    { form: '@#{7}', score: 0.25 },
    { form: '@#{8}', score: 0.25 },
    { form: '@#{12}', score: 0.25 },
    { form: '@#{13}', score: 0.25 },
    { form: '@#{11}', score: 0.2 },
    { form: '@#{14}', score: 0.2 },
    { form: '@#{6}', score: 0.2 },
    { form: '@@#{6}', score: 0.2 },
    { form: '@@#{7}', score: 0.2 },
    { form: '@###-####-####', score: 0.3 },
    { form: '@###-###-##-###-#', score: 0.3 },
    { form: '@##-##-####', score: 0.2 },
    { form: '###-##-####', score: 0.2 },
    { form: '####-##-####', score: 0.2 },
    { form: '##-###-####', score: 0.2 },
    { form: '#{7}', score: 0.2 },
    { form: '#{8}', score: 0.2 },
    { form: '#{9}', score: 0.2 },
    { form: '#{10}', score: 0.2 },
    { form: '#{12}', score: 0.2 },
    { form: '#{3} ### ###', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: "my driver's license number is F162823540116", found: ['F162823540116'] },
      { text: 'driver license 6940579', found: ['6940579'] },
      { text: 'DL: D123-4567-8901', found: ['D123-4567-8901'] },
      { text: 'dmv says my license is B1234567', found: ['B1234567'] },
    ],
    nearMisses: ['6940579', 'order B1234567', 'F162823540116', 'license key 12'],
  },
}
