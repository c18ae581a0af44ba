import { checkPolicy, type Policy, type PolicyMistake } from '@scrubjay/core'
import { readPolicyText } from './policy-option.js'

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

function mistakeLine({ path, reason, line }: PolicyMistake): string {
  return `${path === '' ? 'the policy' : path}: ${reason}${line === undefined ? '' : ` (line ${line})`}\n`
}
