/**
 * Asks whether a payment network issues numbers that begin like this and have this length. Ranges as the networks
 * publish them; Maestro and UnionPay take the widest lengths.
 */
export function isOfNetwork(digits: string): boolean {
  const { length } = digits
  const [two, three, four] = [Number(digits.slice(0, 2)), Number(digits.slice(0, 3)), Number(digits.slice(0, 4))]
  // Visa; Mastercard; American Express; Diners Club; Discover; JCB; UnionPay; Maestro
  if (digits.startsWith('4')) return length === 13 || length === 16 || length === 19
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16
  if (two === 34 || two === 37) return length === 15
  if ((three >= 300 && three <= 305) || two === 36 || two === 38 || two === 39) return length >= 14
  if (four >= 3528 && four <= 3589) return length >= 16
  if (four === 6011 || two === 65 || (three >= 644 && three <= 649) || two === 62 || two === 60) return length >= 16
  return length >= 12 && (two === 50 || (two >= 56 && two <= 69))
}
