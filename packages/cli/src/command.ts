import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isScrubjayError, redactError, ScrubjayError } from '@scrubjay/core'
import type { Terminal } from './terminal.js'

/** 0 fine, 1 the check failed, 2 wrong use or bad input. */
export type ExitCode = 0 | 1 | 2

/** One command of the program; a file of `commands/` holds one. */
export interface Command {
  /** As it is typed, for example `audit verify`. */
  readonly name: string
  /** One line of the overview. */
  readonly summary: string
  /** What follows the name on the usage line. */
  readonly usage: string
  /** The body of `--help`, written for somebody who has never seen Scrubjay. */
  readonly help: string
  /** Options without a value, without the dashes. */
  readonly flags?: readonly string[]
  /** Options with a value, without the dashes. */
  readonly options?: readonly string[]
  /** How many files may be named. */
  readonly filesMax?: number
  readonly run: (words: Words, terminal: Terminal) => Promise<ExitCode>
}

/** A parsed command line. */
export interface Words {
  readonly flags: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
  readonly files: readonly string[]
}

/** @throws `ERR_USAGE`; the message never repeats an argument, which may be a value pasted by mistake. */
export function parseWords(args: readonly string[], command: Command): Words {
  const types = new Map<string, 'boolean' | 'string'>([['help', 'boolean']])
  for (const name of command.flags ?? []) types.set(name, 'boolean')
  for (const name of command.options ?? []) types.set(name, 'string')
  const config: NonNullable<ParseArgsConfig['options']> = {}
  for (const [name, type] of types) config[name] = name === 'help' ? { type, short: 'h' } : { type }
  // Not strict: the messages of parseArgs repeat what was typed.
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true })
  const words = { flags: new Set<string>(), options: new Map<string, string>(), files: [] as string[] }
  for (const token of tokens) {
    if (token.kind === 'positional') words.files.push(token.value)
    if (token.kind !== 'option') continue
    const type = types.get(token.name)
    const name = /^[a-z][a-z-]{0,19}$/.test(token.name) ? `\`${token.rawName}\`` : 'of that name'
    if (type === undefined) throw usageError(`there is no option ${name}.`, command.name)
    if (type === 'boolean') {
      if (token.value !== undefined) throw usageError(`${name} takes no value.`, command.name)
      words.flags.add(token.name)
    } else {
      const { value } = token
      if (value === undefined || value === '' || (value.startsWith('-') && !token.inlineValue)) {
        throw usageError(`${name} needs a value.`, command.name)
      }
      words.options.set(token.name, value)
    }
  }
  const { filesMax = 0 } = command
  if (words.files.length > filesMax && !words.flags.has('help')) {
    throw usageError(['takes options only.', 'takes one FILE.'][filesMax] ?? `takes ${filesMax} files.`, command.name)
  }
  return words
}

/** An option that the command cannot do without. */
export function requireOption(words: Words, name: string, command: string): string {
  const value = words.options.get(name)
  if (value === undefined) throw usageError(`\`--${name}\` is needed.`, command)
  return value
}

/** Why the system refused a file: its code, for the system's own message repeats the path. */
export function reasonOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? 'unknown reason'
}

/** Wrong use: one line, and where to read more. */
export function usageError(reason: string, command: string = ''): ScrubjayError {
  const prefix = command === '' ? '' : `${command}: `
  const hint = `Run \`scrubjay ${command === '' ? '' : `${command} `}--help\`.`
  return new ScrubjayError('ERR_USAGE', { reason: `${prefix}${reason} ${hint}` })
}

/**
 * An error as one line. Ours hold no value; anything foreign is reduced to its class and code. A file is not
 * named as it was typed, because what was typed may be a value pasted by mistake.
 */
export function errorLine(error: unknown, typed: readonly string[]): string {
  const { message } = redactError(error)
  const at = isScrubjayError(error) ? error.at : undefined
  const isTyped = at !== undefined && typed.some((word) => word.endsWith(at))
  return (isTyped ? message.replace(` at ${at}:`, ' at FILE:') : message).replace(/^ERR_USAGE: /, '')
}
