import { unitFirst, type DigitWords } from './digit-words.js'

const tens = ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig']

export const dutch: DigitWords = {
  units: ['nul', 'een één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  teens: ['tien', 'elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien'],
  tens,
  others: unitFirst(['een één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'], ['en', 'ën'], tens),
  hundred: 'honderd',
  repeats: [
    ['dubbel', 2],
    ['dubbele', 2],
    ['driemaal', 3],
  ],
  and: '',
  signs: [
    ['streepje', '-'],
    ['punt', '.'],
    ['plus', '+'],
  ],
}
