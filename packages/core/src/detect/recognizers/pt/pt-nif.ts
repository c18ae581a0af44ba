import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The Portuguese tax number: nine digits modulo eleven, with or without PT. */
export const ptNif: FormatRecognizer = {
  name: 'pt-nif',
  type: 'PT_NIF',
  source: 'https://info.portaldasfinancas.gov.pt/',
  contextWords: ['nif', 'contribuinte', 'finanças', 'financas', 'nipc', 'iva', 'fiscal'],
  formats: [
    { form: 'PT~#########', score: 0.85, scoreInvalid: 0.2 },
    { form: '### ### ###', score: 0.4 },
    { form: '#########', score: 0.4, scoreInvalid: 0.15 },
  ],
  isValid: isTaxpayer,
  examples: {
    matches: [
      { text: 'o meu NIF é 123456789', found: ['123456789'] },
      { text: 'contribuinte 502 734 191', found: ['502 734 191'] },
      { text: 'PT502734191', found: ['PT502734191'] },
    ],
    nearMisses: ['123456789', 'PT123456780', 'NIF 1234567891', 'encomenda 502734191', 'NIF 40000000'],
  },
}

function isTaxpayer(signs: string): boolean {
  const digits = signs.replace(/^PT/, '')
  const check = 11 - (weightedSum(digits, weights) % 11)
  return /^(?:[1235689]|45|7[0124579])/.test(digits) && (check > 9 ? 0 : check) === Number(digits.charAt(8))
}

const weights = [9, 8, 7, 6, 5, 4, 3, 2]
