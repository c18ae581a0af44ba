import { unitFirst, type DigitWords } from './digit-words.js'

const tens = ['zwanzig', 'dreißig dreissig', 'vierzig', 'fünfzig fuenfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig']

export const german: DigitWords = {
  units: ['null', 'eins ein', 'zwei zwo', 'drei', 'vier', 'fünf fuenf', 'sechs', 'sieben', 'acht', 'neun'],
  teens: ['zehn', 'elf', 'zwölf zwoelf', 'dreizehn', 'vierzehn', 'fünfzehn fuenfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
  tens,
  others: unitFirst(['ein', 'zwei zwo', 'drei', 'vier', 'fünf fuenf', 'sechs', 'sieben', 'acht', 'neun'], ['und'], tens),
  hundred: 'hundert',
  repeats: [
    ['doppel', 2],
    ['doppelt', 2],
    ['zweimal', 2],
    ['dreimal', 3],
  ],
  and: '',
  signs: [
    ['strich', '-'],
    ['bindestrich', '-'],
    ['schrägstrich', '/'],
    ['punkt', '.'],
    ['plus', '+'],
  ],
}
