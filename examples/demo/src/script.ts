import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { UsageError } from './options.js'

/**
 * Reads a script line by line. A bad line does not stop the good ones: it comes out as a
 * mistake with its number, and whoever plays the script goes on with the next.
 * @throws UsageError at once when there is no such file.
 */
export function readScript(file: string): AsyncGenerator<ScriptLine | ScriptMistake> {
  try {
    accessSync(file, constants.R_OK)
    if (statSync(file).isDirectory()) throw new Error('A folder.')
  } catch {
    throw new UsageError('--script names a file that cannot be read')
  }
  return readLines(file)
}

/** One message of one person. */
export interface ScriptLine {
  readonly user: string
  readonly text: string
  readonly channel?: string
  /** A group of this name. Left out: the person's own one-to-one conversation. */
  readonly conversation?: string
  /** The language of the person's channel (BCP 47). */
  readonly locale?: string
  /** The title of a button of the last reply, which the person presses instead of typing. */
  readonly press?: string
  readonly value?: unknown
  /** What the channel's client says of itself. */
  readonly channelData?: object
  readonly attachments?: readonly object[]
}

export interface ScriptMistake {
  /** One line, naming the line number and never what stands there. */
  readonly mistake: string
}

/** Reads one line; `number` is only for the mistake. */
export function parseLine(json: string, number: number): ScriptLine | ScriptMistake {
  const wrong = (reason: string): ScriptMistake => ({ mistake: `line ${number}: ${reason}` })
  let line: unknown
  try {
    line = JSON.parse(json)
  } catch {
    return wrong('not JSON')
  }
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return wrong('not a JSON object')
  const { user, text, channel, conversation, locale, press, value, channelData, attachments } = line as Record<string, unknown>
  if (!isName(user)) return wrong('"user" must be a string that is not empty')
  if (text === undefined ? value === undefined && attachments === undefined && press === undefined : typeof text !== 'string') {
    return wrong('"text" must be a string')
  }
  for (const [name, given] of Object.entries({ channel, conversation, locale, press })) {
    if (given !== undefined && !isName(given)) return wrong(`"${name}" must be a string that is not empty`)
  }
  if (channelData !== undefined && !isObject(channelData)) return wrong('"channelData" must be an object')
  if (attachments !== undefined && !isObjects(attachments)) return wrong('"attachments" must be an array of objects')
  return {
    user,
    text: typeof text === 'string' ? text : '',
    ...names({ channel, conversation, locale, press }),
    ...(value === undefined ? {} : { value }),
    ...(channelData === undefined ? {} : { channelData }),
    ...(attachments === undefined ? {} : { attachments }),
  }
}

/** Those that are there; each was checked before. */
function names(given: Record<'channel' | 'conversation' | 'locale' | 'press', unknown>): Partial<Pick<ScriptLine, keyof typeof given>> {
  return Object.fromEntries(Object.entries(given).filter(([, name]) => name !== undefined))
}

async function* readLines(file: string): AsyncGenerator<ScriptLine | ScriptMistake> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  let number = 0
  for await (const line of lines) {
    number += 1
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() !== '') yield parseLine(text, number)
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isObjects(value: unknown): value is object[] {
  return Array.isArray(value) && value.every(isObject)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
