import type { FormatRecognizer } from '../../recognizer.js'

/** The number of a firm in Brazil: twelve digits, since July 2026 also letters, and two check digits modulo 11. */
export const brCnpj: FormatRecognizer = {
  name: 'br-cnpj',
  type: 'BR_CNPJ',
  source: 'https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico',
  contextWords: ['cnpj', 'empresa', 'receita', 'pessoa', 'jurídica'],
  formats: [
    { form: '**.***.***/****-##', score: 0.95, scoreInvalid: 0.4 },
    { form: '##############', score: 0.3 },
    { form: '*{12}##', score: 0.3 },
    { form: '##~###~###~####~##', score: 0.5 },
  ],
  isValid,
  examples: {
    matches: [
      { text: 'CNPJ 11.222.333/0001-81', found: ['11.222.333/0001-81'] },
      { text: '12.ABC.345/01DE-35', found: ['12.ABC.345/01DE-35'] },
      { text: 'o cnpj da empresa é 45012778000230', found: ['45012778000230'] },
    ],
    nearMisses: ['45012778000230', '11.222.333/0001-82', 'pedido 11222333000181', '00.000.000/0000-00'],
  },
}

/** A letter counts as its ASCII code less 48 (Instrução Normativa RFB 2.229 of 2024). */
function isValid(signs: string): boolean {
  if (/^(.)\1*$/.test(signs)) return false
  return [12, 13].every((count) => {
    const sum = Array.from(signs.slice(0, count), (sign, index) => (sign.charCodeAt(0) - 48) * (((count - 1 - index) % 8) + 2)).reduce((a, b) => a + b, 0)
    const rest = sum % 11
    return (rest < 2 ? 0 : 11 - rest) === Number(signs.charAt(count))
  })
}
