/** The check digit of ISO/IEC 7064, MOD 11,10 for these digits. */
export function mod1110CheckDigit(digits: string): number {
  let product = 10
  for (let at = 0; at < digits.length; at++) {
    const sum = (digits.charCodeAt(at) - 0x30 + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10
}
