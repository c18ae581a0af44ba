/** The check digit of ICAO Doc 9303 part 3, §4.9, for the signs of a travel document, capitals and digits. */
export function icaoCheckDigit(signs: string): number {
  let sum = 0
  for (let at = 0; at < signs.length; at++) sum += parseInt(signs.charAt(at), 36) * ([7, 3, 1][at % 3] ?? 0)
  return sum % 10
}
