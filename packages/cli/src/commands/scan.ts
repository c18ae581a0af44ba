import { type DetectOptions, explain, limits, type Span } from '@scrubjay/core'
import type { Command, ExitCode, Words } from '../command.js'
import { detectInWindows } from '../detect-windows.js'
import { memberSource } from '../json-member.js'
import { openInput, readLines, type Line } from '../lines.js'
import { readPolicyOption } from '../policy-option.js'
import type { Terminal } from '../terminal.js'

/** `scrubjay scan`: where personal data stands in a text. */
export const scan: Command = {
  name: 'scan',
  summary: 'find personal data in text: where and what kind, never the value',
  usage: '[--jsonl] [--explain] [--policy FILE] [FILE]',
  help: `
Reads text and lists where it holds personal data. Each line is looked at by itself.
The values themselves are never printed.

  FILE      what to read; without it, or for -, standard input
  --jsonl   for programs. In, one message a line:
              {"id": 7, "text": "Write to ann@example.org"}
            out, one line for each, in the same order:
              {"id":7,"spans":[{"type":"EMAIL_ADDRESS","start":9,"end":24,"score":1}]}
            The id may be any JSON value and comes back as it was written. Offsets
            count UTF-16 code units, as JavaScript strings do.
  --explain says of each find why it counts, and names what looked like a value and
            was passed over, with the reason. With --jsonl each span has "verdict" and
            "because" too.
  --policy  a policy file, whose own lists and patterns are looked for too

Input is UTF-8. A line that cannot be read is named on standard error, the others
still come out, and the exit code is 2.

Examples:
  scrubjay scan chat.txt
  scrubjay scan --explain --policy privacy.policy.yaml chat.txt
  scrubjay scan --jsonl < messages.jsonl > spans.jsonl
`,
  flags: ['jsonl', 'explain'],
  options: ['policy'],
  filesMax: 1,
  run: (words, terminal) => (words.flags.has('jsonl') ? scanJsonLines(words, terminal) : scanText(words, terminal)),
}

async function scanText(words: Words, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  let lineCount = 0
  let rowCount = 0
  let spanCount = 0
  const find = finderOf(words)
  for await (const lines of readLines(openInput(words.files[0], scan.name, terminal))) {
    let rows = ''
    for (const line of lines) {
      lineCount = line.number
      if (line.problem !== undefined) code = refuse(line.number, line.problem, terminal)
      for (const { start, type, score, verdict, because } of find(withoutMark(line))) {
        if (rowCount++ === 0) rows += row('LINE:COLUMN', 'TYPE', 'SCORE', verdict === undefined ? undefined : 'WHY')
        if (verdict !== 'passed over') spanCount++
        rows += row(`${line.number}:${start + 1}`, type, score.toFixed(2), verdict === undefined ? undefined : `${verdict}: ${because}`)
      }
    }
    if (!(await terminal.print(rows))) return code
  }
  const found = spanCount === 0 ? 'Nothing found' : `${spanCount} found`
  await terminal.print(`${found} in ${lineCount} ${lineCount === 1 ? 'line' : 'lines'}.\n`)
  return code
}

async function scanJsonLines(words: Words, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  const find = finderOf(words)
  for await (const lines of readLines(openInput(words.files[0], scan.name, terminal))) {
    let answers = ''
    for (const line of lines) {
      const text = withoutMark(line)
      if (line.problem === undefined && text.trim() === '') continue
      const message = line.problem === undefined ? parseMessage(text) : { problem: line.problem }
      if ('problem' in message) {
        code = refuse(line.number, message.problem, terminal)
        continue
      }
      const spans = find(message.text).map(({ type, start, end, score, verdict, because }) => ({ type, start, end, score, verdict, because }))
      answers += `{"id":${message.idSource},"spans":${JSON.stringify(spans)}}\n`
    }
    if (!(await terminal.print(answers))) return code
  }
  return code
}

/** A span, and with `--explain` why it counts or does not. */
type Found = Pick<Span, 'start' | 'end' | 'type' | 'score'> & { readonly verdict?: 'found' | 'passed over'; readonly because?: string }

function finderOf(words: Words): (text: string) => readonly Found[] {
  const options: DetectOptions = readPolicyOption(words, scan.name)?.detecting ?? {}
  if (!words.flags.has('explain')) return (text) => detectInWindows(text, options)
  return (text) => {
    if (text.length <= limits.leafLengthMax) return explain(text, options)
    return detectInWindows(text, options).map((span) => ({ ...span, verdict: 'found', because: 'the line is too long to say more' }))
  }
}

type Message = { readonly idSource: string; readonly text: string } | { readonly problem: string }

function parseMessage(json: string): Message {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    // The engine's own message quotes the text.
    return { problem: 'it is not JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'it is not a JSON object' }
  const idSource = memberSource(json, 'id')
  if (idSource === undefined) return { problem: '"id" is missing' }
  const text: unknown = Object.hasOwn(value, 'text') ? (value as { text: unknown }).text : undefined
  return typeof text === 'string' ? { idSource, text } : { problem: '"text" is missing or no string' }
}

/** A byte order mark at the start of a file is no text. */
function withoutMark(line: Line): string {
  return line.number === 1 && line.text.startsWith('\uFEFF') ? line.text.slice(1) : line.text
}

function refuse(lineNumber: number, problem: string, terminal: Terminal): ExitCode {
  terminal.warn(`line ${lineNumber}: ${problem}.`)
  return 2
}

function row(place: string, type: string, score: string, why?: string): string {
  const known = `${place.padEnd(12)}  ${type.padEnd(16)}  ${score}`
  return why === undefined ? `${known}\n` : `${known.padEnd(37)}  ${why}\n`
}
