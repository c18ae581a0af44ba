import { explainPolicy, type ExplainedPart } from '@scrubjay/core'
import { usageError, type Command } from '../command.js'
import { readValidPolicy } from '../policy-file.js'
import { printable } from '../terminal.js'

/** `scrubjay policy explain`: what somebody meets under a policy. */
export const policyExplain: Command = {
  name: 'policy explain',
  summary: 'say what a person on a channel meets under a policy',
  usage: 'FILE [--channel ID] [--locale TAG] [--country CC] [--type TYPE] [--json]',
  help: `
Says in words what somebody meets under the policy in FILE: which regime and why, which
language, what they are told and asked, how they answer and in which words, what becomes
of what they write, what is kept for how long. Each line ends with the places in the file
that say so, or "default". The exit code is 1 when the policy has mistakes, which are then
named.

  FILE          the policy file
  --channel ID  on this channel, for example msteams; without it nothing is said of how
                they answer
  --locale TAG  with this locale, for example de-DE
  --country CC  in this country, when the channel says it
  --type TYPE   only what becomes of this type of entity, for example CREDIT_CARD
  --json        as JSON

Example:
  scrubjay policy explain privacy.policy.yaml --channel msteams --locale de-DE
`,
  flags: ['json'],
  options: ['channel', 'locale', 'country', 'type'],
  filesMax: 1,
  async run(words, terminal) {
    const read = await readValidPolicy(words, policyExplain.name, terminal)
    if (read === undefined) return 1
    const { options } = words
    const parts = explainPolicy(read.text, Object.fromEntries(['channel', 'locale', 'country', 'type'].flatMap((name) => (options.has(name) ? [[name, options.get(name)]] : []))))
    if (parts.length === 0) throw usageError('the policy knows no such `--type`.', policyExplain.name)
    await terminal.print(words.flags.has('json') ? `${JSON.stringify(parts, null, 2)}\n` : printable(asText(parts)))
    return 0
  },
}

function asText(parts: readonly ExplainedPart[]): string {
  return parts.map(({ topic, text, from }, index) => {
    const heading = parts[index - 1]?.topic === topic ? '' : `${index === 0 ? '' : '\n'}${topic}\n`
    return `${heading}  ${text} [${from.length === 0 ? 'default' : from.join(', ')}]\n`
  }).join('')
}
