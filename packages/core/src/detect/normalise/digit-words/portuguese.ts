import type { DigitWords } from './digit-words.js'

export const portuguese: DigitWords = {
  // “meia” (half a dozen) is six on Brazilian phones.
  units: ['zero', 'um uma', 'dois duas', 'três tres', 'quatro', 'cinco', 'seis meia', 'sete', 'oito', 'nove'],
  teens: [
    'dez', 'onze', 'doze', 'treze', 'catorze quatorze', 'quinze', 'dezesseis dezasseis', 'dezessete dezassete', 'dezoito',
    'dezenove dezanove',
  ],
  tens: ['vinte', 'trinta', 'quarenta', 'cinquenta', 'sessenta', 'setenta', 'oitenta', 'noventa'],
  others: [
    ['cem', '100'],
    ['cento', '100'],
    ['duzentos', '200'],
    ['trezentos', '300'],
    ['quatrocentos', '400'],
    ['quinhentos', '500'],
    ['seiscentos', '600'],
    ['setecentos', '700'],
    ['oitocentos', '800'],
    ['novecentos', '900'],
  ],
  hundred: '',
  repeats: [
    ['duplo', 2],
    ['triplo', 3],
  ],
  and: 'e',
  signs: [
    ['traço', '-'],
    ['traco', '-'],
    ['hífen', '-'],
    ['barra', '/'],
    ['ponto', '.'],
    ['mais', '+'],
  ],
}
