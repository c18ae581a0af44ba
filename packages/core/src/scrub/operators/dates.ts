import { keyedHash } from '../../crypto/derive.js'
import { monthOf, nameOfMonth, type MonthName } from './month-names.js'

/**
 * A date moved by days, written as it was: `3. Oktober 1990` by 40 days is `12. November 1990`. A time of day stays.
 * @returns `undefined` for what is no full date, such as “tomorrow”, and for a date beside its weekday, which would
 * tell by how much it was moved
 */
export function shiftDate(text: string, locale: string, days: number): string | undefined {
  const date = readDate(text, locale)
  if (date === undefined || date.month === undefined || date.parts.every(({ kind }) => kind === 'year')) return undefined
  // A leap year would make room for a 29th of February that the next year lacks.
  const at = new Date(0)
  at.setUTCFullYear(date.year ?? 2001, date.month - 1, (date.day ?? 15) + days)
  if (at.getUTCFullYear() < 1000 || at.getUTCFullYear() > 9999) return undefined
  const shifted = writeDate(text, date, at)
  return shifted === text ? undefined : shifted
}

/** By how many days the dates of one person are moved: the same for all, so that the time between them stays; never zero. */
export function daysOf(subjectKey: Uint8Array, daysMax: number = 180): number {
  const hash = keyedHash(subjectKey, 'date-shift')
  const place = Buffer.from(hash.buffer, hash.byteOffset, 6).readUIntBE(0, 6) % (2 * daysMax)
  return place < daysMax ? place - daysMax : place - daysMax + 1
}

/** A date without its day, `1990-10`, or without its month as well. */
export function generaliseDate(text: string, locale: string, to: 'month' | 'year'): string | undefined {
  const { year, month } = readDate(text, locale) ?? {}
  if (year === undefined) return undefined
  if (to === 'year') return String(year)
  return month === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}`
}

interface WrittenDate {
  readonly year?: number
  /** 1 to 12. */
  readonly month?: number
  readonly day?: number
  /** Where each stands in the text, in order. */
  readonly parts: readonly { readonly kind: 'year' | 'month' | 'day'; readonly start: number; readonly end: number }[]
  readonly name?: MonthName
}

/** The first that fits is how the date is written. Two signs between numbers must be the same. */
const forms: readonly RegExp[] = [
  /^(?<year>[0-9]{4})(?<sign>[-./])(?<month>[0-9]{1,2})(?<again>[-./])(?<day>[0-9]{1,2})$/,
  /^(?<first>[0-9]{1,2})(?<sign>[-./ ])(?<second>[0-9]{1,2})(?<again>[-./ ])(?<year>[0-9]{4}|[0-9]{2})$/,
  /^(?<first>[0-9]{1,2})(?<sign>[./])(?<second>[0-9]{1,2})\.?$/,
  /^(?<day>[0-9]{1,2}(?:st|nd|rd|th)?)(?:\.|º|er)? (?:de |of )?(?<name>\p{L}{3,12})\.?(?:,? (?:de |del |of )?(?<year>[0-9]{4}))?$/iu,
  /^(?<name>\p{L}{3,12})\.? (?<day>[0-9]{1,2}(?:st|nd|rd|th)?)\.?(?:,? (?:of )?(?<year>[0-9]{4}))?$/iu,
  /^(?<name>\p{L}{3,12})\.?,? (?:de |del |of )?(?<year>[0-9]{4})$/iu,
  /^(?<year>[0-9]{4})[-./](?<month>[0-9]{1,2})$/,
  /^(?<year>[0-9]{4})$/,
]
const timeOfDay = /(?:T|,? (?:at |um |à |om )?)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z| ?[ap]m| uhr)?$/i

function readDate(text: string, locale: string): WrittenDate | undefined {
  // Long enough for every form; the patterns stay far from any long text.
  if (text.length > 60) return undefined
  const withoutTime = text.replace(timeOfDay, '')
  for (const form of forms) {
    const match = form.exec(withoutTime)
    const date = match === null || match.groups?.['sign'] !== (match.groups?.['again'] ?? match.groups?.['sign']) ? undefined : readParts(match, locale)
    if (date !== undefined) return date
  }
  return undefined
}

function readParts(match: RegExpExecArray, locale: string): WrittenDate | undefined {
  const groups = match.groups ?? {}
  const groupOf = groupsOf(groups, locale)
  const name = groups['name'] === undefined ? undefined : monthOf(groups['name'], locale)
  if (groups['name'] !== undefined && name === undefined) return undefined
  const month = name?.month ?? numberIn(groups[groupOf.month])
  const day = numberIn(groups[groupOf.day])
  const year = fullYear(groups['year'])
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (day !== undefined && (day < 1 || day > 31)) return undefined
  if (year !== undefined && year < 1000) return undefined
  const parts = partsOf(match, groupOf)
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(name === undefined ? {} : { name }),
    parts,
  }
}

/** Where the parts stand: the groups of a match stand in the order of its text. */
function partsOf(match: RegExpExecArray, groupOf: ReturnType<typeof groupsOf>): WrittenDate['parts'] {
  let position = 0
  return Object.entries(match.groups ?? {}).flatMap(([group, text]) => {
    if (text === undefined) return []
    const start = match[0].indexOf(text, position)
    position = start + text.length
    const kind = (['year', 'month', 'day'] as const).find((each) => groupOf[each] === group)
    return kind === undefined ? [] : [{ kind, start, end: position }]
  })
}

/** Which group of a form is which part of a date. */
function groupsOf(groups: Readonly<Record<string, string>>, locale: string): { readonly [Kind in 'year' | 'month' | 'day']: string } {
  if (groups['first'] === undefined) return { year: 'year', month: groups['name'] === undefined ? 'month' : 'name', day: 'day' }
  const isMonthFirst = isMonthWrittenFirst(groups, locale)
  return { year: 'year', month: isMonthFirst ? 'first' : 'second', day: isMonthFirst ? 'second' : 'first' }
}

/** Between slashes and dashes the month comes first in the United States; elsewhere, and where it cannot, the day. */
function isMonthWrittenFirst({ first, second, sign }: Readonly<Record<string, string>>, locale: string): boolean {
  const isUnitedStates = /^en(?:-us|-ph)?$/i.test(locale) && (sign === '/' || sign === '-')
  if (Number(first) > 12) return false
  return Number(second) > 12 || isUnitedStates
}

function numberIn(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : parseInt(digits, 10)
}

/** Two digits are a year of the hundred that ends in 2049. */
function fullYear(digits: string | undefined): number | undefined {
  const year = numberIn(digits)
  if (year === undefined || digits?.length !== 2) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function writeDate(text: string, { parts, name }: WrittenDate, at: Date): string {
  const numbers = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  let moved = ''
  let position = 0
  for (const { kind, start, end } of parts) {
    const isNamed = kind === 'month' && name !== undefined
    moved += text.slice(position, start) + (isNamed ? nameOfMonth(name, numbers.month) : writeNumber(text.slice(start, end), kind, numbers[kind]))
    position = end
  }
  return moved + text.slice(position)
}

/** As long as the one that it replaces, and an ordinal where that was one. */
function writeNumber(written: string, kind: 'year' | 'month' | 'day', number: number): string {
  if (kind === 'year') return String(number).slice(-written.length)
  if (!/[a-z]$/i.test(written)) return String(number).padStart(written.length, '0')
  const ordinal = ordinalOf(number)
  return `${number}${written === written.toUpperCase() ? ordinal.toUpperCase() : ordinal}`
}

/** `1st` to `31st`. */
function ordinalOf(day: number): string {
  return day > 3 && day < 21 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
}
