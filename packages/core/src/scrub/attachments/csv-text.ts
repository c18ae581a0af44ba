import type { VisitText } from './file.js'
import { spliceText, type Splice } from './splice.js'

/**
 * Visits the cells of a table (RFC 4180), with the column's name beside each where the first row holds names. A cell
 * that needs quotation marks after it was replaced gets them.
 */
export function walkCsv(text: string, visit: VisitText, delimiter: string = delimiterOf(text)): string {
  const splices: Splice[] = []
  let names: readonly string[] = []
  let firstRow: string[] | undefined = []
  let column = 0
  for (const cell of cellsOf(text, delimiter)) {
    const label = firstRow === undefined ? (names[column] ?? '') : ''
    const visited = cell.text.trim() === '' ? cell.text : visit({ text: cell.text, label })
    if (visited !== cell.text) splices.push({ start: cell.start, end: cell.end, text: writeCell(visited, delimiter, cell.isQuoted) })
    firstRow?.push(cell.text.trim())
    column += 1
    if (!cell.endsRow) continue
    if (firstRow !== undefined) names = firstRow.every(isColumnName) ? firstRow : []
    firstRow = undefined
    column = 0
  }
  return spliceText(text, splices)
}

interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly isQuoted: boolean
  readonly endsRow: boolean
}

function* cellsOf(text: string, delimiter: string): Generator<Cell> {
  let start = 0
  while (start < text.length) {
    const end = endOfCell(text, start, delimiter)
    const raw = text.slice(start, end)
    const isQuoted = raw.startsWith('"')
    const endsRow = text[end] !== delimiter
    yield { start, end, text: isQuoted ? unquote(raw) : raw, isQuoted, endsRow }
    start = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
}

function endOfCell(text: string, start: number, delimiter: string): number {
  let index = start
  if (text[index] === '"') {
    for (index += 1; index < text.length; index += 1) {
      if (text[index] !== '"') continue
      if (text[index + 1] !== '"') break
      index += 1
    }
  }
  while (index < text.length && text[index] !== delimiter && text[index] !== '\n' && text[index] !== '\r') index += 1
  return index
}

/** What follows the closing mark belongs to the cell too: readers differ, and nothing may hide there. */
function unquote(raw: string): string {
  return raw.slice(1).replace(/"(?:"|$)/g, (marks) => (marks === '""' ? '"' : ''))
}

function writeCell(text: string, delimiter: string, wasQuoted: boolean): string {
  const needsMarks = wasQuoted || text.includes(delimiter) || /["\r\n]/.test(text)
  return needsMarks ? `"${text.replaceAll('"', '""')}"` : text
}

/** Spreadsheets write semicolons where the comma is a decimal sign. */
function delimiterOf(text: string): string {
  const [line = ''] = text.slice(0, 10_000).replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ','
}

function isColumnName(text: string): boolean {
  return text !== '' && text.length <= 40 && !/[\d@]/.test(text)
}
