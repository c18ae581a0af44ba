import type { FormatRecognizer } from '../../recognizer.js'

/** A number plate of the United Kingdom since 2001, and the forms before near a word for it. */
export const ukVehicleRegistration: FormatRecognizer = {
  name: 'uk-vehicle-registration',
  type: 'UK_VEHICLE_REGISTRATION',
  source: 'https://www.gov.uk/displaying-number-plates (INF104, vehicle registration numbers)',
  contextWords: ['registration', 'plate', 'plates', 'reg', 'vehicle', 'car', 'vrm', 'mot', 'dvla'],
  formats: [
    { form: '@@## @@@', score: 0.5 },
    { form: '@@##@@@', score: 0.3 },
    { form: '@# @@@', score: 0.2 },
    { form: '@## @@@', score: 0.2 },
    { form: '@### @@@', score: 0.25 },
    { form: '@@@ #@', score: 0.2 },
    { form: '@@@ ##@', score: 0.2 },
    { form: '@@@ ###@', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my reg is AB12 CDE', found: ['AB12 CDE'] },
      { text: 'number plate lk53xyz', found: ['lk53xyz'] },
      { text: 'car registration P123 ABC', found: ['P123 ABC'] },
    ],
    nearMisses: ['AB45 CDE', 'AI12 CDE', 'AB12CDE', 'P123 ABC'],
  },
}

/** Regions have no I, Q, Z; ages are 02 to 29 and 51 to 79; the last letters have no I and Q. */
function isValid(signs: string): boolean {
  const current = /^[A-HJ-PR-Y]{2}(\d\d)[A-HJ-PR-Z]{3}$/.exec(signs)
  if (current === null) return /^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Z]{3}$|^[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/.test(signs)
  const age = Number(current[1])
  return (age >= 2 && age <= 29) || (age >= 51 && age <= 79)
}
