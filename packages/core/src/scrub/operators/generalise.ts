import type { GeneraliseRule } from '../../policy/policy.js'
import type { Value } from '../scrub.js'
import { daysOf, generaliseDate, shiftDate } from './dates.js'
import { networkOf } from './ip-network.js'
import { zipArea } from './zip-area.js'

/**
 * Something coarser that is still true: a band of ages, a network, the first digits of a postcode, a date that was
 * moved or cut off. It protects in a crowd: a rare combination of coarse values still points to one person.
 * @returns `undefined` for a type or a form that has nothing coarser
 */
export function generalise({ type, text }: Value, rule: GeneraliseRule, known: Known): string | undefined {
  return coarser[type]?.(text, rule, known)
}

interface Known {
  readonly locale: string
  readonly subjectKey: Uint8Array | undefined
}

type Coarser = (text: string, rule: GeneraliseRule, known: Known) => string | undefined

const coarser: { readonly [type: string]: Coarser } = {
  AGE: (text, { ageBandYears = 10 }) => ageBand(text, ageBandYears),
  DATE_TIME: coarseDate,
  DATE_OF_BIRTH: coarseDate,
  US_ZIP_CODE: zipArea,
  UK_POSTCODE: (text) => /^([A-Z]{1,2}[0-9][A-Z0-9]?) ?[0-9][A-Z]{2}$/i.exec(text)?.[1]?.toUpperCase(),
  DE_POSTCODE: (text) => (/^[0-9]{5}$/.test(text) ? `${text.slice(0, 2)}***` : undefined),
  IP_ADDRESS: networkOf,
  GEO_COORDINATES: coarsePlace,
}

function coarseDate(text: string, { dates = 'shift', shiftDaysMax }: GeneraliseRule, { locale, subjectKey }: Known): string | undefined {
  if (dates !== 'shift') return generaliseDate(text, locale, dates)
  return subjectKey && shiftDate(text, locale, daysOf(subjectKey, shiftDaysMax))
}

/**
 * 45 CFR 164.514(b)(2)(i)(C): ages over 89 are one category. An age in months is left to nobody: it is redacted,
 * and so is what holds two numbers, or one in words.
 */
function ageBand(text: string, years: number): string | undefined {
  const band = /^([0-9]{1,2})-([0-9]{1,2})$/.exec(text)
  if (text === '90+' || (band !== null && Number(band[1]) % years === 0 && Number(band[2]) === topOf(Number(band[1]), years))) return text
  const numbers = text.match(/[0-9]+/g) ?? []
  const [age] = numbers.map(Number)
  if (age === undefined || numbers.length !== 1 || age > 150 || partOfYear.test(text)) return undefined
  if (age > 89) return '90+'
  const from = Math.floor(age / years) * years
  return `${from}-${topOf(from, years)}`
}

function topOf(from: number, years: number): number {
  return Math.min(from + years - 1, 89)
}

const partOfYear = /m(?:on|th|oi|ê?s|e[sz]|aa)|w(?:ee)?k|wo[ck]|sem|sett|d[ai]|ta?g|jour|giorn/iu

/** One decimal of a degree is about 11 km. */
function coarsePlace(text: string): string | undefined {
  const [, north, sign, east] = /^(-?[0-9]{1,3}\.[0-9])[0-9]{0,20}([ ,;/]{1,3})(-?[0-9]{1,3}\.[0-9])[0-9]{0,20}$/.exec(text) ?? []
  return north === undefined ? undefined : `${north}${sign}${east}`
}
