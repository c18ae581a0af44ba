import { weightedSum } from '../../checksum/weighted-sum.js'
import type { FormatRecognizer } from '../../recognizer.js'

/** The tax number of a person in Brazil: nine digits and two check digits modulo 11. */
export const brCpf: FormatRecognizer = {
  name: 'br-cpf',
  type: 'BR_CPF',
  source: 'https://www.gov.br/receitafederal/pt-br/assuntos/meu-cpf',
  contextWords: ['cpf', 'receita', 'contribuinte', 'pessoa', 'cadastro'],
  formats: [
    { form: '###.###.###-##', score: 0.9, scoreInvalid: 0.4 },
    { form: '###########', score: 0.25 },
    { form: '###~###~###~##', score: 0.4, scoreInvalid: 0.15 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'meu CPF é 529.982.247-25', found: ['529.982.247-25'] },
      { text: '111.444.777-35', found: ['111.444.777-35'] },
      { text: 'cpf 80412093510', found: ['80412093510'] },
      { text: 'cpf: 529 982 247 25', found: ['529 982 247 25'] },
    ],
    nearMisses: ['80412093510', '529.982.247-26', 'pedido 11144477735', '111.111.111-11'],
  },
}

function isValid(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false
  return [9, 10].every((count) => {
    const sum = weightedSum(digits, Array.from({ length: count }, (_, index) => count + 1 - index))
    return ((sum * 10) % 11) % 10 === Number(digits.charAt(count))
  })
}
