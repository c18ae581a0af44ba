import { checkPolicy, type Policy, type PolicyMistake } from '@scrubjay/core'
import { usageError, type Words } from './command.js'
import { readPolicyText } from './policy-option.js'
import { printable, type Terminal } from './terminal.js'

/** A policy file that was read: its text, and the policy or what is wrong with it, a mistake a line. */
export type PolicyFile =
  | { readonly text: string; readonly policy: Policy }
  | { readonly mistakes: string }

/** @throws `ERR_USAGE` naming what was to be read, not the file. */
export function readPolicyFile(file: string, what: string, command: string): PolicyFile {
  const text = readPolicyText(file, what, command)
  const { policy, mistakes } = checkPolicy(text)
  return policy === undefined ? { mistakes: mistakes.map(mistakeLine).join('') } : { text, policy }
}

/**
 * The valid policy that a command's FILE holds. Of one with mistakes each is printed, and there is nothing to go on with.
 * @throws `ERR_USAGE` without FILE, or when it cannot be read.
 */
export async function readValidPolicy(words: Words, command: string, terminal: Terminal): Promise<Exclude<PolicyFile, { readonly mistakes: string }> | undefined> {
  const [file] = words.files
  if (file === undefined) throw usageError('FILE is needed.', command)
  const read = readPolicyFile(file, 'FILE', command)
  if (!('mistakes' in read)) return read
  await terminal.print(printable(read.mistakes))
  return undefined
}

function mistakeLine({ path, reason, line }: PolicyMistake): string {
  return `${path === '' ? 'the policy' : path}: ${reason}${line === undefined ? '' : ` (line ${line})`}\n`
}
