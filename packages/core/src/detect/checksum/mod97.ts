/** The check of ISO 13616-1 (ISO/IEC 7064, MOD 97-10) over an IBAN in capitals and without separators. */
export function isMod97Valid(iban: string): boolean {
  let remainder = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36)
    if (Number.isNaN(value)) return false
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
