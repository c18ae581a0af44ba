import type { FormatRecognizer } from '../../recognizer.js'

/** The Unique Entity Number of Singapore: of businesses, of companies by year, and of all other entities. */
export const sgUen: FormatRecognizer = {
  name: 'sg-uen',
  type: 'SG_UEN',
  source: 'https://www.uen.gov.sg/ueninternet/faces/pages/admin/aboutUEN.jspx',
  contextWords: ['uen', 'entity', 'acra'],
  formats: [
    { form: '@##@@####@', score: 0.6 },
    { form: '#########@', score: 0.3 },
    { form: '########@', score: 0.25 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'UEN 201842917W', found: ['201842917W'] },
      { text: 'T08LL4821K', found: ['T08LL4821K'] },
      { text: 'our uen is 52814736J', found: ['52814736J'] },
    ],
    nearMisses: ['201842917W', 'order 52814736J', 'T08QQ4821K', 'uen 5281473J'],
  },
}

function isValid(signs: string): boolean {
  if (signs.length === 10 && /^\d{9}/.test(signs)) return /^(?:19|20)/.test(signs)
  return /^\d/.test(signs) || (/^[RST]/.test(signs) && entities.has(signs.slice(3, 5)))
}

/** Kinds of entities that have the third form. */
const entities: ReadonlySet<string> = new Set('CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL'.split(' '))
