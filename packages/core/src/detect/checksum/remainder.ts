/** The remainder of a number of any length, given as ASCII digits. */
export function remainderOf(digits: string, modulus: number): number {
  let remainder = 0
  for (let at = 0; at < digits.length; at++) remainder = (remainder * 10 + digits.charCodeAt(at) - 0x30) % modulus
  return remainder
}
