import { textsOf } from '../channel/local-channel.js'
import { placeholder } from '../hidden-values.js'
import type { Turn } from '../stage.js'
import { drawBox, type Cell } from './box.js'
import type { Style, Terminal } from './terminal.js'
import { marksOf, wrap, type Mark } from './wrap.js'

/** What a person sees before the conversation. */
export function renderIntro({ sdkName, botUrl, dataDir, keyFile }: Intro, terminal: Terminal): string[] {
  const fact = (name: string, text: string): string => `  ${terminal.paint('dim', name.padEnd(6))} ${text}`
  return [
    '',
    `  ${terminal.paint('strong', 'Scrubjay')}  a guarded ${sdkName} bot, on this machine only`,
    '',
    fact('bot', botUrl),
    fact('data', dataDir),
    fact('keys', keyFile),
    '',
  ]
}

/** One turn: what was typed, what the bot saw, what came back, and what was stored, side by side. */
export function renderTurn({ turn, number, about, secrets }: TurnView, terminal: Terminal): string[] {
  const { line, botSaw, replies, stored } = turn
  const place = line.conversation === undefined ? 'typed' : `in ${line.conversation}`
  const typedMarks = (text: string): Mark[] => marksOf(text, secrets, 'secret')
  const gotBackMarks = (text: string): Mark[] => [...marksOf(text, secrets, 'restored'), ...placeholderMarks(text)]
  const cells: Cell[] = [
    textCell(`${number} · ${line.user} ${place}`, textsOf({ ...line }), typedMarks, terminal),
    textCell('the bot saw', botSaw, placeholderMarks, terminal),
    textCell(`${line.user} got back`, replies, gotBackMarks, terminal),
    {
      title: 'was stored',
      render: (width) => orNothing(stored.flatMap((note) => renderNote(note, width, terminal)), width, terminal),
    },
  ]
  const caption = about === undefined ? [] : wrap(about, terminal.width - 6, terminal)
  return [...caption.map((row) => `  ${row.trimEnd()}`), ...drawBox(cells, terminal), '']
}

export interface Intro {
  readonly sdkName: string
  readonly botUrl: string
  readonly dataDir: string
  readonly keyFile: string
}

export interface TurnView {
  readonly turn: Turn
  readonly number: number
  readonly about: string | undefined
  /** Values to highlight where they appear in clear. */
  readonly secrets: readonly string[]
}

function textCell(title: string, texts: readonly string[], marks: (text: string) => Mark[], terminal: Terminal): Cell {
  return {
    title,
    render: (width) =>
      orNothing(
        texts.flatMap((text, index) => [
          ...(index === 0 ? [] : [' '.repeat(width)]),
          ...wrap(text, width, terminal, marks(text)),
        ]),
        width,
        terminal,
      ),
  }
}

function orNothing(rows: string[], width: number, terminal: Terminal): string[] {
  return rows.length > 0 ? rows : wrap('nothing', width, terminal, [], 'dim')
}

function renderNote({ label, text }: Turn['stored'][number], width: number, terminal: Terminal): string[] {
  const whole = `${label} ${text}`
  const style: Style = 'dim'
  return wrap(whole, width, terminal, [{ start: 0, end: label.length, style }, ...placeholderMarks(whole)])
}

function placeholderMarks(text: string): Mark[] {
  return [...text.matchAll(placeholder)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    style: 'placeholder',
  }))
}
