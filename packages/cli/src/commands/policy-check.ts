import { asRule, detectOptionsOf, type EntityType, entityTypes, type Operator, type Policy, type Rule, ruleOf } from '@scrubjay/core'
import type { Command } from '../command.js'
import { readValidPolicy } from '../policy-file.js'
import { printable } from '../terminal.js'

/** `scrubjay policy check`: every mistake of a policy file, or what it means. */
export const policyCheck: Command = {
  name: 'policy check',
  summary: 'check a policy file and name every mistake',
  usage: 'FILE',
  help: `
Checks the policy in FILE (YAML or JSON). Mistakes come one a line, the place in the
file first, then the reason and the line; the exit code is then 1. A policy without mistakes is
summed up in a few lines: who is responsible, what is asked for, what the bot gets to see.

  FILE      the policy file

Example:
  scrubjay policy check privacy.policy.yaml
`,
  filesMax: 1,
  async run(words, terminal) {
    const read = await readValidPolicy(words, policyCheck.name, terminal)
    if (read === undefined) return 1
    await terminal.print(printable(summarise(read.policy)))
    return 0
  },
}

function summarise(policy: Policy): string {
  const { allow, deny, patterns } = policy.detect
  const own = detectOptionsOf(policy).own?.types ?? []
  const allTypes: readonly EntityType[] = [...entityTypes, ...own.filter((type) => !entityTypes.some((known) => known === type))]
  const operatorOf = (type: EntityType): Operator => asRule(ruleOf(policy.entities, type).inbound).operator
  const inbound = (operator: Operator): string => {
    const types = allTypes.filter((type) => operatorOf(type) === operator)
    return types.length === 0 ? 'nothing' : types.join(', ')
  }
  const changed = allTypes.filter((type) => !['keep', 'token', 'redact', 'refuse'].includes(operatorOf(type)))
  const off = Object.entries(policy.settings).filter(([, on]) => !on).map(([name]) => name)
  const purposes = policy.purposes.map(({ id, required }) => `${id} (${required ? 'required' : 'optional'})`)
  return `The policy is valid.
responsible  ${policy.controller.name}
notice       version ${policy.notice.version}
purposes     ${purposes.length === 0 ? 'none' : purposes.join(', ')}
the bot sees ${inbound('keep')}
placeholders ${inbound('token')}
removed      ${inbound('redact')}
refused      ${inbound('refuse')}
changed      ${changed.length === 0 ? 'nothing' : changed.map((type) => `${type} (${operatorOf(type)})`).join(', ')}
exceptions   ${policy.rules.length === 0 ? 'none' : policy.rules.map(explainRule).join('\n             ')}
own entities ${own.length === 0 ? 'none' : own.join(', ')}
own lists    ${Object.values(deny).flat().length} denied, ${allow.length} allowed; patterns: ${Object.values(patterns).flat().length}
switched off ${off.length === 0 ? 'nothing' : off.join(', ')}
locked       ${policy.locks.length === 0 ? 'nothing' : policy.locks.join(', ')}
in doubt     ${policy.onFailure === 'refuse' ? 'the message is refused' : 'everything in the message is redacted'}
`
}

/** One exception in words, in the order in which they are asked. */
function explainRule({ operator, types, directions, channels, destinations, purposes }: Rule): string {
  const where = [directions, channels, destinations, purposes].flatMap((list) => (list === undefined ? [] : [list.join(' or ')]))
  return `${operator}: ${types === undefined ? 'every type' : types.join(', ')}${where.length === 0 ? '' : `; ${where.join('; ')}`}`
}
