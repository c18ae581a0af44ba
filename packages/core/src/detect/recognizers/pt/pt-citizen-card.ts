import type { FormatRecognizer } from '../../recognizer.js'

/**
 * The number of a Portuguese citizen card: eight digits, a check digit, two signs of the version and a check digit.
 */
export const ptCitizenCard: FormatRecognizer = {
  name: 'pt-citizen-card',
  type: 'PT_CITIZEN_CARD',
  source: 'https://www.autenticacao.gov.pt/ (validação de número de documento do Cartão de Cidadão)',
  contextWords: ['cartão', 'cidadão', 'cidadao', 'identificação', 'bilhete', 'identidade'],
  formats: [
    { form: '#########@@#', score: 0.85, scoreInvalid: 0.2 },
    { form: '########~#~@@#', score: 0.85, scoreInvalid: 0.2 },
    { form: '######## #', score: 0.2 },
  ],
  isValid: isCard,
  examples: {
    matches: [
      { text: '123456789ZZ1', found: ['123456789ZZ1'] },
      { text: 'cartão de cidadão 12345678 9 ZZ1', found: ['12345678 9 ZZ1'] },
      { text: 'o número do meu CC é 09483726 0 ZX0', found: ['09483726 0 ZX0'] },
    ],
    nearMisses: ['123456789ZZ2', '123456789AB', '12345678 9', 'encomenda 12345678 9', '123456789ZZ11'],
  },
}

/** Letters count from 10; each second sign is doubled, less nine from ten on. Without a version there is nothing to check. */
function isCard(signs: string): boolean {
  if (signs.length === 9) return true
  let sum = 0
  for (let at = 0; at < signs.length; at++) {
    const value = parseInt(signs.charAt(at), 36) * (at % 2 === 0 ? 2 : 1)
    sum += at % 2 === 0 && value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
