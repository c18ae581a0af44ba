/** Words for “@”. Only English and German “at” is also a common word. */
export const atWords: ReadonlyMap<string, 'weak' | 'strong'> = new Map([
  ['at', 'weak'],
  ['arroba', 'strong'],
  ['arobase', 'strong'],
  ['arobas', 'strong'],
  ['arrobas', 'strong'],
  ['chiocciola', 'strong'],
  ['chiocciolina', 'strong'],
  ['ät', 'strong'],
  ['klammeraffe', 'strong'],
  ['klammeraffen', 'strong'],
  ['apenstaart', 'strong'],
  ['apestaart', 'strong'],
  ['apenstaartje', 'strong'],
  ['apestaartje', 'strong'],
])

/** Words for “.” in English, Spanish and Italian, German, French, Portuguese, Dutch. */
export const dotWords: ReadonlySet<string> = new Set(['dot', 'punto', 'punkt', 'point', 'ponto', 'punt'])

/** The word for “.” that makes a host without “@”: in no other language of ours is it so rare in other use. */
export const hostDotWord = 'dot'

/** Words for the other signs of a local part. */
export const localSigns: ReadonlyMap<string, string> = new Map([
  ...[...dotWords].map((word) => [word, '.'] as const),
  ['underscore', '_'],
  ['underline', '_'],
  ['unterstrich', '_'],
  ['guionbajo', '_'],
  ['sottolineato', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['bindestrich', '-'],
  ['tiret', '-'],
  ['guion', '-'],
  ['guión', '-'],
  ['trattino', '-'],
  ['hífen', '-'],
  ['streepje', '-'],
  ['plus', '+'],
])

/** RFC 3986, section 2.1, and the character references of HTML, chapter 13.5. Lower case. */
export const encodedAts: readonly string[] = ['%40', '&#64;', '&#064;', '&#x40;', '&commat;', '\\u0040', '\\x40']
export const encodedDots: readonly string[] = ['%2e', '&#46;', '&#046;', '&#x2e;', '&period;', '\\u002e', '\\x2e']
