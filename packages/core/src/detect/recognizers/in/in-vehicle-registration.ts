import type { FormatRecognizer } from '../../recognizer.js'

/** A number plate of India: state, district, series and four digits, or the Bharat series. */
export const inVehicleRegistration: FormatRecognizer = {
  name: 'in-vehicle-registration',
  type: 'IN_VEHICLE_REGISTRATION',
  source: 'https://parivahan.gov.in/',
  contextWords: ['vehicle', 'registration', 'plate', 'reg', 'car', 'bike', 'rto'],
  formats: [
    { form: '@@##@@####', score: 0.6 },
    { form: '@@ ## @@ ####', score: 0.7 },
    { form: '@@-##-@@-####', score: 0.6 },
    { form: '@@##@####', score: 0.4 },
    { form: '@@ ## @ ####', score: 0.4 },
    { form: '@@##@@@####', score: 0.4 },
    { form: '##BH####@', score: 0.5 },
    { form: '##BH####@@', score: 0.5 },
    { form: '## BH #### @@', score: 0.5 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'my car is MH12AB3847', found: ['MH12AB3847'] },
      { text: 'KA 05 MN 2918', found: ['KA 05 MN 2918'] },
      { text: 'plate 22BH4810AC', found: ['22BH4810AC'] },
    ],
    nearMisses: ['XX12AB3847', 'MH12AB384', 'MH00AB3847', 'KA05MN0000'],
  },
}

function isValid(signs: string): boolean {
  if (/^\d\dBH/.test(signs)) return true
  return states.has(signs.slice(0, 2)) && signs.slice(2, 4) !== '00' && !signs.endsWith('0000')
}

/** Codes of the states and union territories, Motor Vehicles Act 1988, section 41(6). */
const states: ReadonlySet<string> = new Set('AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS TG UK UA UP WB'.split(' '))
