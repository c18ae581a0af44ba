import type { DigitWords } from './digit-words.js'

export const french: DigitWords = {
  units: ['zéro zero', 'un une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  teens: ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', '', '', ''],
  // Switzerland and Belgium say “septante”, “huitante” and “nonante”.
  tens: ['vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'septante', 'huitante octante', 'nonante'],
  others: [
    ['vingts', '20'],
    ['cent', '100'],
  ],
  hundred: 'cent cents',
  repeats: [
    ['double', 2],
    ['triple', 3],
  ],
  and: 'et',
  signs: [
    ['tiret', '-'],
    ['point', '.'],
    ['barre', '/'],
    ['plus', '+'],
  ],
}
