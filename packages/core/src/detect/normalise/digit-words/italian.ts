import type { DigitWords } from './digit-words.js'

const tens = ['vent', 'trent', 'quarant', 'cinquant', 'sessant', 'settant', 'ottant', 'novant']
const units = ['uno', 'due', 'tre tré', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove']

export const italian: DigitWords = {
  units: ['zero', 'uno una un', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  teens: [
    'dieci', 'undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici', 'diciassette', 'diciotto', 'diciannove',
  ],
  tens: ['venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'],
  others: [
    ...tens.flatMap((ten, index) => units.flatMap((words, unit) => words.split(' ').map((word) => compound(ten, index, word, unit)))),
    ['cento', '100'],
    ['duecento', '200'],
    ['trecento', '300'],
    ['quattrocento', '400'],
    ['cinquecento', '500'],
    ['seicento', '600'],
    ['settecento', '700'],
    ['ottocento', '800'],
    ['novecento', '900'],
  ],
  hundred: '',
  repeats: [
    ['doppio', 2],
    ['triplo', 3],
  ],
  and: '',
  signs: [
    ['trattino', '-'],
    ['barra', '/'],
    ['punto', '.'],
    ['più', '+'],
    ['piu', '+'],
  ],
}

/** “ventidue”, but “ventuno” and “ventotto”: the ten drops its vowel before another. */
function compound(stem: string, ten: number, word: string, unit: number): readonly [string, string] {
  const vowel = unit === 0 || unit === 7 ? '' : ten === 0 ? 'i' : 'a'
  return [stem + vowel + word, String((ten + 2) * 10 + unit + 1)]
}
