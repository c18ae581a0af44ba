import type { Random } from './random.js'

/** Numbers and names of nobody, with right check digits. */
export function makeValue(type: MadeUpType, random: Random): string {
  return makers[type](random)
}

export type MadeUpType = keyof typeof makers

const makers = {
  CREDIT_CARD: (random: Random): string => withLuhn(random.pick(['411111', '400000', '555555', '510000', '222300']) + random.digits(9)),
  US_SSN: (random: Random): string => `${random.between(101, 665)}-${random.between(10, 99)}-${random.between(1000, 9999)}`,
  // 555-0100 to 555-0199 are set apart for fiction.
  PHONE_NUMBER: (random: Random): string => `${random.pick(['212', '312', '415', '617', '702', '808'])}-555-01${random.digits(2)}`,
  IBAN_CODE: (random: Random): string => withMod97('DE', random.digits(18)),
  EMAIL_ADDRESS: (random: Random): string => `${random.pick(given)}.${random.pick(family)}@${random.pick(hosts)}`,
  PERSON: (random: Random): string => `${toCapital(random.pick(given))} ${toCapital(random.pick(family))}`,
}

const given = ['jane', 'robert', 'maria', 'susanne', 'nikhil', 'giulia', 'pedro', 'sophie', 'ahmed', 'karen', 'dmitri', 'aisha', 'brian', 'helen']
const family = ['parker', 'hill', 'keller', 'lopez', 'rossi', 'okonkwo', 'martin', 'jansen', 'pereira', 'kowalski', 'nguyen', 'fischer', 'walsh']
// Reserved by RFC 2606.
const hosts = ['example.org', 'example.com', 'example.net', 'mail.example.org', 'post.example.com']

function toCapital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function withLuhn(digits: string): string {
  for (let check = 0; check < 10; check++) if (luhnSum(digits + String(check)) % 10 === 0) return digits + String(check)
  throw new Error('Luhn has a check digit for every number')
}

/** ISO/IEC 7812-1 annex B. */
export function luhnSum(digits: string): number {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at))
    sum += at % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
  }
  return sum
}

/** ISO 7064 MOD 97-10, as in ISO 13616. */
function withMod97(country: string, account: string): string {
  const numbers = Array.from(`${account}${country}00`, (sign) => String(Number.parseInt(sign, 36))).join('')
  const check = 98n - (BigInt(numbers) % 97n)
  return `${country}${String(check).padStart(2, '0')}${account}`
}
