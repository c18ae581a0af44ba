import type { Found, Recognizer } from '../../recognizer.js'
import type { Group, Scan } from '../../scan.js'
import { isPartOfCode } from '../../number-shapes.js'

/**
 * The social security number of the United States, and what is written like one: 900 to 999 are taxpayer numbers,
 * and a number that was never assigned was still meant as one. Nine bare digits count only near a context word.
 */
export const usSsn: Recognizer = {
  name: 'us-ssn',
  types: ['US_SSN'],
  source: 'https://www.ssa.gov/employer/randomization.html',
  needs: ['digit'],
  contextWords: ['ssn', 'social', 'security', 'taxpayer', 'tin', 'sss'],
  find,
  examples: {
    matches: [
      { text: 'my ssn: 219-09-9999', found: ['219-09-9999'] },
      { text: 'it is 123-45-6789.', found: ['123-45-6789'] },
      { text: '123 45 6789', found: ['123 45 6789'] },
      { text: 'social security number 123456789', found: ['123456789'] },
      { text: 'it is 900-12-3456', found: ['900-12-3456'] },
      { text: 'it is 000-12-3456', found: ['000-12-3456'] },
    ],
    nearMisses: ['123456789', '000 12 3456', '666 12 3456', '123 00 4567', '123-45-67890', '1-123-45-6789', '123-456-789'],
  },
}

function* find({ text, runs }: Scan): Iterable<Found> {
  for (const { groups } of runs) {
    for (let index = 0; index < groups.length; index++) {
      const found = findAt(text, groups, index)
      if (found !== undefined) yield found
    }
  }
}

function findAt(text: string, groups: readonly Group[], index: number): Found | undefined {
  const [first, second, third] = [groups[index], groups[index + 1], groups[index + 2]]
  if (first === undefined) return undefined
  if (first.end - first.start === 9) {
    const isNumber = isAssignable(text.slice(first.start, first.end)) && !isPartOfCode(text, first.start, first.end)
    return isNumber ? { ...first, type: 'US_SSN', score: 0.2 } : undefined
  }
  if (second === undefined || third === undefined || isPartOfCode(text, first.start, third.end)) return undefined
  const parts = [first, second, third].map((group) => text.slice(group.start, group.end))
  if (parts.map((part) => part.length).join() !== '3,2,4') return undefined
  const joint = text.slice(first.end, second.start)
  if (joint !== text.slice(second.end, third.start)) return undefined
  const score = isAssignable(parts.join('')) ? { dashed: 0.85, other: 0.6 } : { dashed: 0.6, other: 0.3 }
  return { start: first.start, end: third.end, type: 'US_SSN', score: joint.includes('-') ? score.dashed : score.other }
}

/** Area 000, 666 and 900 to 999, group 00 and serial 0000 are never assigned. */
function isAssignable(digits: string): boolean {
  const area = digits.slice(0, 3)
  return area !== '000' && area !== '666' && area < '900' && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
}
