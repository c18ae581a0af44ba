import type { Range } from '../normalise.js'

/**
 * Asks whether what looks like a name is a piece of a code (`WM-4500X`), or a word of a command or a program: compared
 * (`glibc >= 2.28`), the end of an option (`--save-dev`), or a member between others (`a.b.c(d)`). Looks at a few signs
 * around it.
 */
export function isInProgram(text: string, { start, end }: Range): boolean {
  const after = text.slice(end, end + reach)
  if (restOfCode.test(after)) return true
  if (text.charCodeAt(start) < lowerCaseFirst) return false
  const before = text.slice(Math.max(0, start - reach), start)
  return comparison.test(after) || option.test(before) || (member.test(before) && call.test(after))
}

const reach = 24
/** Names of persons and places begin with a capital in a text that has programs; those in lower case are asked about. */
const lowerCaseFirst = 0x61
const restOfCode = /^[-_]\d/
const comparison = /^ ?[<>=!]=/
const option = /(?:^|\s)--[a-z]+-$/
const member = /[a-z\d]\.$/i
const call = /^(?:\.[a-z\d]{1,16})?\(/i
