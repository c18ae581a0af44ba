import type { Language, NameLists } from './name-lists.js'
import type { Random } from './random.js'

/** A street address as it is written in one line or on an envelope. */
export function makeAddress(language: Language, random: Random, names: NameLists): string {
  const kind = random.next()
  if (kind < 0.06) return join([postBox(random), ...(random.chance(0.5) ? town(language, random, names) : [])], random)
  if (kind < 0.08) return join([`${random.pick(['Unit', 'PSC', 'CMR'])} ${random.below(9_999)} Box ${random.below(9_999)}`, `${random.pick(['APO', 'FPO', 'DPO'])} ${random.pick(['AE', 'AP', 'AA'])} ${digits(5, random)}`], random)
  const line = streetLine(language, random, names)
  if (kind < 0.11) return `the corner of ${random.pick([line, random.pick(names.streets[language])])} and ${random.pick(names.streets[language])}`
  const unit = random.chance(0.35) ? unitOf(random) : undefined
  if (kind < 0.45) return unit === undefined ? line : `${line}${random.pick([', ', ' ', ' '])}${unit}`
  return join([line, ...(unit === undefined ? [] : [unit]), ...town(language, random, names)], random)
}

function join(lines: readonly string[], random: Random): string {
  return lines.join(random.pick([', ', ', ', '\n', '\n', ' ', ',\n', '\n ', '\n> ', ' - ']))
}

function streetLine(language: Language, random: Random, names: NameLists): string {
  // Some streets are called like a person or a town and nothing more: “Joaquín Suárez 290”.
  const street = random.chance(0.15) && language !== 'en' ? bareStreet(language, random, names) : random.pick(names.streets[language])
  const number = houseNumber(random)
  const isNumberFirst = language === 'en' ? !random.chance(0.05) : language === 'fr' ? !random.chance(0.1) : random.chance(0.12)
  if (isNumberFirst) return `${number}${language === 'fr' ? random.pick([' ', ', ', ' bis ']) : ' '}${street}`
  return `${street}${random.pick([' ', ' ', ' ', ', ', ', nº ', ' n. '].slice(0, language === 'de' || language === 'nl' ? 3 : 6))}${number}`
}

function bareStreet(language: Language, random: Random, names: NameLists): string {
  if (random.chance(0.3)) return random.pickEarly(names.cities[language])
  return `${random.pick(names.firstNames[language])} ${random.pick(names.lastNames[language])}${random.pick(['', '', ' str', ' u.', ' utca', ' St.'])}`
}

function houseNumber(random: Random): string {
  const number = String(1 + random.below(random.pick([30, 200, 1_000, 10_000])))
  return number + (random.chance(0.12) ? random.pick(['a', 'b', 'A', 'B', '-3', '/2', ' B', 'bis']) : '')
}

function unitOf(random: Random): string {
  const number = random.pick([String(1 + random.below(999)), `${1 + random.below(40)}${random.pick(Array.from('ABCD'))}`])
  return random.pick([`Apt. ${number}`, `Apt ${number}`, `Suite ${number}`, `Unit ${number}`, `#${number}`, `Flat ${number}`, `Apartment ${number}`, `${1 + random.below(12)}th Floor`, `${1 + random.below(9)}º ${random.pick(Array.from('ABCD'))}`, `Ste ${number}`, `Wohnung ${number}`, `appt ${number}`, `Room ${number}`, `Floor ${number}`, `interno ${number}`, `bus ${number}`])
}

function town(language: Language, random: Random, names: NameLists): readonly string[] {
  const city = random.chance(0.15) ? random.pickEarly(names.cities[language]).toUpperCase() : random.pickEarly(names.cities[language])
  const country = random.chance(0.25) ? [random.pick(random.chance(0.6) ? names.countries.en : names.countries[language])] : []
  const region = random.pick(names.regions[language])
  const code = postcode(language, random)
  if (language === 'en') {
    const state = random.chance(0.6) ? random.pick(stateCodes) : random.pick(names.regions.en.slice(0, 50))
    return random.pick([[city], [city, `${state} ${code}`], [`${city} ${state} ${code}`], [`${city}, ${state}`, code], [city, code], [`${city}, ${state}`]]).concat(country)
  }
  return random.pick([[city], [`${code} ${city}`], [`${code} ${city}`], [city, code], [`${city} ${code}`], [city, region], [`${code} ${city}`, region]]).concat(country)
}

function postcode(language: Language, random: Random): string {
  const letter = (): string => random.pick(Array.from('ABCDEFGHLMNPRSTW'))
  if (language === 'en' && random.chance(0.35)) return random.pick([`${letter()}${letter()}${1 + random.below(20)} ${random.below(9)}${letter()}${letter()}`, `${letter()}${random.below(9)}${letter()} ${random.below(9)}${letter()}${random.below(9)}`, digits(4, random), `${digits(5, random)}-${digits(4, random)}`])
  if (language === 'nl') return `${digits(4, random)} ${letter()}${letter()}`
  if (language === 'pt') return random.pick([`${digits(4, random)}-${digits(3, random)}`, `${digits(5, random)}-${digits(3, random)}`])
  return digits(random.chance(0.85) ? 5 : 4, random)
}

function postBox(random: Random): string {
  return `${random.pick(['P.O. Box', 'PO Box', 'P.O Box', 'Postfach', 'BP', 'Apartado', 'Apdo. Correos', 'Caixa Postal', 'Casella postale', 'Postbus', 'po box'])} ${1 + random.below(9_999)}`
}

function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => random.below(10)).join('')
}

const stateCodes = 'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ON QC BC AB NSW VIC QLD'.split(' ')
