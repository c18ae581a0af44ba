/**
 * Values that look real and belong to nobody, from a seed: example domains, 555-01xx and Ofcom's drama
 * numbers, and cards, IBANs and SSNs whose check digits are right.
 */
export function createMaker(seed: number): Maker {
  const random = createRandom(seed)
  const below = (max: number): number => Math.floor(random() * max)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const digits = (count: number): string => Array.from({ length: count }, () => below(10)).join('')

  const makers: { readonly [type in ValueType]: () => string } = {
    EMAIL_ADDRESS: () =>
      `${pick(words)}${pick(['.', '_', '-', ''])}${pick(words)}${digits(4)}${pick(['', '+shop'])}@${pick(domains)}`,
    CREDIT_CARD: () => {
      const [prefix, length] = pick([['4', 16], ['52', 16], ['6011', 16], ['37', 15]] as const)
      const number = withLuhnDigit(prefix + digits(length - prefix.length - 1))
      const groups = length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{4})$/
      const parts = groups.exec(number)?.slice(1) ?? []
      return parts.join(pick(['', ' ', '-']))
    },
    PHONE_NUMBER: () => {
      const [area, last] = [pick(['202', '415', '617', '312']), `01${digits(2)}`]
      return pick([
        `(${area}) 555-${last}`,
        `${area}-555-${last}`,
        `+1 ${area} 555 ${last}`,
        `+1 (${area}) 555-${last}`,
        `+44 20 7946 0${digits(3)}`,
      ])
    },
    IBAN_CODE: () => {
      const iban = pick([
        () => withIbanDigits('GB', `WEST${digits(14)}`),
        () => withIbanDigits('DE', digits(18)),
        () => withIbanDigits('NL', `ABNA${digits(10)}`),
      ])()
      return pick([iban, iban.replace(/.{4}(?=.)/g, '$& ')])
    },
    US_SSN: () => [100 + below(500), 10 + below(90), 1_000 + below(9_000)].join('-'),
  }
  return { make: (type) => makers[type](), pick, below }
}

export interface Maker {
  make(type: ValueType): string
  pick<T>(items: readonly T[]): T
  below(max: number): number
}

export type ValueType = (typeof valueTypes)[number]
export const valueTypes = ['EMAIL_ADDRESS', 'CREDIT_CARD', 'PHONE_NUMBER', 'IBAN_CODE', 'US_SSN'] as const

const words = ['amber', 'birch', 'cedar', 'dune', 'ember', 'fjord', 'grove', 'heath'] as const
const domains = ['example.com', 'example.org', 'mail.example.net'] as const

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function withLuhnDigit(body: string): string {
  const sum = body.split('').reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** ISO 13616: the two digits that make the number, letters as 10 to 35, leave 1 when divided by 97. */
function withIbanDigits(country: string, account: string): string {
  const number = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  const check = 98n - (BigInt(number) % 97n)
  return `${country}${String(check).padStart(2, '0')}${account}`
}
