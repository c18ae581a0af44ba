import type { VisitText } from './file.js'
import { spliceText, type Splice } from './splice.js'

/** Asks whether a text is JSON of more than one bare word. */
export function isJson(text: string): boolean {
  if (!/^\s*[[{"]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * Visits names, texts and numbers of a text that is JSON. What is not replaced stays as it was written: spaces,
 * doubled names, numbers that JavaScript cannot hold.
 */
export function walkJson(text: string, visit: VisitText): string {
  const splices: Splice[] = []
  let label = ''
  for (const { start, end } of tokensOf(text)) {
    const token = text.slice(start, end)
    const isText = token.startsWith('"')
    const value = isText ? (JSON.parse(token) as string) : token
    const isName = isText && nextSign(text, end) === ':'
    const visited = value === '' ? value : visit(isName ? { text: value } : { text: value, label, ...(isText ? {} : { kind: 'number' }) })
    if (visited !== value) splices.push({ start, end, text: JSON.stringify(visited) })
    if (isName) label = value
  }
  return spliceText(text, splices)
}

/** One line, one JSON value; a line that is none is text. */
export function walkJsonLines(text: string, visit: VisitText): string {
  return text.split('\n').map((line) => (isJson(line) ? walkJson(line, visit) : line.trim() === '' ? line : visit({ text: line }))).join('\n')
}

/** Strings and whole numbers of valid JSON: nothing else in it begins with a quotation mark or a digit. */
function* tokensOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let index = 0; index < text.length; index += 1) {
    const start = index
    const sign = text.charCodeAt(index)
    if (sign === quote) {
      for (index += 1; text.charCodeAt(index) !== quote; index += 1) if (text.charCodeAt(index) === backslash) index += 1
      yield { start, end: index + 1 }
    } else if (isNumberSign(sign)) {
      while (isNumberSign(text.charCodeAt(index + 1)) || /[.eE+]/.test(text[index + 1] ?? '')) index += 1
      if (/^-?\d+$/.test(text.slice(start, index + 1))) yield { start, end: index + 1 }
    }
  }
}

function nextSign(text: string, from: number): string {
  let index = from
  while (/[ \t\r\n]/.test(text[index] ?? '')) index += 1
  return text[index] ?? ''
}

function isNumberSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d
}

const quote = 0x22
const backslash = 0x5c
