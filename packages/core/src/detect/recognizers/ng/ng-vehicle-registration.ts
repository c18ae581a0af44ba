import type { FormatRecognizer } from '../../recognizer.js'

/** A number plate of Nigeria: three letters of the district, three digits and two letters. */
export const ngVehicleRegistration: FormatRecognizer = {
  name: 'ng-vehicle-registration',
  type: 'NG_VEHICLE_REGISTRATION',
  source: 'https://frsc.gov.ng/',
  contextWords: ['plate', 'vehicle', 'car', 'registration', 'frsc'],
  formats: [
    { form: '@@@-###@@', score: 0.5 },
    { form: '@@@-### @@', score: 0.5 },
    { form: '@@@ ### @@', score: 0.25 },
    { form: '@@@###@@', score: 0.25 },
  ],
  examples: {
    matches: [
      { text: 'my plate is KJA-482BC', found: ['KJA-482BC'] },
      { text: 'plate number LSR 193 KD', found: ['LSR 193 KD'] },
      { text: 'car abc730xy', found: ['abc730xy'] },
    ],
    nearMisses: ['KJA482BC', 'order KJA-482B', 'KJA-4820BC', 'model ABC 730 XY'],
  },
}
