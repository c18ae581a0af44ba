import { isLuhnValid } from './checksum/luhn.js'
import type { Group, Scan } from './scan.js'

/** What stands right after the number of a card, as in `4111 1111 1111 1111 12/29 123`. */
export interface CardLine {
  readonly expiry: Group
  readonly cvv: Group | undefined
}

/** Finds the numbers after cards that tell what they are by their place alone. */
export function findCardLines({ text, runs }: Scan): readonly CardLine[] {
  const lines: CardLine[] = []
  for (const { groups } of runs) {
    for (let index = 1; index + 1 < groups.length; index++) {
      const [month, year, code] = [groups[index], groups[index + 1], groups[index + 2]]
      if (month === undefined || year === undefined || !isExpiry(text, month, year) || !isCardBefore(text, groups, index)) continue
      const isCode = code !== undefined && code.end - code.start >= 3 && code.end - code.start <= 4
      lines.push({ expiry: { start: month.start, end: year.end }, cvv: isCode ? code : undefined })
    }
  }
  return lines
}

/** ISO/IEC 7813: month and year; a card lives for less than twenty years. */
export function isExpiry(text: string, month: Group, year: Group): boolean {
  if (!/^(?:0?[1-9]|1[0-2])$/.test(text.slice(month.start, Math.min(month.end, month.start + 3)))) return false
  return /^(?:20)?[2-4]\d$/.test(text.slice(year.start, Math.min(year.end, year.start + 5)))
}

function isCardBefore(text: string, groups: readonly Group[], index: number): boolean {
  let digits = ''
  for (let at = index - 1; at >= 0 && digits.length < 19; at--) {
    const { start, end } = groups[at] ?? { start: 0, end: 0 }
    if (end - start > 19) return false
    digits = text.slice(start, end) + digits
    if (digits.length >= 13 && digits.length <= 19 && digits >= '2' && digits < '7' && isLuhnValid(digits)) return true
  }
  return false
}
