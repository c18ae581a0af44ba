import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { limits } from '@scrubjay/core'
import { reasonOf, usageError } from './command.js'
import type { Terminal } from './terminal.js'

/** One line of the input; `ending` is what followed it, so that output can be byte-exact. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly ending: '' | '\n' | '\r\n'
  /** Why the line cannot be used; `text` is empty then. */
  readonly problem?: string
}

/**
 * Reads lines in batches, one batch for each chunk that arrived: answer a batch before taking the next one,
 * and both a pipe that waits for each answer and one that never stops are served in constant memory.
 */
export async function* readLines(input: AsyncIterable<Buffer>): AsyncGenerator<readonly Line[]> {
  let pending: Buffer[] = []
  let pendingBytes = 0
  let number = 0
  const take = (rest: Buffer, ended: boolean): Line => {
    const bytes = pending.length === 0 ? rest : Buffer.concat([...pending, rest])
    const line = toLine(bytes, ++number, ended, pendingBytes + rest.length)
    pending = []
    pendingBytes = 0
    return line
  }
  for await (const chunk of input) {
    const lines: Line[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      lines.push(take(chunk.subarray(start, end), true))
      start = end + 1
    }
    pendingBytes += chunk.length - start
    // Too long a line is counted to its end, not kept.
    if (pendingBytes > limits.inputLineBytesMax) pending = []
    else if (start < chunk.length) pending.push(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (pendingBytes > 0) yield [take(Buffer.alloc(0), false)]
}

/** The named file, or stdin for no name and for `-`. */
export function openInput(file: string | undefined, command: string, terminal: Terminal): AsyncIterable<Buffer> {
  if (file !== undefined && file !== '-') return readFileChunks(createReadStream(file), command)
  if (process.stdin.isTTY) terminal.warn('reading from the keyboard; Ctrl-D ends the input.')
  return process.stdin
}

/** A name that cannot be opened is wrong use; it is not repeated, for it may be text that was meant as input. */
async function* readFileChunks(stream: Readable, command: string): AsyncGenerator<Buffer> {
  try {
    yield* stream
  } catch (cause) {
    throw usageError(`FILE cannot be read (${reasonOf(cause)}).`, command)
  }
}

function toLine(bytes: Buffer, number: number, ended: boolean, length: number): Line {
  const carriage = ended && bytes.at(-1) === 13
  const ending = ended ? (carriage ? '\r\n' : '\n') : ''
  if (length > limits.inputLineBytesMax) {
    return { number, text: '', ending, problem: `it is longer than ${limits.inputLineBytesMax} bytes` }
  }
  if (!isUtf8(bytes)) return { number, text: '', ending, problem: 'it is not UTF-8' }
  return { number, text: bytes.toString('utf8', 0, bytes.length - (carriage ? 1 : 0)), ending }
}
