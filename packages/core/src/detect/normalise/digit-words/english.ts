import type { DigitWords } from './digit-words.js'

export const english: DigitWords = {
  units: ['zero nought naught null', 'one', 'two', 'three', 'four fower', 'five fife', 'six', 'seven', 'eight', 'nine niner'],
  weak: [
    ['oh', '0'],
    ['o', '0'],
    ['nil', '0'],
  ],
  teens: ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  tens: ['twenty', 'thirty', 'forty fourty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  hundred: 'hundred',
  repeats: [
    ['double', 2],
    ['dbl', 2],
    ['triple', 3],
    ['treble', 3],
    ['quadruple', 4],
  ],
  and: 'and',
  signs: [
    ['dash', '-'],
    ['hyphen', '-'],
    ['minus', '-'],
    ['slash', '/'],
    ['dot', '.'],
    ['plus', '+'],
  ],
}
