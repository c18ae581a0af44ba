import { callingCodePlans, regionPlans } from './phone-plans.js'

/**
 * Asks whether a number can exist, from the digits of its international form: the calling code, then as many digits
 * as its countries use. Numbers that are possible count, not only those that are assigned.
 */
export function isPossibleInternational(digits: string): boolean {
  lengthsByCode ??= readPlans(callingCodePlans)
  // No calling code begins with another one.
  for (let length = 1; length <= 3; length++) {
    const lengths = lengthsByCode.get(digits.slice(0, length))
    if (lengths !== undefined) return lengths.has(digits.length - length)
  }
  return false
}

/**
 * Asks whether digits have the length of a region's national numbers. Where the trunk prefix is 0 it is written with
 * the number, elsewhere it may be left out. Shorter than seven digits is too common to count.
 * @param region ISO 3166-1 alpha-2, any case
 */
export function isPossibleNational(digits: string, region: string): boolean {
  plansByRegion ??= readRegions()
  const plan = plansByRegion.get(region.toUpperCase())
  if (plan === undefined || digits.length < nationalLengthMin) return false
  const hasTrunk = plan.trunk !== '' && digits.startsWith(plan.trunk)
  if (hasTrunk && plan.lengths.has(digits.length - plan.trunk.length)) return true
  return !plan.trunk.startsWith('0') && plan.lengths.has(digits.length)
}

/** Asks whether a region, ISO 3166-1 alpha-2 in capitals, has a plan of phone numbers that we know. */
export function isPhoneRegion(region: string): boolean {
  return (plansByRegion ??= readRegions()).has(region)
}

interface Plan {
  readonly trunk: string
  readonly lengths: ReadonlySet<number>
}

const nationalLengthMin = 6

// Read when the first number asks for them, so that a cold start does not pay.
let lengthsByCode: ReadonlyMap<string, ReadonlySet<number>> | undefined
let plansByRegion: ReadonlyMap<string, Plan> | undefined

function readPlans(plans: string): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(plans.split(' ').map((entry) => {
    const [key = '', ranges = ''] = entry.split(':')
    return [key, new Set(ranges.split(',').flatMap(readRange))]
  }))
}

function readRegions(): ReadonlyMap<string, Plan> {
  return new Map([...readPlans(regionPlans)].map(([key, lengths]) => [key.slice(0, 2), { trunk: key.slice(2), lengths }]))
}

/** `4-6` as 4, 5, 6. */
function readRange(range: string): readonly number[] {
  const [from = 0, to = from] = range.split('-').map(Number)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
