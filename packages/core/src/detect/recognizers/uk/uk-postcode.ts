import type { FormatRecognizer } from '../../recognizer.js'

/** A post code of the United Kingdom: area, district, and a unit that begins with a digit. */
export const ukPostcode: FormatRecognizer = {
  name: 'uk-postcode',
  type: 'UK_POSTCODE',
  source: 'https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema (BS 7666 format)',
  contextWords: ['postcode', 'post', 'code', 'postal', 'address'],
  formats: [
    { form: '@# #@@', score: 0.6 },
    { form: '@## #@@', score: 0.6 },
    { form: '@@# #@@', score: 0.6 },
    { form: '@@## #@@', score: 0.6 },
    { form: '@#@ #@@', score: 0.6 },
    { form: '@@#@ #@@', score: 0.6 },
    { form: '@##@@', score: 0.2 },
    { form: '@###@@', score: 0.2 },
    { form: '@@##@@', score: 0.2 },
    { form: '@@###@@', score: 0.2 },
    { form: '@#@#@@', score: 0.2 },
    { form: '@@#@#@@', score: 0.2 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'I live in NW1 6XE', found: ['NW1 6XE'] },
      { text: 'postcode sw1a 1aa', found: ['sw1a 1aa'] },
      { text: 'M1 1AE.', found: ['M1 1AE'] },
      { text: 'post code SW1A1AA', found: ['SW1A1AA'] },
    ],
    nearMisses: ['QQ1 6XE', 'NW1 6CE', 'SW1A1AA', 'A4 5 pages'],
  },
}

/** The areas that Royal Mail uses; a unit has none of the letters C, I, K, M, O, V. */
const areas: ReadonlySet<string> = new Set(
  ('AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP ' +
    'IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA ' +
    'TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE').split(' '),
)

function isValid(signs: string): boolean {
  return areas.has(/^[A-Z]+/.exec(signs)?.[0] ?? '') && /\d[ABD-HJLNP-UW-Z]{2}$/.test(signs)
}
