import { readFileSync } from 'node:fs'
import { type DetectOptions, detectOptionsOf, loadPolicy, type Policy } from '@scrubjay/core'
import { reasonOf, usageError, type Words } from './command.js'

/** A policy that a command was given, and what it looks for. */
export interface GivenPolicy {
  readonly policy: Policy
  readonly detecting: DetectOptions
}

/**
 * The policy that `--policy` names, if it does.
 * @throws `ERR_USAGE` when the file cannot be read, `ERR_POLICY_INVALID` when it has mistakes.
 */
export function readPolicyOption(words: Words, command: string): GivenPolicy | undefined {
  const file = words.options.get('policy')
  if (file === undefined) return undefined
  // Read here first, because the core's own error repeats the path, and what was typed may be a value.
  readPolicyText(file, '`--policy`', command)
  const policy = loadPolicy(file)
  return { policy, detecting: detectOptionsOf(policy) }
}

/** @throws `ERR_USAGE` naming what was to be read, not the file. */
export function readPolicyText(file: string, what: string, command: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw usageError(`${what} cannot be read (${reasonOf(cause)}).`, command)
  }
}
