/**
 * 45 CFR 164.514(b)(2)(i)(B): the first three digits of a ZIP code, or 000 where fewer than 20,000 people live in all
 * codes that begin so. The rule asks for the current census; look here again after the next one.
 */
export function zipArea(text: string): string | undefined {
  const area = /^([0-9]{3})(?:[0-9]{2}(?:[- ]?[0-9]{4})?|\*\*)$/.exec(text)?.[1]
  return area === undefined ? undefined : `${smallAreas.has(area) ? '000' : area}**`
}

/**
 * The 17 areas with 20,000 people or fewer by the 2000 census, as listed in “Guidance Regarding Methods for
 * De-identification of Protected Health Information” (HHS, Office for Civil Rights, 2012), §3.2.
 */
const smallAreas: ReadonlySet<string> = new Set([
  '036', '059', '063', '102', '203', '556', '692', '790', '821', '823', '830', '831', '878', '879', '884', '890', '893',
])
