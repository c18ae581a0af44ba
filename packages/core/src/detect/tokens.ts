/**
 * Finds what keys, access tokens and wallet addresses are made of: runs of at least `tokenLengthMin` ASCII
 * letters, digits, `_` and `-`. Reads backwards from the sixteenth sign, so that a text of ordinary words costs
 * less than one look per sign.
 */
export function findTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let start = 0; start + tokenLengthMin <= text.length; ) {
    let at = start + tokenLengthMin - 1
    while (at >= start && isTokenSign(text.charCodeAt(at))) at--
    if (at >= start) {
      start = at + 1
      continue
    }
    const end = endOfToken(text, start + tokenLengthMin)
    tokens.push({ start, end })
    start = end + 1
  }
  return tokens
}

/** `[start, end)` of the text. */
export interface Token {
  readonly start: number
  readonly end: number
}

/** The shortest first part of a JSON web token has 19 signs, the shortest key 20. */
export const tokenLengthMin = 16

/** Where the letters, digits, `_` and `-` end that stand from `start` on. */
export function endOfToken(text: string, start: number): number {
  let end = start
  while (end < text.length && isTokenSign(text.charCodeAt(end))) end++
  return end
}

function isTokenSign(unit: number): boolean {
  return unit < 0x80 && tokenSigns[unit] === 1
}

const tokenSigns = Uint8Array.from({ length: 128 }, (_, unit) => (/[\w-]/.test(String.fromCharCode(unit)) ? 1 : 0))
