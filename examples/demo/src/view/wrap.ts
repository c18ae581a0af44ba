import type { Style, Terminal } from './terminal.js'

/** A piece of text that is painted in one style. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly style: Style
}

/** Breaks text into painted lines, each padded to `width` cells. Words stay whole where they fit. */
export function wrap(
  text: string,
  width: number,
  terminal: Terminal,
  marks: readonly Mark[] = [],
  base: Style = 'plain',
): string[] {
  const clean = withoutControls(text)
  return slices(clean, width).map(([start, end]) => {
    const filled = ' '.repeat(Math.max(0, width - widthOf(clean.slice(start, end))))
    return paintRange(clean, start, end, marks, base, terminal) + filled
  })
}

/** Cells that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += narrow.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** Marks every occurrence of the given words. */
export function marksOf(text: string, words: readonly string[], style: Style): Mark[] {
  return words
    .filter((word) => word !== '')
    .flatMap((word) => {
      const marks: Mark[] = []
      for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        marks.push({ start: at, end: at + word.length, style })
      }
      return marks
    })
}

const narrow = /^[\p{Mn}\p{Me}]$/u
/** Emoji, and the wide blocks of Unicode Standard Annex 11, roughly. */
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60])$/u

/** What somebody typed must not steer the terminal. One character for one, so that marks stay where they are. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
    if (character === '\n') return character
    return character === '\t' ? ' ' : '·'.repeat(character.length)
  })
}

/** `[start, end)` of each line. */
function slices(text: string, width: number): (readonly [number, number])[] {
  const lines: [number, number][] = []
  let offset = 0
  for (const paragraph of text.split('\n')) {
    let start = offset
    let end = offset
    for (const word of paragraph.matchAll(/\S+/g)) {
      const from = offset + word.index
      const to = from + word[0].length
      if (end > start && widthOf(text.slice(start, to)) > width) {
        lines.push([start, end])
        start = from
      }
      end = to
      while (widthOf(text.slice(start, end)) > width) {
        const cut = start + fitting(text.slice(start, end), width)
        lines.push([start, cut])
        start = cut
      }
    }
    lines.push([start, end])
    offset += paragraph.length + 1
  }
  return lines
}

/** How many code units of `word` fit into `width` cells; at least one character. */
function fitting(word: string, width: number): number {
  let cells = 0
  let length = 0
  for (const character of word) {
    cells += widthOf(character)
    if (cells > width && length > 0) return length
    length += character.length
  }
  return length
}

function paintRange(
  text: string,
  start: number,
  end: number,
  marks: readonly Mark[],
  base: Style,
  terminal: Terminal,
): string {
  let painted = ''
  let at = start
  const inside = marks.filter((mark) => mark.end > start && mark.start < end).sort((a, b) => a.start - b.start)
  for (const mark of inside) {
    if (mark.end <= at) continue
    const from = Math.max(at, mark.start)
    const to = Math.min(end, mark.end)
    painted += terminal.paint(base, text.slice(at, from)) + terminal.paint(mark.style, text.slice(from, to))
    at = to
  }
  return painted + terminal.paint(base, text.slice(at, end))
}
