import { encryptDigits, ff1DigitsMax, ff1DigitsMin } from '../../crypto/ff1.js'
import type { Value } from '../scrub.js'

/**
 * Other digits in the same layout, for a system that takes nothing but a card-shaped string: FF1 with AES-256
 * (NIST SP 800-38G Rev. 1), the type as its tweak. The same value is the same digits wherever the key is the same,
 * and no two values are. Checksums, Luhn's among them, are usually wrong afterwards.
 * @param key 32 bytes of the organisation or of a purpose
 * @returns `undefined` where there are too few digits, or so many letters that they tell the value
 */
export function formatPreserving({ type, text }: Value, key: Uint8Array): string | undefined {
  const digits = text.replace(/[^0-9]/g, '')
  if (digits.length < ff1DigitsMin || digits.length > ff1DigitsMax) return undefined
  // Letters stay, such as the country of an IBAN. Digits in other scripts or spelled out would stay as well.
  if ((text.match(/[^0-9\s.,:/()+-]/gu) ?? []).length > lettersMax || /[^0-9\P{N}]/u.test(text)) return undefined
  const changed = encryptDigits(digits, key, Buffer.from(type, 'utf8'))
  let index = 0
  return text.replace(/[0-9]/g, () => changed.charAt(index++))
}

const lettersMax = 4
