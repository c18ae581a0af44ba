/** Printable ASCII as the fullwidth forms U+FF01 to U+FF5E. */
export function toFullwidth(text: string): string {
  return Array.from(text, (sign) => (sign === ' ' ? '\u3000' : String.fromCodePoint(sign.codePointAt(0)! + 0xfee0))).join('')
}

/** ASCII digits in another system, given its zero; all of Unicode's decimal digits stand in rows of ten. */
export function toDigits(zero: number, text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}

/** ASCII letters in another alphabet, given its capital and its small A. */
export function toLetters({ capital, small }: { readonly capital: number; readonly small: number }, text: string): string {
  return text
    .replace(/[A-Z]/g, (letter) => String.fromCodePoint(capital + letter.charCodeAt(0) - 65))
    .replace(/[a-z]/g, (letter) => String.fromCodePoint(small + letter.charCodeAt(0) - 97))
}

/** Circled digits; the zero stands apart from the row of the others. */
export function toCircled(text: string): string {
  return text.replace(/[0-9]/g, (digit) => (digit === '0' ? '\u24ea' : String.fromCodePoint(0x245f + Number(digit))))
}

/** Superscript digits; one, two and three are older than the row. */
export function toSuperscript(text: string): string {
  const signs = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'
  return text.replace(/[0-9]/g, (digit) => signs.charAt(Number(digit)))
}

/** Emoji keycaps: the digit, variation selector 16 and the combining keycap. */
export function toKeycaps(text: string): string {
  return text.replace(/[0-9]/g, (digit) => `${digit}\ufe0f\u20e3`)
}

/** The text with something after each of its signs, the last one too. */
export function afterEach(mark: string, text: string): string {
  return Array.from(text, (sign) => sign + mark).join('')
}

/** The text with something between its signs. */
export function between(mark: string, text: string): string {
  return Array.from(text).join(mark)
}
