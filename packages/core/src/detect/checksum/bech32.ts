/** Asks whether the checksum of BIP 173 (bech32) or BIP 350 (bech32m) holds. Case may not be mixed. */
export function isBech32Valid(address: string): boolean {
  const lower = address.toLowerCase()
  if (address !== lower && address !== address.toUpperCase()) return false
  const separator = lower.lastIndexOf('1')
  if (separator < 1 || lower.length - separator < 7 || lower.length > 130) return false
  let checksum = 1
  for (let at = 0; at < separator; at++) checksum = step(checksum, lower.charCodeAt(at) >> 5)
  checksum = step(checksum, 0)
  for (let at = 0; at < separator; at++) checksum = step(checksum, lower.charCodeAt(at) & 31)
  for (let at = separator + 1; at < lower.length; at++) {
    const value = alphabet.indexOf(lower.charAt(at))
    if (value === -1) return false
    checksum = step(checksum, value)
  }
  return checksum === 1 || checksum === bech32m
}

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
/** BIP 350. */
const bech32m = 0x2bc830a3
/** BIP 173: the generator of the BCH code. */
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

function step(checksum: number, value: number): number {
  const top = checksum >>> 25
  let next = ((checksum & 0x1ffffff) << 5) ^ value
  for (const [bit, term] of generator.entries()) if ((top >>> bit) & 1) next ^= term
  return next
}
