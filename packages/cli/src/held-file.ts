import { readFileSync } from 'node:fs'
import { isScrubjayError } from '@scrubjay/core'
import { reasonOf, usageError, type Words } from './command.js'

/**
 * The bytes of a file that somebody holds.
 * @param what how a message calls it, for it is not named as it was typed.
 * @throws `ERR_USAGE` when it cannot be read.
 */
export function readHeldFile(file: string, what: string, command: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw usageError(`${what} cannot be read (${reasonOf(cause)}).`, command)
  }
}

/** The verifier key of `--vkey KEY|@FILE`, if it was given. */
export function readVkeyOption(words: Words, command: string): string | undefined {
  const vkey = words.options.get('vkey')
  return vkey?.startsWith('@') === true ? readHeldFile(vkey.slice(1), 'the file of `--vkey`', command).toString().trim() : vkey?.trim()
}

/**
 * Why what somebody holds does not verify, in words without a code; what is no such failure goes on.
 * @throws `error` itself, for anything else.
 */
export function failureOf(error: unknown): string {
  if (!isScrubjayError(error, 'ERR_AUDIT_FORMAT') && !isScrubjayError(error, 'ERR_AUDIT_INVALID')) throw error
  return error.message.replace(/^[^:]*: /, '')
}

/** What the key of a verified file is worth, for whoever reads the report. */
export function keyWorth(keyFrom: 'given' | 'file', what: string): string {
  return keyFrom === 'given' ? 'This is the key that you gave.' : `This key came from the ${what} itself, which protects against accident only; use --vkey.`
}
