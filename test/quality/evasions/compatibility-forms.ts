import { toCircled, toDigits, toFullwidth, toKeycaps, toLetters, toSuperscript } from './letter-forms.js'
import { readProbes, type Probe } from './probe.js'

const bold = { capital: 0x1d400, small: 0x1d41a }
const sansBold = { capital: 0x1d5d4, small: 0x1d5ee }
const monospace = { capital: 0x1d670, small: 0x1d68a }
const circledLetters = { capital: 0x24b6, small: 0x24d0 }
const squaredLetters = { capital: 0x1f130, small: 0x1f130 }

/** Signs that Unicode calls the same as the ordinary ones but for their look (UAX #15, NFKC), and the dingbats beside them. */
export const compatibilityForms: readonly Probe[] = readProbes('compatibility forms', [
  ['CREDIT_CARD', `my card is {{${toFullwidth('4111 1111 1111 1111')}}} thanks`],
  ['CREDIT_CARD', `{{${toFullwidth('5555-5555-5555-4444')}}} is the number`],
  ['EMAIL_ADDRESS', `write to {{${toFullwidth('jay.parker@example.org')}}} please`],
  ['EMAIL_ADDRESS', 'write to {{jay.parker\uff20example.org}} please'],
  ['EMAIL_ADDRESS', 'it is {{jay.parker@example\uff0eorg}}, got it?'],
  ['EMAIL_ADDRESS', 'it is {{jay.parker\ufe6bexample.org}}'],
  ['IBAN_CODE', `please refund to {{${toFullwidth('DE89370400440532013000')}}}`],
  ['US_SSN', `my ssn is {{${toFullwidth('536-90-4399')}}}`],
  ['PHONE_NUMBER', `call ${'\uff0b'}{{${toFullwidth('1 212 555 0143')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x1d7ce, '4012888888881881')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x1d7d8, '4012 8888 8888 1881')}}}`],
  ['PHONE_NUMBER', `my phone is {{${toDigits(0x1d7e2, '(212) 555-0143')}}}`],
  ['US_SSN', `social security number {{${toDigits(0x1d7ec, '536-90-4399')}}}`],
  ['CREDIT_CARD', `pay with {{${toDigits(0x1d7f6, '5105 1051 0510 5100')}}}`],
  ['EMAIL_ADDRESS', `{{${toLetters(bold, 'jay.parker')}@${toLetters(bold, 'example')}.${toLetters(bold, 'org')}}} is where to send it`],
  ['EMAIL_ADDRESS', `reach me at {{${toLetters(monospace, 'jay')}.${toLetters(monospace, 'parker')}@${toLetters(monospace, 'example')}.org}}`],
  ['PERSON', `my name is {{${toLetters(sansBold, 'Jane Parker')}}}`],
  ['IBAN_CODE', `iban {{${toLetters(bold, 'GB')}${toDigits(0x1d7ce, '82')} ${toLetters(bold, 'WEST')} ${toDigits(0x1d7ce, '1234 5698 7654 32')}}}`],
  ['CREDIT_CARD', `card number: {{${toCircled('4111111111111111')}}}`],
  ['CREDIT_CARD', `card number: {{${toCircled('4012 8888 8888 1881')}}}`],
  ['PHONE_NUMBER', `ring me: +{{${toCircled('1 212 555 0143')}}}`],
  ['EMAIL_ADDRESS', `mail {{${toLetters(circledLetters, 'jayparker')}@${toLetters(circledLetters, 'example')}.${toLetters(circledLetters, 'org')}}}`],
  ['PERSON', `I am called {{${toLetters(squaredLetters, 'JANE PARKER')}}}`],
  ['CREDIT_CARD', `card {{${toSuperscript('4111 1111 1111 1111')}}}`],
  ['US_SSN', `my SSN: {{${toSuperscript('536-90-4399')}}}`],
  ['CREDIT_CARD', `card {{${toDigits(0x2080, '5555 5555 5555 4444')}}}`],
  ['IP_ADDRESS', `my ip is {{${toFullwidth('203.0.113.77')}}}`],
  ['CREDIT_CARD', `card no {{${toDingbats('4111 1111 1111 1111')}}}`],
])

/** Negative circled digits have no decomposition, but everybody reads them. */
function toDingbats(text: string): string {
  return text.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x2775 + Number(digit)))
}

/** Emoji keycaps. */
export const keycaps: readonly Probe[] = readProbes('keycaps', [
  ['CREDIT_CARD', `my card: {{${toKeycaps('4111111111111111')}}}`],
  ['CREDIT_CARD', `my card: {{${toKeycaps('4012 8888 8888 1881')}}} ok?`],
  ['PHONE_NUMBER', `call +{{${toKeycaps('12125550143')}}}`],
  ['PHONE_NUMBER', `my number is {{${toKeycaps('212-555-0143')}}}`],
  ['US_SSN', `ssn {{${toKeycaps('536-90-4399')}}}`],
  ['US_SSN', `ssn {{${toKeycaps('5 3 6 9 0 4 3 9 9')}}}`],
  // Without the variation selector, as some keyboards write them.
  ['CREDIT_CARD', `card {{${toKeycaps('5555555555554444').replaceAll('\ufe0f', '')}}}`],
  ['ONE_TIME_CODE', `the one-time code is {{${toKeycaps('839021')}}}`],
])
