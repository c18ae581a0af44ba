import { crossSum } from '../../checksum/cross-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Spanish tax number of an organisation: its kind, seven digits and a check digit or letter. */
export const esCif: FormatRecognizer = {
  name: 'es-cif',
  type: 'ES_CIF',
  source: 'https://sede.agenciatributaria.gob.es/ (Orden EHA/451/2008)',
  contextWords: ['cif', 'nif', 'empresa', 'sociedad', 'fiscal', 'razón'],
  formats: [
    { form: '@########', score: 0.4 },
    { form: '@-########', score: 0.5 },
    { form: '@#######@', score: 0.5 },
    { form: '@-#######@', score: 0.6 },
    { form: '@-#######-*', score: 0.6 },
  ],
  isValid: isOrganisation,
  examples: {
    matches: [
      { text: 'CIF B58818501', found: ['B58818501'] },
      { text: 'el CIF de la empresa es b58818501', found: ['b58818501'] },
      { text: 'P-2345678C', found: ['P-2345678C'] },
    ],
    nearMisses: ['B58818501', 'empresa B588185019', 'CIF Z58818501', 'ref. B12345678'],
  },
}

/** Which of both the check is depends on the kind; some have either. */
function isOrganisation(signs: string): boolean {
  const [kind, digits, check] = [signs.charAt(0), signs.slice(1, 8), signs.charAt(8)]
  if (!'ABCDEFGHJNPQRSUVW'.includes(kind)) return false
  const value = (10 - (crossSum(digits, weights) % 10)) % 10
  const isLetter = 'JABCDEFGHI'.charAt(value) === check
  if ('PQRSNW'.includes(kind)) return isLetter
  return String(value) === check || (isLetter && !'ABEH'.includes(kind))
}

const weights = [2, 1, 2, 1, 2, 1, 2]
