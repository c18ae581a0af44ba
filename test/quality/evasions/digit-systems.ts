import { toDigits } from './letter-forms.js'
import { readProbes, type Probe } from './probe.js'

const card = '4111 1111 1111 1111'

/** Unicode's decimal digits (general category Nd) other than ASCII's. */
export const digitSystems: readonly Probe[] = readProbes('digit systems', [
  // Arabic-Indic, and the extended ones of Persian and Urdu.
  ['CREDIT_CARD', `my card is {{${toDigits(0x660, card)}}}`],
  ['CREDIT_CARD', `\u0631\u0642\u0645 \u0628\u0637\u0627\u0642\u062a\u064a {{${toDigits(0x660, '4012888888881881')}}}`],
  ['PHONE_NUMBER', `call me on +{{${toDigits(0x660, '1 212 555 0143')}}}`],
  ['US_SSN', `my ssn is {{${toDigits(0x660, '536-90-4399')}}}`],
  ['IBAN_CODE', `iban {{DE${toDigits(0x660, '89 3704 0044 0532 0130 00')}}}`],
  ['CREDIT_CARD', `my card is {{${toDigits(0x6f0, card)}}}`],
  ['CREDIT_CARD', `card number {{${toDigits(0x6f0, '5555-5555-5555-4444')}}}`],
  ['PHONE_NUMBER', `phone: +{{${toDigits(0x6f0, '1-212-555-0143')}}}`],
  // Of the scripts of India.
  ['CREDIT_CARD', `card {{${toDigits(0x966, card)}}}`],
  ['PHONE_NUMBER', `\u092e\u0947\u0930\u093e \u092b\u094b\u0928 +{{${toDigits(0x966, '91 98765 43210')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x9e6, '4012888888881881')}}}`],
  ['US_SSN', `ssn: {{${toDigits(0x9e6, '536-90-4399')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xa66, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xae6, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xb66, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xbe6, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xc66, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xce6, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xd66, card)}}}`],
  // Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian, N'Ko.
  ['CREDIT_CARD', `card {{${toDigits(0xe50, card)}}}`],
  ['PHONE_NUMBER', `\u0e42\u0e17\u0e23 +{{${toDigits(0xe50, '66 2 555 0143')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xed0, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0xf20, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x1040, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x17e0, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x1810, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x7c0, card)}}}`],
  // Beyond the basic plane: Osmanya, Adlam.
  ['CREDIT_CARD', `card {{${toDigits(0x104a0, card)}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x1e950, card)}}}`],
  // Two systems in one number.
  ['CREDIT_CARD', `card {{4111 ${toDigits(0x660, '1111')} 1111 ${toDigits(0x966, '1111')}}}`],
  ['US_SSN', `ssn {{536-${toDigits(0xe50, '90')}-4399}}`],
  ['EMAIL_ADDRESS', `mail {{jay${toDigits(0x660, '1984')}@example.org}}`],
])
