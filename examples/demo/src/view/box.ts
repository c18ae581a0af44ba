import type { Terminal } from './terminal.js'
import { widthOf } from './wrap.js'

/** A titled cell; `render` answers its lines, padded to the width it is given. */
export interface Cell {
  readonly title: string
  render(width: number): string[]
}

/** Draws cells side by side when the terminal is wide enough for all, otherwise two by two. */
export function drawBox(cells: readonly Cell[], terminal: Terminal): string[] {
  const perRow = terminal.width >= widthForAll ? cells.length : 2
  const lines: string[] = []
  for (let index = 0; index < cells.length; index += perRow) {
    lines.push(...drawRow(cells.slice(index, index + perRow), terminal, index === 0))
  }
  const last = widths(cells.slice(-perRow), terminal)
  return [...lines, terminal.paint('dim', `╰${last.map((width) => '─'.repeat(width + 2)).join('┴')}╯`)]
}

const widthForAll = 96

function drawRow(cells: readonly Cell[], terminal: Terminal, isFirst: boolean): string[] {
  const sizes = widths(cells, terminal)
  const [left, joint, right] = isFirst ? ['╭', '┬', '╮'] : ['├', '┼', '┤']
  const paint = (text: string): string => terminal.paint('dim', text)
  const titles = cells.map((cell, column) => {
    const size = sizes[column] ?? 0
    const title = widthOf(cell.title) > size - 1 ? `${cell.title.slice(0, Math.max(0, size - 2))}…` : cell.title
    const rest = '─'.repeat(Math.max(0, size - 1 - widthOf(title)))
    return `${paint('─ ')}${terminal.paint('strong', title)}${paint(` ${rest}`)}`
  })
  const contents = cells.map((cell, column) => cell.render(sizes[column] ?? 0))
  const height = Math.max(...contents.map((content) => content.length))
  const bar = paint('│')
  const lines = [`${paint(left ?? '')}${titles.join(paint(joint ?? ''))}${paint(right ?? '')}`]
  for (let row = 0; row < height; row++) {
    const texts = contents.map((content, column) => content[row] ?? ' '.repeat(sizes[column] ?? 0))
    lines.push(`${bar} ${texts.join(` ${bar} `)} ${bar}`)
  }
  return lines
}

/** Inner widths that fill the terminal exactly. */
function widths(cells: readonly Cell[], terminal: Terminal): number[] {
  const free = terminal.width - 1 - cells.length * 3
  const size = Math.floor(free / cells.length)
  return cells.map((_cell, index) => (index < free % cells.length ? size + 1 : size))
}
