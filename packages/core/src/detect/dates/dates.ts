import { matchAt, type Scan } from '../scan.js'
import { shortWeekdays } from './calendar-words.js'
import { numericPieces, type DatePiece } from './date-pieces.js'
import { wordedPieces } from './worded-pieces.js'

/** Pieces that stand together are one date: `Saturday, the 5th of May 2026 at 10:30 pm`. */
export interface FoundDate extends DatePiece {
  /** The kind of its surest piece. */
  readonly kind: DatePiece['kind']
}

/** The recognizer whose triggers are the words of the calendar. */
export const dateTriggersOwner = 'date-time'

/** The dates of a text, in its order; found once for all recognizers that ask. */
export function datesOf(scan: Scan): readonly FoundDate[] {
  const known = datesByScan.get(scan)
  if (known !== undefined) return known
  const dates = joinPieces(scan.text, [...numericPieces(scan), ...wordedPieces(scan.text, scan.triggersOf(dateTriggersOwner))])
  datesByScan.set(scan, dates)
  return dates
}

const datesByScan = new WeakMap<Scan, readonly FoundDate[]>()

const rank: { readonly [kind in DatePiece['kind']]: number } = { day: 5, month: 4, year: 3, bare: 2, weekday: 1, time: 0 }
const joint = /T|[,.]{0,2} {0,2}(?:(?:at|the|on|den|der|um|le|à|el|a las|il|alle|ore|às|op|om) )?/iy

function joinPieces(text: string, pieces: readonly DatePiece[]): readonly FoundDate[] {
  const sorted = pieces.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const dates: FoundDate[] = []
  for (const piece of sorted) {
    const last = dates.at(-1)
    if (last !== undefined && piece.start < last.end) {
      if (rank[piece.kind] > rank[last.kind] || piece.end > last.end) dates[dates.length - 1] = joinTwo(last, piece)
    } else if (last !== undefined && last.kind !== 'year' && piece.kind !== 'year' && piece.kind !== last.kind && piece.start - last.end < 8 && matchAt(joint, text, last.end) === piece.start) {
      dates[dates.length - 1] = joinTwo(last, piece)
    } else dates.push(piece)
  }
  return dates.filter((date) => !isShortWeekday(text, date) && !headsLogLine(text, date))
}

function joinTwo(left: FoundDate, right: DatePiece): FoundDate {
  const kind = rank[right.kind] > rank[left.kind] ? right.kind : left.kind
  return { start: left.start, end: Math.max(left.end, right.end), kind }
}

function isShortWeekday(text: string, { start, end, kind }: FoundDate): boolean {
  return kind === 'weekday' && end - start < 6 && shortWeekdays.has(text.slice(start, end).toLowerCase())
}

/** `I1103 14:22:08`: a level, month and day, as glog writes them. The I may have been read as a digit. */
const levelBefore = /(?:^|\n)[I1WEF]\d{4} $/
const seconds = /\d\d:\d\d:\d\d/
const afterLogTime = /(?:[.,]\d{1,9})?Z?\]?[ \t]{0,4}(?:[[(|]|(?:- [\w.]{1,40} )?(?:- |\| )?(?:trace|debug|info|notice|warn|warning|error|err|fatal|crit|critical|severe|verbose)(?![a-z])|(?:[\w.-]{1,40} )?[\w./-]{1,40}(?:\[\d{1,8}\])?: |\w{1,40}=)/iy

/** A timestamp at the beginning of a line, before a level, a bracket or the name of a process, tells of no person. */
function headsLogLine(text: string, { start, end }: FoundDate): boolean {
  const from = text.charAt(start - 1) === '[' ? start - 1 : start
  if (levelBefore.test(text.slice(Math.max(0, start - 7), start))) return true
  const isFirst = from === 0 || text.charAt(from - 1) === '\n'
  if (isFirst && from < start && text.charAt(end) === ']' && seconds.test(text.slice(start, end))) return true
  return isFirst && end - start < 40 && seconds.test(text.slice(start, end)) && matchAt(afterLogTime, text, end) !== -1
}
