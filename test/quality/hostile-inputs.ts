/** A text that is built to be as much work as possible: at least `length` code units, and at most a piece more. */
export interface HostileInput {
  readonly name: string
  readonly build: (length: number) => string
}

/** What recognizers begin with and never finish, what overlaps, what nests, and what has no end. */
export const hostileInputs: readonly HostileInput[] = [
  // Numbers: cards, phones, national numbers.
  repeat('digits', '1'),
  repeat('digits of a card', '4111111111111111'),
  repeat('cards but for the last digit', '4111 1111 1111 1112 '),
  repeat('single digits', '1 '),
  repeat('digits and dashes', '1-'),
  repeat('groups of three', '123-456-'),
  repeat('phone heads', '+1'),
  repeat('phones one into the other', '+1 212 555 01 '),
  repeat('area codes', '(212) '),
  repeat('opening brackets before digits', '(1'),
  repeat('social security numbers all but', '536-90-439 '),
  repeat('dates all but', '31/12/'),
  repeat('times', '12:34:'),
  repeat('ages', 'aged 4 '),
  // Addresses of machines.
  repeat('dotted quads', '1.1.1.1.'),
  repeat('digits and dots', '1.'),
  repeat('colons', ':'),
  repeat('groups of IPv6', 'a:'),
  repeat('double colons', '1::'),
  repeat('MAC addresses without end', '0a:1b:2c:'),
  // E-mail, links.
  repeat('at signs', '@'),
  repeat('local parts', 'a@'),
  repeat('addresses glued together', 'a@a.'),
  repeat('labels', 'a.'),
  around('local part without end', { head: '', piece: 'a', tail: '@example.org' }),
  around('domain without end', { head: 'jay@', piece: 'a', tail: '' }),
  around('labels without end', { head: 'jay@', piece: 'a-b.', tail: '' }),
  repeat('dot and at in words', 'a dot a at '),
  repeat('at in brackets', 'a (at) '),
  repeat('schemes', 'http://'),
  repeat('userinfo', 'a://b:c'),
  repeat('query pairs', '&a='),
  repeat('signed queries', '?token='),
  repeat('equals signs', '='),
  repeat('percent signs', '%40'),
  repeat('HTML entities', '&#64;'),
  repeat('dots in brackets', 'a[.]'),
  repeat('long words for the sign', 'at the rate of '),
  repeat('spoken dashes', 'a at b dash '),
  repeat('letters apart before the sign', 'a b c at d dot '),
  repeat('digits and blanks in code', '1%20'),
  // Accounts.
  repeat('IBAN heads', 'DE89 '),
  repeat('IBAN without end', 'GB82WEST'),
  repeat('letters and digits', 'a1'),
  repeat('bank codes', 'DEUTDEFF '),
  repeat('wallet heads', 'bc1q'),
  around('base 58 without end', { head: '1', piece: 'BvBMSEYst', tail: '' }),
  // Secrets.
  repeat('JWT heads', 'eyJ'),
  repeat('JWT parts', 'eyJ.eyJ.'),
  repeat('key heads', 'sk-'),
  repeat('key heads of many services', 'sk-proj-AKIAghp_xoxb-'),
  repeat('private keys that never end', '-----BEGIN PRIVATE KEY-----'),
  repeat('passwords of passwords', 'password is '),
  repeat('my password', 'my password: '),
  repeat('codes', 'code is '),
  repeat('quotes', '"\''),
  around('quotes that are nested', { head: 'password is ', piece: '"(\'[', tail: '' }),
  repeat('hexadecimal', 'deadbeef'),
  // Names, places, streets.
  around('one huge word', { head: '', piece: 'x', tail: '' }),
  around('one huge capital', { head: 'my name is ', piece: 'X', tail: '' }),
  repeat('names', 'John '),
  repeat('names with particles', 'van der '),
  repeat('initials', 'J. '),
  repeat('apostrophes', "O'"),
  repeat('introductions', 'my name is '),
  repeat('titles', 'Mr. '),
  repeat('house numbers', '12 Main '),
  repeat('streets', 'Street 1 '),
  repeat('streets elsewhere', 'rue de la '),
  repeat('words of one letter', 'a '),
  repeat('capitals and small letters', 'aA'),
  repeat('hyphens in words', 'a-'),
  // Digits as words.
  repeat('spelled digits', 'four one '),
  repeat('spelled digits with doubles', 'double '),
  repeat('spelled digits glued', 'oneone'),
  repeat('spelled digits glued to digits', '4one1'),
  repeat('letters like digits', 'SSS-55l-'),
  repeat('pairs of French', 'quatre-vingt-dix-'),
  // Signs beyond ASCII.
  repeat('zero-width spaces', '\u200b'),
  repeat('digits and zero-width spaces', '1\u200b'),
  repeat('fullwidth digits', '\uff11'),
  repeat('combining marks', '\u0301'),
  repeat('letters with a mark each', 'D\u0301'),
  around('marks on one letter', { head: 'a', piece: '\u0301\u0302', tail: '' }),
  repeat('ligatures that fold to many', '\ufdfa'),
  repeat('Cyrillic lookalikes', '\u0430a'),
  repeat('halves of a pair', '\ud800'),
  repeat('emoji', '\u{1f600}'),
  repeat('right-to-left overrides', '\u202e1'),
  // Spaces and lines.
  repeat('spaces', ' '),
  repeat('line breaks', '\n'),
  repeat('digits and line breaks', '1\n'),
  repeat('log heads', '2026-11-03 14:22:08 '),
  { name: 'bytes of a generator', build: buildNoise },
]

function repeat(name: string, piece: string): HostileInput {
  return around(name, { head: '', piece, tail: '' })
}

function around(name: string, { head, piece, tail }: { readonly head: string; readonly piece: string; readonly tail: string }): HostileInput {
  return { name, build: (length) => head + piece.repeat(Math.ceil(Math.max(0, length - head.length - tail.length) / piece.length)) + tail }
}

const noiseSigns = 'aA1 @.:-/=+(\'"\n_,#e4'

/** A linear congruential generator (Knuth's MMIX constants need 64 bits; these are Numerical Recipes'), so that each run sees the same. */
function buildNoise(length: number): string {
  const signs: string[] = []
  let state = 1
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    signs.push(noiseSigns.charAt(Math.floor((state / 2 ** 32) * noiseSigns.length)))
  }
  return signs.join('')
}
