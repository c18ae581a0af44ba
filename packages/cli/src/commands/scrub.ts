import { compileOperators, escapePlaceholders, formatPlaceholder, limits, operate, type OperatorOf, ScrubjayError, type EntityType, type Span } from '@scrubjay/core'
import type { Command, ExitCode, Words } from '../command.js'
import { detectInWindows } from '../detect-windows.js'
import { openInput, readLines } from '../lines.js'
import { readPolicyOption } from '../policy-option.js'
import type { Terminal } from '../terminal.js'

/** `scrubjay scrub`: text in, the same text with placeholders out. */
export const scrub: Command = {
  name: 'scrub',
  summary: 'replace personal data in text by placeholders',
  usage: '[--policy FILE] [FILE]',
  help: `
Reads text and writes it again with placeholders in the place of personal data:

  Write to ann@example.org   becomes   Write to [EMAIL_ADDRESS_1]

The same value gets the same number within one run, and nothing is kept: the
placeholders cannot be turned back. Everything that is found is replaced, of every
type, unless a policy says otherwise. What stands in the input and only looks like a placeholder is
marked: [!EMAIL_ADDRESS_1]. Each line is looked at by itself.

  FILE      what to read; without it, or for -, standard input
  --policy  a policy file: its own lists and patterns are looked for too, and each
            type becomes what the policy says on the way to the bot; what the policy
            refuses is removed, and so is what needs a key (pseudonym, digest, encrypt,
            format-preserving, surrogate)

Input is UTF-8. A line that cannot be read is left out and named on standard error;
the exit code is then 2.

Example:
  scrubjay scrub chat.txt > chat.scrubbed.txt
`,
  options: ['policy'],
  filesMax: 1,
  run: scrubText,
}

async function scrubText(words: Words, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0
  const given = readPolicyOption(words, scrub.name)
  const numbering = new Numbering(given === undefined ? () => ({ operator: 'token' }) : compileOperators(given.policy).at({ direction: 'inbound', channel: '', destination: 'bot' }))
  for await (const lines of readLines(openInput(words.files[0], scrub.name, terminal))) {
    let scrubbed = ''
    for (const line of lines) {
      if (line.problem === undefined) {
        scrubbed += numbering.replace(line.text, detectInWindows(line.text, given?.detecting)) + line.ending
      } else {
        terminal.warn(`line ${line.number}: ${line.problem}; left out.`)
        code = 2
      }
    }
    if (!(await terminal.print(scrubbed))) return code
  }
  return code
}

/** Placeholders of one run: numbered by type in the order in which values first appear. */
class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #counts = new Map<string, number>()
  readonly #operatorOf: OperatorOf

  constructor(operatorOf: OperatorOf) {
    this.#operatorOf = operatorOf
  }

  replace(text: string, spans: readonly Span[]): string {
    let scrubbed = ''
    // What is kept or made may look like a placeholder together with its neighbours.
    let ordinary = ''
    let copiedTo = 0
    for (const span of spans) {
      const rule = this.#operatorOf(span.type)
      const value = { type: span.type, text: text.slice(span.start, span.end) }
      ordinary += text.slice(copiedTo, span.start)
      copiedTo = span.end
      if (rule.operator === 'token') {
        scrubbed += escapePlaceholders(ordinary) + formatPlaceholder(span.type, this.#numberOf(span.type, value.text))
        ordinary = ''
      } else {
        ordinary += operate(value, rule)
      }
    }
    return scrubbed + escapePlaceholders(ordinary + text.slice(copiedTo))
  }

  #numberOf(type: EntityType, value: string): number {
    const known = this.#numbers.get(`${type} ${value}`)
    if (known !== undefined) return known
    if (this.#numbers.size >= limits.scrubValuesMax) {
      const reason = `There are more than ${limits.scrubValuesMax} different values; split the input.`
      throw new ScrubjayError('ERR_INPUT', { reason })
    }
    const number = (this.#counts.get(type) ?? 0) + 1
    this.#counts.set(type, number)
    this.#numbers.set(`${type} ${value}`, number)
    return number
  }
}
