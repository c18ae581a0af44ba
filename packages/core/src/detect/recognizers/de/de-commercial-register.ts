import type { FormatRecognizer } from '../../recognizer.js'

/** An entry in a German commercial register, of a register of associations or of cooperatives. */
export const deCommercialRegister: FormatRecognizer = {
  name: 'de-commercial-register',
  type: 'DE_COMMERCIAL_REGISTER',
  source: 'https://www.handelsregister.de/',
  contextWords: (
    'handelsregister handelsregisternummer registergericht registernummer registernr amtsgericht vereinsregister ' +
    'genossenschaftsregister partnerschaftsregister'
  ).split(' '),
  formats: [
    { form: 'HRB~##', score: 0.6 },
    { form: 'HRA~##', score: 0.6 },
    { form: 'HRB~###', score: 0.6 },
    { form: 'HRA~###', score: 0.6 },
    { form: 'HRB~####', score: 0.6 },
    { form: 'HRA~####', score: 0.6 },
    { form: 'HRB~#####', score: 0.6 },
    { form: 'HRA~#####', score: 0.6 },
    { form: 'HRB~######', score: 0.6 },
    { form: 'HRA~######', score: 0.6 },
    { form: 'HRB~## B', score: 0.6 },
    { form: 'HRB~### B', score: 0.6 },
    { form: 'HRB~#### B', score: 0.6 },
    { form: 'HRB~##### B', score: 0.6 },
    { form: 'HRB~###### B', score: 0.6 },
    { form: 'VR~##', score: 0.2 },
    { form: 'GNR~##', score: 0.2 },
    { form: 'PR~##', score: 0.2 },
    { form: 'VR~###', score: 0.2 },
    { form: 'GNR~###', score: 0.2 },
    { form: 'PR~###', score: 0.2 },
    { form: 'VR~####', score: 0.2 },
    { form: 'GNR~####', score: 0.2 },
    { form: 'PR~####', score: 0.2 },
    { form: 'VR~#####', score: 0.2 },
    { form: 'GNR~#####', score: 0.2 },
    { form: 'PR~#####', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'Amtsgericht Berlin, HRB 12345 B', found: ['HRB 12345 B'] },
      { text: 'HRB 98765', found: ['HRB 98765'] },
      { text: 'eingetragen unter HRA-4711', found: ['HRA-4711'] },
      { text: 'Vereinsregister VR 2042', found: ['VR 2042'] },
    ],
    nearMisses: ['VR 2042', 'PR 123', 'HRB 1234567', 'HRC 12345', 'THRB 12345'],
  },
}
