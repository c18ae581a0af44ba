import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The number of a taxpayer at a German tax office, in the grouping of its state or in the thirteen digits of ELSTER.
 */
export const deTaxNumber: FormatRecognizer = {
  name: 'de-tax-number',
  type: 'DE_TAX_NUMBER',
  source: 'https://www.elster.de/elsterweb/infoseite/entwickler',
  contextWords: (
    'steuernummer steuernr stnr steuer finanzamt elster umsatzsteuer tax freistellungsbescheid'
  ).split(' '),
  formats: [
    { form: '##/###/#####', score: 0.5 },
    { form: '###/###/#####', score: 0.5 },
    { form: '###/####/####', score: 0.5 },
    { form: '#####/#####', score: 0.2 },
    { form: '### ### #####', score: 0.2 },
    { form: '### #### ####', score: 0.2 },
    { form: '## ### #####', score: 0.2 },
    { form: '#############', score: 0.2 },
  ],
  isValid: hasUnifiedForm,
  examples: {
    matches: [
      { text: 'Steuernummer: 12/345/67890', found: ['12/345/67890'] },
      { text: 'St.-Nr. 181/815/08155', found: ['181/815/08155'] },
      { text: 'beim Finanzamt Köln 215/5845/0012', found: ['215/5845/0012'] },
      { text: 'Steuernr 93815/08152', found: ['93815/08152'] },
      { text: 'Steuernummer 2181081508155', found: ['2181081508155'] },
    ],
    nearMisses: [
      '93815/08152', '2181081508155', '12/34/5678', 'Bestellung 2181081508155', 'Steuernummer 2181181508155',
      'on 12/11/2026',
    ],
  },
}

/** The thirteen digits begin with the state's key, and have a zero at the fifth place. */
function hasUnifiedForm(digits: string): boolean {
  return digits.length !== 13 || (stateKeys.has(digits.slice(0, 2)) && digits.charAt(4) === '0')
}

/** The first two digits by state; states with one digit of a key share the tens. */
const stateKeys: ReadonlySet<string> = new Set('10 11 21 22 23 24 26 27 28 30 31 32 40 41 51 52 53 54 55 56 57 58 59 91 92'.split(' '))
