import { readProbes, type Probe } from './probe.js'

/** O for 0, l for 1, and numbers that are words on a keypad. */
export const lettersForDigits: readonly Probe[] = readProbes('letters for digits', [
  ['PHONE_NUMBER', 'call me at {{1-800-FLOWERS}}'],
  ['PHONE_NUMBER', 'my number is {{1-888-555-JAYS}}'],
  ['PHONE_NUMBER', 'phone: {{(212) 555-JAYS}}'],
  ['PHONE_NUMBER', 'call me on {{212-555-O143}}'],
  ['PHONE_NUMBER', 'call me on {{2l2-555-0l43}}'],
  ['PHONE_NUMBER', 'my phone is {{212 5S5 0143}}'],
  ['PHONE_NUMBER', 'my number: {{212-SSS-0143}}'],
  ['PHONE_NUMBER', 'text me on {{O77OO 9OO l23}}'],
  ['PHONE_NUMBER', 'call +{{I 2I2 555 OI43}}'],
  ['CREDIT_CARD', 'card {{4O12 8888 8888 1881}}'],
  ['CREDIT_CARD', 'card {{4lll llll llll llll}}'],
  ['CREDIT_CARD', 'card {{4111 1111 1111 111I}}'],
  ['CREDIT_CARD', 'card {{5l05 l05l 05l0 5l00}}'],
  ['US_SSN', 'my ssn is {{536-9O-4399}}'],
  ['US_SSN', 'my ssn is {{S36-90-4399}}'],
])
