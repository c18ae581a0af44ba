import type { Trigger } from '../triggers.js'

/** Words of years after which, or before which, an age stands in words. */
export const yearWords: readonly string[] = ['años', 'ans', 'anni', 'anos', 'jahre', 'jaar']

const numberWords: ReadonlySet<string> = new Set(
  (
    'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis dieciseis diecisiete dieciocho diecinueve ' +
    'veinte veintiuno veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta ' +
    'cincuenta sesenta setenta ochenta noventa un uno deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze seize vingt ' +
    'vingts trente quarante cinquante soixante cent dois três sete oito nove dez doze treze catorze quinze dezesseis dezasseis dezessete ' +
    'dezoito dezenove vinte trinta quarenta cinquenta sessenta oitenta due tre quattro cinque sei sette otto dieci undici dodici'
  ).split(' '),
)
/** Compounds of Italian, German and Dutch. */
const compound =
  /^(?:(?:venti?|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?)(?:uno|due|tre|tré|quattro|cinque|sei|sette|otto|nove)?|(?:tre|quattor|quin|se)dici|dicia(?:ssette|nnove)|diciotto|\p{L}{0,16}(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|(?:drei|vier|fünf|sech|sieb|acht|neun)(?:zehn)?|sechs|sieben|zehn|elf|zwölf|\p{L}{0,16}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|(?:der|veer|vijf|zes|zeven|acht|negen)tien|tien|twaalf|vijf|zes|zeven|acht|negen)$/iu
const joints: ReadonlySet<string> = new Set(['y', 'e', 'et'])
const wordBefore = /(\p{L}{1,24})[ -]$/u
const wordsMax = 5

/** Where the number in words begins that stands before `unit`, or -1. */
export function startOfNumber(text: string, unit: Trigger): number {
  let start = unit.start
  let first = -1
  for (let count = 0; count < wordsMax; count++) {
    const word = wordBefore.exec(text.slice(Math.max(0, start - 25), start))?.[1]
    if (word === undefined) break
    const lower = word.toLowerCase()
    const isNumber = numberWords.has(lower) || compound.test(lower)
    if (!isNumber && !(joints.has(lower) && first !== -1)) break
    start -= word.length + 1
    if (isNumber) first = start
  }
  return first
}
