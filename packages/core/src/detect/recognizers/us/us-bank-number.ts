import type { FormatRecognizer } from '../../recognizer.js'

/** A bank account in the United States: 8 to 17 digits without a check; only near a word of banks. */
export const usBankNumber: FormatRecognizer = {
  name: 'us-bank-number',
  type: 'US_BANK_NUMBER',
  source: 'https://www.aba.com/ (ABA, account numbers on checks)',
  contextWords: ['checking', 'savings', 'bank', 'account', 'acct', 'debit', 'deposit'],
  formats: [
    { form: '#{8}', score: 0.2 },
    { form: '#{9}', score: 0.2 },
    { form: '#{10}', score: 0.2 },
    { form: '#{11}', score: 0.2 },
    { form: '#{12}', score: 0.2 },
    { form: '#{14}', score: 0.15 },
    { form: '#{17}', score: 0.2 },
  ],
  examples: {
    matches: [
      { text: 'my checking account is 0123456789', found: ['0123456789'] },
      { text: 'savings acct 12345678901', found: ['12345678901'] },
      { text: 'deposit to bank account 123456789012', found: ['123456789012'] },
    ],
    nearMisses: ['0123456789', 'order 12345678901', 'tracking 123456789012', 'balance 1234567'],
  },
}
