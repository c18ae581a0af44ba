import { sha256 } from './sha256.js'

/** Bitcoin's alphabet: digits and letters without 0, O, I and l. Ripple orders the same signs in another way. */
export const bitcoinAlphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
export const rippleAlphabet = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/**
 * Decodes base58 with four check bytes and answers the payload, its version byte first; undefined where a sign is
 * none of the alphabet or the check does not hold. At most 128 signs, for the work grows with their square.
 */
export function decodeBase58Check(text: string, alphabet: string = bitcoinAlphabet): Uint8Array | undefined {
  const bytes = text.length > 128 ? undefined : decodeBase58(text, alphabet)
  if (bytes === undefined || bytes.length < 5) return undefined
  const payload = bytes.subarray(0, -4)
  const check = sha256(sha256(payload))
  for (let index = 0; index < 4; index++) if (check[index] !== bytes[payload.length + index]) return undefined
  return payload
}

/** The bytes of a base58 number, each leading zero sign a zero byte; undefined where a sign is none of the alphabet. */
export function decodeBase58(text: string, alphabet: string = bitcoinAlphabet): Uint8Array | undefined {
  // Little end first.
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    let carry = alphabet.indexOf(text.charAt(at))
    if (carry === -1) return undefined
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58
      bytes[index] = carry & 0xff
      carry >>= 8
    }
    while (carry > 0) {
      bytes.push(carry & 0xff)
      carry >>= 8
    }
  }
  for (let at = 0; at < text.length && text.charAt(at) === alphabet.charAt(0); at++) bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}
