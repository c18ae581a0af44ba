import { diffPolicy, type PolicyDiff } from '@scrubjay/core'
import { usageError, type Command } from '../command.js'
import { readPolicyFile } from '../policy-file.js'
import { printable } from '../terminal.js'

/** `scrubjay policy diff`: what a new version changes. */
export const policyDiff: Command = {
  name: 'policy diff',
  summary: 'say what a new version of a policy changes, also for people already asked',
  usage: 'OLD NEW [--json]',
  help: `
Compares two policies, with their defaults filled in: each place that differs, what it said
and what it says, then what that means to people who were asked under OLD. A warning is
something that the new version should not do like this, such as a new text of the notice
without a new version of it.

The exit code is that of diff: 0 the same, 1 different, 2 a file cannot be read or has
mistakes.

  OLD, NEW  the policy files
  --json    as JSON

Example:
  scrubjay policy diff privacy.policy.yaml privacy.policy.next.yaml
`,
  flags: ['json'],
  filesMax: 2,
  async run(words, terminal) {
    const [oldFile, newFile] = words.files
    if (oldFile === undefined || newFile === undefined) throw usageError('OLD and NEW are needed.', policyDiff.name)
    const before = readPolicyFile(oldFile, 'OLD', policyDiff.name)
    const after = readPolicyFile(newFile, 'NEW', policyDiff.name)
    if ('mistakes' in before || 'mistakes' in after) {
      const lines = [['OLD', before], ['NEW', after]] as const
      await terminal.print(printable(lines.map(([name, read]) => ('mistakes' in read ? read.mistakes.replace(/^(?=.)/gm, `${name}: `) : '')).join('')))
      return 2
    }
    const diff = diffPolicy(before.policy, after.policy)
    await terminal.print(words.flags.has('json') ? `${JSON.stringify(diff, null, 2)}\n` : printable(asText(diff)))
    return diff.changes.length === 0 ? 0 : 1
  },
}

function asText({ changes, effects }: PolicyDiff): string {
  if (changes.length === 0) return 'The policies mean the same.\n'
  const changed = changes.map(({ path, before, after }) => `${path}: ${shown(before)} -> ${shown(after)}\n`).join('')
  const told = effects.map(({ level, path, text }) => `  ${level}: ${path}: ${text}\n`).join('')
  return `${changed}\nFor people already asked:\n${told === '' ? '  nothing changes\n' : told}`
}

function shown(value: unknown): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value)
}
