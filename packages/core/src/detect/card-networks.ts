/**
 * Asks whether a payment network issues numbers that begin like this and have this length. Ranges as the networks
 * publish them; Maestro and UnionPay take the widest lengths.
 * @param lead the first four digits
 */
export function isOfNetwork(lead: number, length: number): boolean {
  const [one, two, three] = [Math.floor(lead / 1000), Math.floor(lead / 100), Math.floor(lead / 10)]
  // Visa; Mastercard; American Express; Diners Club; Discover; JCB; UnionPay; Maestro
  if (one === 4) return length === 13 || length === 16 || length === 19
  if ((two >= 51 && two <= 55) || (lead >= 2221 && lead <= 2720)) return length === 16
  if (two === 34 || two === 37) return length === 15
  if ((three >= 300 && three <= 305) || two === 36 || two === 38 || two === 39) return length >= 14
  if (lead >= 3528 && lead <= 3589) return length >= 16
  if (lead === 6011 || two === 65 || (three >= 644 && three <= 649) || two === 62 || two === 60) return length >= 16
  return length >= 12 && (two === 50 || (two >= 56 && two <= 69))
}
