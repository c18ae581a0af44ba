import type { Draw } from './draw.js'

/** A number that its country keeps free for films and books, in the plan of the original or of the language. */
export function madeUpPhone(text: string, locale: string, draw: Draw): string {
  const international = /^(?:\+|00)/.test(text.trim())
  const digits = text.replace(/[^0-9]/g, '').replace(/^00/, '')
  const plan = planOf(international ? digits : '', locale)
  return plan(draw, international)
}

type Plan = (draw: Draw, international: boolean) => string

const plans = {
  /** North American Numbering Plan Administrator: 555-0100 to 555-0199 are for fictional use. */
  us: (draw, international) => {
    const [area, line] = [draw.from(['202', '303', '404', '512', '617', '702', '808', '916']), `01${draw.digits(2)}`]
    return international ? `+1 ${area}-555-${line}` : `(${area}) 555-${line}`
  },
  /** Ofcom, “Telephone numbers for use in TV and radio drama programmes”: 07700 900000 to 900999. */
  gb: (draw, international) => `${international ? '+44 7700' : '07700'} 900${draw.digits(3)}`,
  /** Bundesnetzagentur, „Drama-Rufnummern“: (0)30 23125 000 to 999. */
  de: (draw, international) => `${international ? '+49 30' : '030'} 23125${draw.digits(3)}`,
  /** Arcep, national numbering plan, numbers for audiovisual works: 06 39 98 00 00 to 99 99. */
  fr: (draw, international) => `${international ? '+33 6' : '06'} 39 98 ${draw.digits(2)} ${draw.digits(2)}`,
} satisfies Record<string, Plan>

function planOf(digits: string, locale: string): Plan {
  if (digits.startsWith('1')) return plans.us
  if (digits.startsWith('49')) return plans.de
  if (digits.startsWith('33')) return plans.fr
  const [language = '', region = ''] = locale.toLowerCase().split('-')
  if (digits !== '') return plans.gb
  if (language === 'en') return region === 'gb' ? plans.gb : plans.us
  if (language === 'de') return plans.de
  // Where we know of no numbers that are kept free, a British one with its country code is understood.
  return language === 'fr' ? plans.fr : (draw) => plans.gb(draw, true)
}

/** Begins as the test numbers of payment processors do, in the layout of the original; its Luhn digit is right. */
export function madeUpCard(text: string, draw: Draw): string {
  const original = text.replace(/[^0-9]/g, '')
  const [prefix, length] = original.startsWith('3') ? (['378282', 15] as const) : /^[25]/.test(original) ? (['555555', 16] as const) : (['411111', 16] as const)
  const body = prefix + draw.digits(length - prefix.length - 1)
  return inLayout(text, body + luhnDigit(body))
}

/** ISO/IEC 7812-1, annex B. */
function luhnDigit(body: string): string {
  const sum = Array.from(body, Number).reverse().reduce((total, digit, index) => total + (index % 2 === 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0)
  return String((10 - (sum % 10)) % 10)
}

function inLayout(text: string, digits: string): string {
  const places = text.match(/[0-9]/g)?.length
  let index = 0
  return places === digits.length && /^[0-9 -]+$/.test(text) ? text.replace(/[0-9]/g, () => digits.charAt(index++)) : digits
}

/** An IBAN of a bank that does not exist, with right check digits (ISO 13616-1 §6); of Germany where we know no bank that cannot be. */
export function madeUpIban(text: string, draw: Draw): string {
  const asked = text.slice(0, 2).toUpperCase()
  const country = asked in banks ? (asked as keyof typeof banks) : 'DE'
  const account = banks[country](draw)
  const numbers = Array.from(`${account}${country}00`, (sign) => parseInt(sign, 36)).join('')
  const check = 98n - (BigInt(numbers) % 97n)
  const iban = `${country}${String(check).padStart(2, '0')}${account}`
  return /\s/u.test(text.trim()) ? iban.replace(/.{4}(?=.)/g, '$& ') : iban
}

const banks = {
  // German bank codes begin with 1 to 8, Austrian and Swiss ones not with 0.
  DE: (draw) => `0${draw.digits(17)}`,
  AT: (draw) => `0${draw.digits(15)}`,
  CH: (draw) => `00${draw.digits(15)}`,
  GB: (draw) => `ZZZZ00${draw.digits(12)}`,
  NL: (draw) => `ZZZZ0${draw.digits(9)}`,
} satisfies Record<string, (draw: Draw) => string>

/** RFC 5737 and RFC 3849: addresses for documentation. */
export function madeUpIp(text: string, draw: Draw): string {
  if (text.includes(':')) return `2001:db8:${draw.below(0xffff).toString(16)}::${(1 + draw.below(0xfffe)).toString(16)}`
  return `${draw.from(['192.0.2', '198.51.100', '203.0.113'])}.${1 + draw.below(254)}`
}

/** RFC 7042 §2.1.2: 00-00-5E-00-53-00 to FF. */
export function madeUpMac(text: string, draw: Draw): string {
  const sign = text.includes('-') ? '-' : ':'
  return ['00', '00', '5E', '00', '53', draw.below(256).toString(16).padStart(2, '0').toUpperCase()].join(sign)
}
