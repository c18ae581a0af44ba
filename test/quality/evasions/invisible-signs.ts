import { afterEach, between } from './letter-forms.js'
import { readProbes, type Probe } from './probe.js'

/** Signs that show nothing, put where a pattern would not expect them. */
export const invisibleSigns: readonly Probe[] = readProbes('invisible signs', [
  // Zero-width space, non-joiner, joiner, word joiner, byte order mark.
  ['CREDIT_CARD', `card {{${between('\u200b', '4111111111111111')}}}`],
  ['CREDIT_CARD', 'card {{4111\u200b1111\u200b1111\u200b1111}}'],
  ['CREDIT_CARD', 'card {{4111 \u200c1111 \u200c1111 \u200c1111}}'],
  ['CREDIT_CARD', `card {{${between('\u2060', '5555555555554444')}}}`],
  ['PHONE_NUMBER', 'call +{{1\u200d212\u200d555\u200d0143}}'],
  ['PHONE_NUMBER', 'call {{(212)\ufeff 555\ufeff-0143}}'],
  ['EMAIL_ADDRESS', 'mail {{jay.parker\u200b@\u200bexample.org}} please'],
  ['EMAIL_ADDRESS', `mail {{${between('\u200b', 'jay.parker@example.org')}}} please`],
  ['EMAIL_ADDRESS', 'mail {{jay.par\u2060ker@exam\u2060ple.org}} please'],
  ['US_SSN', 'ssn {{536\u200b-90\u200b-4399}}'],
  ['IBAN_CODE', 'iban {{DE\u200b89 3704 0044 0532 0130 00}}'],
  ['PERSON', 'my name is {{Jane\u200b Par\u200bker}}'],
  ['IP_ADDRESS', 'from {{203.\u200b0.\u200b113.\u200b77}}'],
  ['PASSWORD', 'my pass\u200bword is {{hunter2}}'],
  // Direction marks, embeddings, overrides and isolates, as pasted from a right-to-left text.
  ['PHONE_NUMBER', 'phone \u202a+{{1 212 555 0143}}\u202c thanks'],
  ['PHONE_NUMBER', 'phone \u200e+{{1\u200e 212\u200e 555\u200e 0143}}\u200e'],
  ['CREDIT_CARD', 'card {{4111 \u202d1111 1111\u202c 1111}}'],
  ['CREDIT_CARD', 'card \u2066{{4012\u2069\u20668888\u2069\u20668888\u2069\u20661881}}\u2069'],
  ['EMAIL_ADDRESS', 'mail \u2067{{jay.parker\u200f@example.org}}\u2069'],
  ['IBAN_CODE', 'iban {{GB82\u200e WEST\u200e 1234 5698 7654 32}}'],
  // Soft hyphens, as pasted from a typeset page.
  ['CREDIT_CARD', 'card {{4111\u00ad1111\u00ad1111\u00ad1111}}'],
  ['EMAIL_ADDRESS', 'mail {{jay.par\u00adker@ex\u00adam\u00adple.org}}'],
  ['PERSON', 'regards, {{Jane Par\u00adker}}'],
  ['US_SSN', 'ssn {{536\u00ad90\u00ad4399}}'],
  // Variation selectors of text and emoji, and of ideographs.
  ['CREDIT_CARD', `card {{${afterEach('\ufe0e', '4111111111111111')}}}`],
  ['PHONE_NUMBER', `call +{{${afterEach('\ufe0f', '12125550143')}}}`],
  ['EMAIL_ADDRESS', `mail {{${afterEach('\u{e0100}', 'jay@example.org')}}}`],
  // Grapheme joiner, Mongolian vowel separator, invisible times and separator, tag characters.
  ['CREDIT_CARD', `card {{${between('\u034f', '4111111111111111')}}}`],
  ['CREDIT_CARD', `card {{${between('\u180e', '4111111111111111')}}}`],
  ['CREDIT_CARD', `card {{${between('\u2062', '4111111111111111')}}}`],
  ['EMAIL_ADDRESS', 'mail {{jay\u2063@\u2063example.org}}'],
  ['US_SSN', `ssn {{${between('\u{e0020}', '536904399')}}}`],
])

/** Marks on top of letters and digits: struck through, underlined, decorated. */
export const combiningMarks: readonly Probe[] = readProbes('combining marks', [
  ['CREDIT_CARD', `card {{${afterEach('\u0336', '4111111111111111')}}}`],
  ['CREDIT_CARD', `card {{${afterEach('\u0332', '4111 1111 1111 1111')}}}`],
  ['PHONE_NUMBER', `call +{{${afterEach('\u0305', '1 212 555 0143')}}}`],
  ['US_SSN', `ssn {{${afterEach('\u0323', '536-90-4399')}}}`],
  ['EMAIL_ADDRESS', `mail {{${afterEach('\u0332', 'jay.parker@example.org')}}}`],
  ['EMAIL_ADDRESS', 'mail {{ja\u0301y.parker@exa\u0301mple.org}}'],
  ['IBAN_CODE', `iban {{${afterEach('\u0336', 'DE89370400440532013000')}}}`],
  ['PERSON', 'my name is {{Jose\u0301 Nun\u0303ez}}'],
  ['PERSON', `my name is {{${afterEach('\u0332', 'Jane Parker')}}}`],
  ['CREDIT_CARD', `card {{${afterEach('\u20dd', '5555555555554444')}}}`],
  ['CREDIT_CARD', `card {{${afterEach('\u0300\u0301\u0302', '4012888888881881')}}}`],
])
