import type * as Ciphers from '@noble/ciphers/ff1'
import { ScrubjayError } from '../errors.js'

/**
 * Encrypts decimal digits into as many decimal digits: FF1 with AES (NIST SP 800-38G).
 * @param key 16, 24 or 32 bytes
 * @param tweak tells uses of one key apart; it is no secret
 * @throws `ERR_INPUT` for another key, anything but digits, fewer than `ff1DigitsMin` or more than `ff1DigitsMax`
 */
export function encryptDigits(digits: string, key: Uint8Array, tweak: Uint8Array): string {
  if (![16, 24, 32].includes(key.length)) throw new ScrubjayError('ERR_INPUT', { reason: 'an AES key has 16, 24 or 32 bytes' })
  if (!/^[0-9]*$/.test(digits) || digits.length < ff1DigitsMin || digits.length > ff1DigitsMax) {
    throw new ScrubjayError('ERR_INPUT', { reason: `between ${ff1DigitsMin} and ${ff1DigitsMax} decimal digits are needed` })
  }
  return library().FF1(10, key, tweak).encrypt(Array.from(digits, Number)).join('')
}

/** NIST SP 800-38G Rev. 1 §5.1: the domain has at least 1,000,000 members, because fewer can be tried one by one. */
export const ff1DigitsMin = 6
/** The work grows faster than the length, and no number that a person has is longer. */
export const ff1DigitsMax = 64

let loaded: typeof Ciphers | undefined

/** Loaded with the first number and not before: few policies ask for it. */
function library(): typeof Ciphers {
  return (loaded ??= require('@noble/ciphers/ff1') as typeof Ciphers)
}
